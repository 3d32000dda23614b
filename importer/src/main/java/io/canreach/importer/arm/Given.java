package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Unknowns;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The value that is given to a parameter.
 *
 * @param raw the value as written
 * @param place where it is worked out; null for a value as it is
 * @param spot where it stands
 */
record Given(JsonNode raw, @Nullable Place place, Spot spot) {
    static Given value(JsonNode value, Spot spot) {
        return new Given(value, null, spot);
    }

    /** What stands in a parameter file, or beside a nested template: a value, or the place of a secret. */
    static Given entry(String name, JsonNode entry, @Nullable Place place, Spot spot) {
        JsonNode value = Json.get(entry, "value");
        if (value.isMissingNode() && Json.isThere(Json.get(entry, "reference"))) {
            return value(Unknowns.of("parameter '" + name + "' is a secret of a key vault"), spot);
        }
        return new Given(value, place, spot.field("value"));
    }

    JsonNode worked(boolean naming) {
        if (place == null) {
            return raw;
        }
        Place from = place.naming(naming);
        return from.budget().nested(() -> from.frame().run().evaluator().value(raw, from, spot));
    }
}
