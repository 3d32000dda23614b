package io.canreach.importer.arm.expression;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/** Takes a property of an object or an element of an array. */
final class Access {
    private static final int SHOWN = 10;

    private Access() {}

    /** What must be there. */
    static JsonNode required(JsonNode of, JsonNode key, Budget budget) {
        JsonNode found = find(of, key, budget);
        if (found == null) {
            throw new ExpressionException(missing(of, key));
        }
        return found;
    }

    /** What need not be there; null if it is not. */
    static JsonNode tried(JsonNode of, JsonNode key, Budget budget) {
        JsonNode found = of.isNull() ? null : find(of, key, budget);
        return found == null ? Values.nothing() : found;
    }

    private static @Nullable JsonNode find(JsonNode of, JsonNode key, Budget budget) {
        if (Unknowns.isUnknown(key)) {
            return key;
        }
        if (of instanceof POJONode node && node.getPojo() instanceof Partial partial) {
            JsonNode known = find(partial.known(), key, budget);
            return known == null ? Unknowns.of(partial.rest()) : Unknowns.partly(known, partial.rest());
        }
        return Unknowns.isUnknown(of) ? of : findInKnown(of, key, budget);
    }

    private static @Nullable JsonNode findInKnown(JsonNode of, JsonNode key, Budget budget) {
        if (of.isObject() && key.isString()) {
            return Values.property(of, key.stringValue(), budget);
        }
        if (of.isArray() && key.isIntegralNumber()) {
            return key.canConvertToInt() ? of.get(key.intValue()) : null;
        }
        throw new ExpressionException(Words.of(of) + " has no " + Words.of(key)
                + "; allowed are an object with a name, or an array with an index");
    }

    private static String missing(JsonNode of, JsonNode key) {
        if (of.isArray()) {
            return "there is no element " + Words.of(key) + " in an array of " + of.size();
        }
        String names =
                of.propertyNames().stream().limit(SHOWN).map(Words::shortened).collect(Collectors.joining(", "));
        return "there is no property " + Words.of(key) + "; there "
                + (of.isEmpty() ? "is none" : "are " + names + (of.size() > SHOWN ? ", ..." : ""));
    }
}
