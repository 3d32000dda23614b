package io.canreach.model;

/** Which way a security rule looks, seen from the interface or subnet it guards. */
public enum Direction {
    /** Towards the guarded resource. */
    INBOUND("Inbound"),
    /** Away from the guarded resource. */
    OUTBOUND("Outbound");

    private final String text;

    Direction(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
