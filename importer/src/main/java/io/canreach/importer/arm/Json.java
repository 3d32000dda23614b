package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Unknowns;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** Looking into JSON whose field names Azure compares without regard to letter case. */
final class Json {
    static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private Json() {}

    /** The field, in any letter case; missing where there is none. */
    static JsonNode get(JsonNode object, String name) {
        JsonNode exact = object.isObject() ? object.path(name) : MissingNode.getInstance();
        if (!exact.isMissingNode() || !object.isObject()) {
            return exact;
        }
        for (Map.Entry<String, JsonNode> each : object.properties()) {
            if (each.getKey().equalsIgnoreCase(name)) {
                return each.getValue();
            }
        }
        return exact;
    }

    static JsonNode at(JsonNode object, String... names) {
        JsonNode node = object;
        for (String name : names) {
            node = get(node, name);
        }
        return node;
    }

    static String text(JsonNode object, String name) {
        JsonNode node = get(object, name);
        return node.isString() ? node.stringValue() : "";
    }

    static boolean is(JsonNode object, String name) {
        JsonNode node = get(object, name);
        return node.isBoolean() && node.booleanValue();
    }

    static boolean isThere(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }

    /** The fields by their names in lower case. */
    static Map<String, JsonNode> fields(JsonNode object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        if (object.isObject()) {
            object.properties().forEach(each -> fields.put(each.getKey().toLowerCase(Locale.ROOT), each.getValue()));
        }
        return fields;
    }

    static JsonNode text(String value) {
        return MAKE.stringNode(value);
    }

    /** Why a value is not known, as far as it is unknown itself or in it. */
    static String reason(JsonNode value) {
        return Unknowns.in(value).map(each -> each.reason()).orElse("it is not known");
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
