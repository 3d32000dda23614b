package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Unknowns;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Whether a value is one that its parameter allows.
 *
 * @param run the run
 * @param name the parameter's name
 * @param json its declaration
 * @param spot where that stands
 */
record ParameterCheck(Run run, String name, JsonNode json, Spot spot) {
    private static final int LONGEST = 80;

    JsonNode checked(JsonNode value) {
        if (Unknowns.isUnknown(value) || (value.isNull() && Json.is(json, "nullable"))) {
            return value;
        }
        String type = Json.lower(Json.text(json, "type"));
        JsonNode converted = converted(type, value);
        if (!fits(type, converted)) {
            run.refuse(spot, "parameter '" + name + "' is " + shown(value) + "; allowed is a value of type " + type);
            return Unknowns.of("parameter '" + name + "' has a value of the wrong type");
        }
        checkAllowed(converted);
        return converted;
    }

    private static boolean fits(String type, JsonNode value) {
        return switch (type) {
            case "string", "securestring" -> value.isString();
            case "int" -> value.isIntegralNumber();
            case "bool" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object", "secureobject" -> value.isObject();
            default -> true;
        };
    }

    /** On the command line numbers and booleans are given as texts. */
    private JsonNode converted(String type, JsonNode value) {
        String text = value.isString() ? value.stringValue().strip() : "";
        if (type.equals("int") && text.matches("-?\\d{1,18}")) {
            return Json.MAKE.numberNode(Long.parseLong(text));
        }
        if (type.equals("bool") && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
            return Json.MAKE.booleanNode(text.equalsIgnoreCase("true"));
        }
        return value;
    }

    private void checkAllowed(JsonNode value) {
        JsonNode allowed = Json.get(json, "allowedValues");
        boolean each = value.isArray() && allowed.valueStream().noneMatch(JsonNode::isArray);
        boolean fits =
                each ? value.valueStream().allMatch(item -> isAllowed(allowed, item)) : isAllowed(allowed, value);
        if (allowed.isArray() && !fits) {
            run.refuse(spot, "parameter '" + name + "' is " + shown(value) + "; allowed are " + listed(allowed));
        }
    }

    private String listed(JsonNode allowed) {
        return isSecret()
                ? "the values that the template lists"
                : allowed.valueStream().limit(20).map(JsonNode::toString).collect(Collectors.joining(", "));
    }

    /** Secrets stand in no message, not even wrong ones. */
    private boolean isSecret() {
        return Json.lower(Json.text(json, "type")).startsWith("secure");
    }

    private static boolean isAllowed(JsonNode allowed, JsonNode value) {
        return Unknowns.isIn(value) || allowed.valueStream().anyMatch(each -> same(each, value));
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.equals(other)
                || (one.isString() && other.isString() && one.stringValue().equalsIgnoreCase(other.stringValue()))
                || (one.isIntegralNumber()
                        && other.isIntegralNumber()
                        && one.asString().equals(other.asString()));
    }

    private String shown(JsonNode value) {
        if (isSecret()) {
            return "a secret that is not shown";
        }
        String text = Unknowns.shown(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
