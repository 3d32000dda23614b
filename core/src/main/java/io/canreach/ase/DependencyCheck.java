package io.canreach.ase;

import io.canreach.reach.Answer;
import io.canreach.reach.Explanation;

/**
 * Whether an App Service Environment can call something it depends on.
 *
 * @param dependency what it depends on
 * @param state whether it can
 * @param reason the rule or route that breaks it, or what would have to be known; what allows it where it is met
 * @param answer the whole answer behind it
 */
public record DependencyCheck(Dependency dependency, State state, String reason, Answer answer) {
    /** Whether a dependency can be called. */
    public enum State {
        /** It can. */
        MET,
        /** It cannot. */
        BROKEN,
        /** It depends on something that is not known. */
        UNDETERMINED
    }

    /**
     * The flow-by-flow way of the deciding part, for reports.
     *
     * @return lines of ASCII
     */
    public String explain() {
        return new Explanation(answer).all();
    }

    @Override
    public String toString() {
        String then = state == State.BROKEN ? "; " + dependency.breaks() : "";
        return String.format("%-12s %s: %s%s", state, dependency, reason, then);
    }
}
