package io.canreach.security;

import io.canreach.model.AclRule;
import io.canreach.model.Assumption;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import java.util.List;
import java.util.Optional;

/**
 * Sources that share a fate in an endpoint ACL.
 *
 * @param sources the addresses, at least one
 * @param outcome what happens to them
 * @param rule the rule that decides, or empty where the ACL's default does
 * @param doubts what would have to be known; empty unless the outcome is undetermined
 * @param assumptions the disputed points that the outcome rests on
 */
public record AclPart(
        IpSet sources, Outcome outcome, Optional<AclRule> rule, List<Unknown> doubts, List<Assumption> assumptions) {
    /**
     * Copies the lists.
     *
     * @param sources the addresses, at least one
     * @param outcome what happens to them
     * @param rule the rule that decides, or empty where the ACL's default does
     * @param doubts what would have to be known; empty unless the outcome is undetermined
     * @param assumptions the disputed points that the outcome rests on
     */
    public AclPart {
        doubts = List.copyOf(doubts);
        assumptions = List.copyOf(assumptions);
    }
}
