package io.canreach.importer.terraform;

/** Which of the two networks of a plan. */
public enum Side {
    /** What is there now. */
    BEFORE,
    /** What is there once the plan is applied. */
    AFTER
}
