package io.canreach.security;

import io.canreach.model.Access;

/** What a list of rules does with packets. */
public enum Outcome {
    /** They pass. */
    ALLOW("allow"),
    /** They are dropped. */
    DENY("DENY"),
    /** It depends on something unknown. */
    UNDETERMINED("?");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    static Outcome of(Access access) {
        return access == Access.ALLOW ? ALLOW : DENY;
    }

    @Override
    public String toString() {
        return text;
    }
}
