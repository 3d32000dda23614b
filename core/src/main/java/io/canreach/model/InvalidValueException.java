package io.canreach.model;

/** A value that Azure does not allow; the message names the value and what is allowed. */
public class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * An invalid value.
     *
     * @param message the value and what is allowed
     */
    public InvalidValueException(String message) {
        super(message);
    }
}
