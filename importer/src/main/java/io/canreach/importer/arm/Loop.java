package io.canreach.importer.arm;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One turn of a copy loop.
 *
 * @param name the loop's name
 * @param index the number of the turn from zero, unknown where it is not known how many there are
 * @param ofResource whether it copies resources, which {@code copyIndex()} without a name means
 * @param outer the loop around it
 */
record Loop(
        String name,
        JsonNode index,
        boolean ofResource,
        @Nullable Loop outer) {}
