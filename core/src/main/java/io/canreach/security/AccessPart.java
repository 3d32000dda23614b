package io.canreach.security;

import io.canreach.model.AccessRestriction;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import java.util.List;
import java.util.Optional;

/**
 * Callers that share a fate in access restrictions.
 *
 * @param sources the addresses, at least one
 * @param outcome what happens to them
 * @param rule the rule that decides, or empty where the default action does
 * @param doubts what would have to be known; empty unless the outcome is undetermined
 */
public record AccessPart(IpSet sources, Outcome outcome, Optional<AccessRestriction> rule, List<Unknown> doubts) {
    /**
     * Copies the list.
     *
     * @param sources the addresses, at least one
     * @param outcome what happens to them
     * @param rule the rule that decides, or empty where the default action does
     * @param doubts what would have to be known; empty unless the outcome is undetermined
     */
    public AccessPart {
        doubts = List.copyOf(doubts);
    }
}
