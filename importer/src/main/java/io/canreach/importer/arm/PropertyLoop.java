package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Unknowns;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A {@code copy} in an object, which makes lists of the object's fields. */
final class PropertyLoop {
    private final Run run;
    private final Place place;

    PropertyLoop(Run run, Place place) {
        this.run = run;
        this.place = place;
    }

    static boolean isOne(String field, JsonNode value) {
        return field.equalsIgnoreCase("copy")
                && value.isArray()
                && !value.isEmpty()
                && value.valueStream().allMatch(PropertyLoop::isLoop);
    }

    private static boolean isLoop(JsonNode value) {
        return Json.get(value, "name").isString()
                && Json.isThere(Json.get(value, "count"))
                && Json.isThere(Json.get(value, "input"));
    }

    /** Puts the list of each loop into an object. */
    void unroll(JsonNode loops, Spot spot, ObjectNode into) {
        int index = 0;
        for (JsonNode each : loops) {
            into.set(Json.text(each, "name"), list(each, spot.element(index)));
            index++;
        }
    }

    /** The list that one loop makes. */
    JsonNode list(JsonNode loop, Spot spot) {
        return list(Json.text(loop, "name"), loop, spot);
    }

    JsonNode list(String name, JsonNode loop, Spot spot) {
        Count count = Count.of(run, place, Json.get(loop, "count"), spot.field("count"));
        if (count.unknown().isPresent()) {
            return Unknowns.of(
                    "how long the list '" + name + "' is: " + count.unknown().get());
        }
        run.budget().elements(count.number());
        ArrayNode list = Json.MAKE.arrayNode();
        JsonNode input = Json.get(loop, "input");
        for (int i = 0; i < count.number(); i++) {
            Place turn = place.in(name, Json.MAKE.numberNode(i), false);
            list.add(run.evaluator().value(input, turn, spot.field("input")));
        }
        return list;
    }
}
