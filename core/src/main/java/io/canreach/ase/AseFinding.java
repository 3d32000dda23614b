package io.canreach.ase;

import io.canreach.ase.DependencyCheck.State;
import io.canreach.reach.Answer;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that an App Service Environment needs, and whether its network lets it have it.
 *
 * @param kind which sort of need, or which well-known fault
 * @param need what is needed, in words
 * @param state whether it is fulfilled
 * @param essential false for what only makes the operation worse
 * @param because the rule or route that decides, or what would have to be known
 * @param breaks what happens without it
 * @param answer the answer behind it; empty for what is read from the declaration alone
 */
public record AseFinding(
        Kind kind,
        String need,
        State state,
        boolean essential,
        String because,
        String breaks,
        Optional<Answer> answer) {
    /** Sorts of needs, and well-known faults. */
    public enum Kind {
        /** Somebody must be able to call the environment. */
        INBOUND,
        /** The environment must be able to call somebody. */
        OUTBOUND,
        /** Replies to management leave by another address than the one that was called. */
        ASE_ASYMMETRIC_MGMT,
        /** What the environment calls does not leave by its own address. */
        ASE_FORCED_TUNNEL,
        /** The subnet must be large enough, and delegated. */
        SUBNET
    }

    /**
     * The way of the flows behind this finding, for reports.
     *
     * @return lines of ASCII
     */
    public String explain() {
        return answer.map(all -> this + "\n" + all.explain()).orElse(toString());
    }

    private String words() {
        return switch (kind) {
            case INBOUND, OUTBOUND, SUBNET -> kind.name().toLowerCase(Locale.ROOT);
            case ASE_ASYMMETRIC_MGMT, ASE_FORCED_TUNNEL -> kind.name();
        };
    }

    @Override
    public String toString() {
        String then = state == State.MET ? "" : "; without it " + breaks;
        return state + " " + words() + " " + need + ": " + because + then;
    }
}
