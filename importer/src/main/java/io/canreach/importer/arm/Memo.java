package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Budget;
import io.canreach.importer.arm.expression.ExpressionException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Values by name, each worked out once and when it is asked for; one that is made of itself is refused. */
final class Memo {
    private final String noun;
    private final Budget budget;
    private final Map<String, JsonNode> values = new HashMap<>();
    private final Set<String> working = new LinkedHashSet<>();

    Memo(String noun, Budget budget) {
        this.noun = noun;
        this.budget = budget;
    }

    /** The value; for names another than for all else. */
    JsonNode value(String name, boolean naming, Supplier<JsonNode> work) {
        String key = naming ? Json.lower(name) + "\n" : Json.lower(name);
        JsonNode known = values.get(key);
        if (known == null) {
            known = worked(name, work);
            values.put(key, known);
        }
        return known;
    }

    private JsonNode worked(String name, Supplier<JsonNode> work) {
        String key = Json.lower(name);
        if (!working.add(key)) {
            throw new ExpressionException(
                    noun + " '" + name + "' is made of itself: " + String.join(" -> ", working) + " -> " + key);
        }
        try {
            return budget.nested(work);
        } finally {
            working.remove(key);
        }
    }
}
