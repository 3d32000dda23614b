package io.canreach.assertj;

/**
 * What is done with a failure. AssertJ's own way to assertions that do not throw is to derive classes at run time, which
 * it cannot do for those of another named module.
 */
interface Failing {
    /** Throws. */
    Failing AT_ONCE = error -> {
        throw error;
    };

    void with(AssertionError error);
}
