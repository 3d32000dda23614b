package io.canreach.importer.arm.expression;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Puts text together, counting before it grows; also writes values as text. */
final class Texts {
    private final Budget budget;
    private final StringBuilder text = new StringBuilder();

    Texts(Budget budget) {
        this.budget = budget;
    }

    Texts add(String more) {
        budget.characters(more.length());
        text.append(more);
        return this;
    }

    Texts add(char more, long times) {
        budget.characters(times);
        text.append(String.valueOf(more).repeat((int) times));
        return this;
    }

    /** A value as the function string writes it: texts as they are, truth as True and False, lists and objects as JSON. */
    Texts add(JsonNode value) {
        if (value.isString()) {
            return add(value.stringValue());
        }
        if (value.isBoolean()) {
            return add(value.booleanValue() ? "True" : "False");
        }
        return value.isNull() ? this : json(value);
    }

    Texts json(JsonNode value) {
        if (value.isArray()) {
            return list(value);
        }
        if (value.isObject()) {
            return object(value);
        }
        return value.isString() ? quoted(value.stringValue()) : add(value.toString());
    }

    private Texts list(JsonNode list) {
        String before = "[";
        for (JsonNode each : list) {
            add(before).json(each);
            before = ",";
        }
        return add(list.isEmpty() ? "[]" : "]");
    }

    private Texts object(JsonNode object) {
        String before = "{";
        for (Map.Entry<String, JsonNode> each : object.properties()) {
            add(before).quoted(each.getKey()).add(":").json(each.getValue());
            before = ",";
        }
        return add(object.isEmpty() ? "{}" : "}");
    }

    private Texts quoted(String content) {
        add("\"");
        for (int i = 0; i < content.length(); i++) {
            add(escaped(content.charAt(i)));
        }
        return add("\"");
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            default -> c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c);
        };
    }

    JsonNode made() {
        return Values.text(text.toString());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
