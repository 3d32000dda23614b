package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.ExpressionException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The variables of a template, each worked out once and when it is asked for. */
final class Variables {
    private final Frame frame;
    private final Map<String, Raw> declared = new LinkedHashMap<>();
    private final Map<String, JsonNode> values = new HashMap<>();
    private final Set<String> working = new LinkedHashSet<>();

    /**
     * A variable as written.
     *
     * @param json its value, or the loop that makes it
     * @param isLoop whether it is a loop
     * @param spot where it stands
     */
    private record Raw(JsonNode json, boolean isLoop, Spot spot) {}

    Variables(Frame frame, JsonNode variables, Spot spot) {
        this.frame = frame;
        if (variables.isObject()) {
            variables.properties().forEach(each -> declare(each.getKey(), each.getValue(), spot.field(each.getKey())));
        }
    }

    private void declare(String name, JsonNode json, Spot spot) {
        if (!PropertyLoop.isOne(name, json)) {
            declared.put(Json.lower(name), new Raw(json, false, spot));
            return;
        }
        for (int i = 0; i < json.size(); i++) {
            declared.put(Json.lower(Json.text(json.get(i), "name")), new Raw(json.get(i), true, spot.element(i)));
        }
    }

    JsonNode value(String name, boolean naming) {
        String key = Json.lower(name);
        String memo = naming ? key + "\n" : key;
        JsonNode known = values.get(memo);
        if (known != null) {
            return known;
        }
        Raw raw = declared.get(key);
        if (raw == null) {
            throw new ExpressionException("the template has no variable '" + name + "'");
        }
        if (!working.add(key)) {
            throw new ExpressionException(
                    "variable '" + name + "' is made of itself: " + String.join(" -> ", working) + " -> " + key);
        }
        try {
            JsonNode value = frame.run().budget().nested(() -> worked(raw, naming));
            values.put(memo, value);
            return value;
        } finally {
            working.remove(key);
        }
    }

    private JsonNode worked(Raw raw, boolean naming) {
        Place place = frame.place().naming(naming);
        return raw.isLoop()
                ? new PropertyLoop(frame.run(), place).list(raw.json(), raw.spot())
                : frame.run().evaluator().value(raw.json(), place, raw.spot());
    }
}
