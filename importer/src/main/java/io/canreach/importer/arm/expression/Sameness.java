package io.canreach.importer.arm.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether two values are equal: of one type, texts with regard to case, objects in any order of their properties. Known
 * parts that differ decide, whatever else is unknown.
 */
final class Sameness {
    private final Budget budget;

    Sameness(Budget budget) {
        this.budget = budget;
    }

    Maybe of(JsonNode one, JsonNode other) {
        budget.step();
        if (Unknowns.isUnknown(one) || Unknowns.isUnknown(other)) {
            return Maybe.UNSURE;
        }
        if (one.isNumber() && other.isNumber()) {
            return Maybe.of(Values.decimal(one).compareTo(Values.decimal(other)) == 0);
        }
        boolean alike = one.getNodeType() == other.getNodeType() && one.size() == other.size();
        return alike ? ofAlike(one, other) : Maybe.NO;
    }

    private Maybe ofAlike(JsonNode one, JsonNode other) {
        if (one.isArray()) {
            return ofLists(one, other);
        }
        return one.isObject() ? ofObjects(one, other) : Maybe.of(one.equals(other));
    }

    private Maybe ofLists(JsonNode one, JsonNode other) {
        Maybe same = Maybe.YES;
        for (int i = 0; i < one.size() && same != Maybe.NO; i++) {
            same = same.and(of(one.get(i), other.get(i)));
        }
        return same;
    }

    private Maybe ofObjects(JsonNode one, JsonNode other) {
        Maybe same = Maybe.YES;
        for (Map.Entry<String, JsonNode> each : one.properties()) {
            JsonNode counterpart = other.get(each.getKey());
            same = counterpart == null ? Maybe.NO : same.and(of(each.getValue(), counterpart));
            if (same == Maybe.NO) {
                return same;
            }
        }
        return same;
    }

    /** The first unknown in either of two values that cannot be told apart. */
    static JsonNode between(JsonNode one, JsonNode other) {
        return Unknowns.in(one).or(() -> Unknowns.in(other)).map(Unknowns::of).orElse(one);
    }

    /** The truth of it, as far as it is known. */
    JsonNode asValue(@Nullable JsonNode one, JsonNode other) {
        Maybe same = one == null ? Maybe.NO : of(one, other);
        return same == Maybe.UNSURE && one != null ? between(one, other) : Values.truth(same == Maybe.YES);
    }
}
