package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.ExpressionException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The variables of a template, each worked out once and when it is asked for. */
final class Variables {
    private final Frame frame;
    private final Map<String, Raw> declared = new LinkedHashMap<>();
    private final Memo values;

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
        this.values = new Memo("variable", frame.run().budget());
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
        Raw raw = declared.get(Json.lower(name));
        if (raw == null) {
            throw new ExpressionException("the template has no variable '" + name + "'");
        }
        return values.value(name, naming, () -> worked(raw, naming));
    }

    private JsonNode worked(Raw raw, boolean naming) {
        Place place = frame.place().naming(naming);
        return raw.isLoop()
                ? new PropertyLoop(frame.run(), place).list(raw.json(), raw.spot())
                : frame.run().evaluator().value(raw.json(), place, raw.spot());
    }
}
