package io.canreach.importer;

import io.canreach.importer.arm.expression.Unknowns;
import io.canreach.model.Unknown;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Values that exist only on deployment: an {@link Unknown} in the tree, or an expression that nobody evaluated. */
final class Later {
    private static final int LONGEST = 80;

    private Later() {}

    static boolean isOne(JsonNode json) {
        return Unknowns.isUnknown(json) || isText(json);
    }

    /** Why a value is not known; empty for one that is known. */
    static Optional<Unknown> of(JsonNode json) {
        if (Unknowns.isUnknown(json)) {
            return Unknowns.in(json);
        }
        return isText(json) ? Optional.of(new Unknown(words(json.toString()))) : Optional.empty();
    }

    /** Why a condition is not known; of one that is, and of text that is no condition of a template, nothing. */
    static Optional<Unknown> doubt(JsonNode condition) {
        return condition.isPojo() ? of(condition) : Optional.empty();
    }

    /** A value as a message shows it: of one that is not known, why. */
    static String shown(JsonNode json) {
        if (json.isPojo()) {
            return of(json).map(Unknown::reason).orElse("a value of no kind");
        }
        return cut(json.isObject() ? "an object" : json.isArray() ? "a list" : json.toString());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    private static boolean isText(JsonNode json) {
        return json.isString()
                && json.stringValue().startsWith("[")
                && !json.stringValue().startsWith("[[");
    }

    private static String words(String text) {
        return Findings.clean(cut(text)) + " is a template expression, known only on deployment";
    }
}
