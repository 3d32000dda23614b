package io.canreach.security;

import io.canreach.model.SecurityAdminRule.Action;

/** What security admin rules do with packets. */
public enum AdminDecision {
    /** They hand on to network security groups. */
    ALLOW("Allow"),
    /** They deliver, and no network security group is asked. */
    ALWAYS_ALLOW("AlwaysAllow"),
    /** They drop, and no network security group is asked. */
    DENY("Deny"),
    /** None of them matches, so that network security groups decide. */
    NONE("no match");

    private final String text;

    AdminDecision(String text) {
        this.text = text;
    }

    static AdminDecision of(Action action) {
        return switch (action) {
            case ALLOW -> ALLOW;
            case ALWAYS_ALLOW -> ALWAYS_ALLOW;
            case DENY -> DENY;
        };
    }

    /**
     * Whether packets get to the network security groups.
     *
     * @return true for Allow, and where no rule matches
     */
    public boolean isBeforeGroups() {
        return this == ALLOW || this == NONE;
    }

    @Override
    public String toString() {
        return text;
    }
}
