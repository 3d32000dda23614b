package io.canreach.importer;

import tools.jackson.databind.JsonNode;

/** A field that stands twice in one object, of which Azure takes the latter from templates. */
final class RepeatedFieldException extends ImportException {
    private static final long serialVersionUID = 1L;

    private final transient JsonNode lenient;

    RepeatedFieldException(String message, Throwable cause, JsonNode lenient) {
        super(message, cause);
        this.lenient = lenient;
    }

    /** The document as Azure reads templates. */
    JsonNode lenient() {
        return lenient;
    }
}
