package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Unknowns;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names and ids that are not known only because a parameter has no value: a text that stands in for the value lets
 * references find what they mean. Nothing but names and ids is taken from there, and only where the stand-in is in it.
 */
final class Naming {
    private Naming() {}

    /** Whether a text is made of a stand-in. */
    static boolean isStandIn(JsonNode value) {
        return value.isString() && value.stringValue().contains(Settings.NOT_GIVEN);
    }

    /** Whether a field holds the id of what is referred to. */
    static boolean isId(String field) {
        return field.equalsIgnoreCase("id") || field.endsWith("Id");
    }

    /** The value, with ids of stand-ins where it is unknown. */
    static JsonNode merged(JsonNode value, JsonNode named, boolean isName) {
        if (Unknowns.isUnknown(value)) {
            boolean reference = named.isObject() && named.size() == 1 && isStandIn(Json.get(named, "id"));
            return (isName && isStandIn(named)) || reference ? named : value;
        }
        if (value.isObject() && named.isObject()) {
            return fields(value, named);
        }
        return value.isArray() && named.isArray() && value.size() == named.size() ? elements(value, named) : value;
    }

    private static JsonNode fields(JsonNode value, JsonNode named) {
        ObjectNode merged = Json.MAKE.objectNode();
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            JsonNode other = Json.get(named, each.getKey());
            boolean child = each.getKey().equalsIgnoreCase("name")
                    && Json.get(value, "properties").isObject();
            merged.set(each.getKey(), merged(each.getValue(), other, child || isId(each.getKey())));
        }
        return merged;
    }

    private static JsonNode elements(JsonNode value, JsonNode named) {
        ArrayNode merged = Json.MAKE.arrayNode();
        for (int i = 0; i < value.size(); i++) {
            merged.add(merged(value.get(i), named.get(i), false));
        }
        return merged;
    }
}
