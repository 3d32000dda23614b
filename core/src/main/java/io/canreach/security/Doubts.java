package io.canreach.security;

import io.canreach.model.Assumption;
import io.canreach.model.Unknown;

/** How a disputed point that nobody decided is put into words. */
public final class Doubts {
    private Doubts() {}

    /**
     * The doubt that an assumption read as ASK leaves.
     *
     * @param assumption the assumption
     * @return its name and both readings
     */
    public static Unknown of(Assumption assumption) {
        return assumption.doubt();
    }
}
