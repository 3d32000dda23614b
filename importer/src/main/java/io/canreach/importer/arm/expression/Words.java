package io.canreach.importer.arm.expression;

import tools.jackson.databind.JsonNode;

/** Values as messages show them: short, on one line. */
final class Words {
    private static final int LONGEST = 60;

    private Words() {}

    /** What a value is and holds. */
    static String of(JsonNode value) {
        if (value.isString()) {
            return "'" + shortened(value.stringValue()) + "'";
        }
        if (value.isArray()) {
            return "an array of " + value.size();
        }
        if (value.isObject()) {
            return "an object of " + value.size() + (value.size() == 1 ? " property" : " properties");
        }
        return Unknowns.isUnknown(value) ? "unknown" : shortened(value.toString());
    }

    static String shortened(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        return cut.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
