package io.canreach.importer;

/** A text or file that cannot be read at all; the message says where, why, and what is allowed. */
public class ImportException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * A refused text or file.
     *
     * @param message file, line and column where there are any, what was met and what is allowed
     */
    public ImportException(String message) {
        super(message);
    }

    /**
     * A refused text or file.
     *
     * @param message file, line and column where there are any, what was met and what is allowed
     * @param cause what found it
     */
    public ImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
