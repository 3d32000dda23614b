package io.canreach.importer.arm;

/** A template that is not evaluated any further: it asks for more than is allowed. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateException(Spot spot, String message) {
        super(spot + ": " + message);
    }

    TemplateException(Spot spot, String message, Throwable cause) {
        super(spot + ": " + message, cause);
    }
}
