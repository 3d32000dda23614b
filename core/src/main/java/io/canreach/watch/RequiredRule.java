package io.canreach.watch;

import io.canreach.model.Direction;
import io.canreach.security.Outcome;

/**
 * Something that the NSG of a managed service's subnet must let through.
 *
 * @param name what it is for
 * @param direction which way it goes
 * @param services protocols and ports, such as {@code TCP 443}
 * @param peer who is at the other end, such as a service tag
 * @param outcome ALLOW where rules let all of it through, DENY where they stop some of it, else UNDETERMINED
 * @param decidedBy the rule that stops it, or else the rule that lets it through
 * @param without what does not work without it
 */
public record RequiredRule(
        String name,
        Direction direction,
        String services,
        String peer,
        Outcome outcome,
        String decidedBy,
        String without) {
    /**
     * Whether rules let all of it through.
     *
     * @return true when nothing of it is missing
     */
    public boolean isFulfilled() {
        return outcome == Outcome.ALLOW;
    }

    @Override
    public String toString() {
        String state = isFulfilled() ? "allowed by " : "MISSING, stopped by ";
        String line = direction + " " + services + " " + (direction == Direction.INBOUND ? "from " : "to ") + peer
                + " (" + name + "): " + state + decidedBy;
        return isFulfilled() ? line : line + "; without it " + without;
    }
}
