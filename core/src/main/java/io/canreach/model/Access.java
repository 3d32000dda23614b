package io.canreach.model;

/** What a security rule does with what it matches. */
public enum Access {
    /** Lets the flow pass this list of rules. */
    ALLOW("Allow"),
    /** Drops the flow. */
    DENY("Deny");

    private final String text;

    Access(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
