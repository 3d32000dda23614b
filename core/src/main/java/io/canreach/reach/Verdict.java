package io.canreach.reach;

import java.util.List;

/** The answer to a question in one word. */
public enum Verdict {
    /** Every flow asked about is delivered. */
    REACHABLE,
    /** Every flow asked about is dropped. */
    BLOCKED,
    /** Some flows are delivered and some are dropped. */
    PARTIAL,
    /** It depends on something that is not known. */
    UNDETERMINED;

    static Verdict of(List<Part> parts) {
        boolean delivered = has(parts, Fate.DELIVERED);
        boolean dropped = has(parts, Fate.DROPPED);
        if (delivered && dropped) {
            return PARTIAL;
        }
        if (has(parts, Fate.UNDETERMINED)) {
            return UNDETERMINED;
        }
        return delivered ? REACHABLE : BLOCKED;
    }

    private static boolean has(List<Part> parts, Fate fate) {
        for (Part part : parts) {
            if (part.fate() == fate) {
                return true;
            }
        }
        return false;
    }
}
