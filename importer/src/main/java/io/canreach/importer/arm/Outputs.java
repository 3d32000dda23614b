package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Unknowns;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a nested deployment gives to what is around it. */
final class Outputs {
    private Outputs() {}

    /** The properties of a deployment, with its outputs. */
    static JsonNode of(Frame deployment, boolean naming) {
        ObjectNode outputs = Json.MAKE.objectNode();
        JsonNode declared = Json.get(deployment.template(), "outputs");
        if (declared.isObject()) {
            for (Map.Entry<String, JsonNode> each : declared.properties()) {
                Spot spot = deployment.spot().field("outputs").field(each.getKey());
                outputs.set(
                        each.getKey(), output(deployment.place().naming(naming), each.getKey(), each.getValue(), spot));
            }
        }
        ObjectNode properties = Json.MAKE.objectNode();
        properties.put("provisioningState", "Succeeded");
        properties.set("outputs", outputs);
        return properties;
    }

    private static JsonNode output(Place place, String name, JsonNode raw, Spot spot) {
        ObjectNode output = Json.MAKE.objectNode();
        output.set("type", Json.text(Json.text(raw, "type")));
        output.set("value", value(place, name, raw, spot));
        return output;
    }

    private static JsonNode value(Place place, String name, JsonNode raw, Spot spot) {
        Run run = place.frame().run();
        JsonNode condition = Json.get(raw, "condition");
        if (Json.isThere(condition)) {
            JsonNode met = run.evaluator().value(condition, place, spot.field("condition"));
            if (Unknowns.isUnknown(met)) {
                return Unknowns.of("whether there is an output '" + name + "': " + Json.reason(met));
            }
            if (met.isBoolean() && !met.booleanValue()) {
                return Json.MAKE.nullNode();
            }
        }
        JsonNode copy = Json.get(raw, "copy");
        return copy.isObject()
                ? new PropertyLoop(run, place).list(name, copy, spot.field("copy"))
                : run.evaluator().value(Json.get(raw, "value"), place, spot.field("value"));
    }
}
