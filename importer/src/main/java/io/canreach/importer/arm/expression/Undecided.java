package io.canreach.importer.arm.expression;

import tools.jackson.databind.JsonNode;

/** Ends a function whose result hangs on an unknown value: that value is the result. Caught where functions are called. */
final class Undecided extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient JsonNode unknown;

    Undecided(JsonNode unknown) {
        super("unknown", null, false, false);
        this.unknown = unknown;
    }

    JsonNode unknown() {
        return unknown;
    }
}
