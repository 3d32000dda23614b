package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Unknowns;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How often a copy loop turns.
 *
 * @param number how often, zero where it is not known
 * @param unknown why it is not known
 */
record Count(long number, Optional<String> unknown) {
    static Count of(Run run, Place place, JsonNode raw, Spot spot) {
        JsonNode value = run.evaluator().value(raw, place, spot);
        if (Unknowns.isUnknown(value)) {
            return new Count(0, Optional.of(Json.reason(value)));
        }
        boolean number = value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0;
        boolean digits = value.isString() && value.stringValue().matches("\\d{1,18}");
        if (!number && !digits) {
            String met = "a loop of " + shown(value) + " turns; allowed is a whole number from 0";
            run.refuse(spot, met);
            return new Count(0, Optional.of(met));
        }
        return new Count(digits ? Long.parseLong(value.stringValue()) : value.longValue(), Optional.empty());
    }

    private static String shown(JsonNode value) {
        String text = Unknowns.shown(value);
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
