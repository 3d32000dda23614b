package io.canreach.reach;

/** A question about something that is not in the network, or that is there more than once. */
public final class UnknownEndpointException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * A question that cannot be asked.
     *
     * @param message the name, and what there is instead
     */
    public UnknownEndpointException(String message) {
        super(message);
    }
}
