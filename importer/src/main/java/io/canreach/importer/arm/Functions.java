package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.ExpressionException;
import io.canreach.importer.arm.expression.Unknowns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The functions that a template defines; each sees its own parameters and nothing else. */
final class Functions {
    private final Frame frame;
    private final Map<String, Defined> defined = new LinkedHashMap<>();

    /**
     * A function as written.
     *
     * @param json its parameters and output
     * @param spot where it stands
     */
    private record Defined(JsonNode json, Spot spot) {}

    Functions(Frame frame, JsonNode functions, Spot spot) {
        this.frame = frame;
        for (int i = 0; functions.isArray() && i < functions.size(); i++) {
            define(functions.get(i), spot.element(i).field("members"));
        }
    }

    private void define(JsonNode space, Spot spot) {
        JsonNode members = Json.get(space, "members");
        String prefix = Json.text(space, "namespace") + ".";
        Json.fields(members)
                .forEach((name, json) -> defined.put(Json.lower(prefix + name), new Defined(json, spot.field(name))));
    }

    JsonNode call(String namespace, String name, List<JsonNode> arguments, Place from) {
        Defined function = defined.get(Json.lower(namespace + "." + name));
        if (function == null) {
            throw new ExpressionException("the template has no function '" + namespace + "." + name + "'");
        }
        Place inside = frame.ofFunction(given(namespace + "." + name, function, arguments))
                .place()
                .naming(from.isNaming());
        Spot spot = function.spot().field("output").field("value");
        JsonNode raw = Json.at(function.json(), "output", "value");
        JsonNode value =
                frame.run().budget().nested(() -> frame.run().evaluator().value(raw, inside, spot));
        return raw.isMissingNode() ? Unknowns.of("function '" + name + "' has no output") : value;
    }

    private static Map<String, Given> given(String name, Defined function, List<JsonNode> arguments) {
        JsonNode parameters = Json.get(function.json(), "parameters");
        if (parameters.size() != arguments.size()) {
            throw new ExpressionException(
                    "function '" + name + "' takes " + parameters.size() + " values and is given " + arguments.size());
        }
        Map<String, Given> given = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            given.put(Json.lower(Json.text(parameters.get(i), "name")), Given.value(arguments.get(i), function.spot()));
        }
        return given;
    }
}
