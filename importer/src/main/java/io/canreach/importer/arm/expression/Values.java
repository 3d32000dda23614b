package io.canreach.importer.arm.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values of the language, made and looked into as Azure does. */
final class Values {
    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

    /** How many names can be compared in the time of a step. */
    private static final int SCANNED = 64;

    private Values() {}

    static JsonNode text(String text) {
        return FACTORY.stringNode(text);
    }

    /** A number in the form in which a JSON reader makes it, so that equal numbers are equal nodes. */
    static JsonNode number(long number) {
        return (int) number == number ? FACTORY.numberNode((int) number) : FACTORY.numberNode(number);
    }

    static JsonNode truth(boolean truth) {
        return FACTORY.booleanNode(truth);
    }

    static JsonNode nothing() {
        return FACTORY.nullNode();
    }

    static ArrayNode list() {
        return FACTORY.arrayNode();
    }

    static ArrayNode list(Iterable<? extends JsonNode> elements) {
        ArrayNode list = list();
        elements.forEach(list::add);
        return list;
    }

    static ObjectNode object() {
        return FACTORY.objectNode();
    }

    /** A property by its name without regard to case; one that is written exactly so comes first. */
    static @Nullable JsonNode property(JsonNode object, String name, Budget budget) {
        JsonNode exact = object.get(name);
        if (exact != null) {
            return exact;
        }
        budget.steps(object.size() / SCANNED);
        for (Map.Entry<String, JsonNode> each : object.properties()) {
            if (each.getKey().equalsIgnoreCase(name)) {
                return each.getValue();
            }
        }
        return null;
    }
}
