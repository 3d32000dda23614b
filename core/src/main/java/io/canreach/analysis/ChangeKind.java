package io.canreach.analysis;

import io.canreach.reach.Fate;

/** What became different for some flows. */
public enum ChangeKind {
    /** They were dropped, or could not be sent, and are delivered now. */
    NEWLY_REACHABLE("newly reachable"),
    /** They were delivered, and are dropped or cannot be sent now. */
    NEWLY_BLOCKED("newly blocked"),
    /** Their fate was known and is not known now, or hangs on something else. */
    NEWLY_UNDETERMINED("newly undetermined"),
    /** Their fate was not known and is known now. */
    NEWLY_DECIDED("newly decided");

    private final String text;

    ChangeKind(String text) {
        this.text = text;
    }

    static ChangeKind of(Fate before, Fate after) {
        if (after == Fate.UNDETERMINED) {
            return NEWLY_UNDETERMINED;
        }
        if (before == Fate.UNDETERMINED) {
            return NEWLY_DECIDED;
        }
        return after == Fate.DELIVERED ? NEWLY_REACHABLE : NEWLY_BLOCKED;
    }

    @Override
    public String toString() {
        return text;
    }
}
