package io.canreach.importer.arm.expression;

import io.canreach.model.Unknown;
import tools.jackson.databind.JsonNode;

/**
 * A list or object of which something is known: what is not there is unknown, not missing.
 *
 * @param known what is known of it
 * @param rest why the rest is not known
 */
record Partial(JsonNode known, Unknown rest) {
    @Override
    public String toString() {
        return rest.toString();
    }
}
