package io.canreach.reach;

/** The answer to a question in one word. */
public enum Verdict {
    /** Every flow asked about is delivered. */
    REACHABLE,
    /** Every flow asked about is dropped. */
    BLOCKED,
    /** Some flows are delivered and some are dropped. */
    PARTIAL,
    /** It depends on something that is not known. */
    UNDETERMINED
}
