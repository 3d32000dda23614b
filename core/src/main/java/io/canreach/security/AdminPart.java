package io.canreach.security;

import io.canreach.model.SecurityAdminConfiguration;
import io.canreach.model.SecurityRule;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Packets that share a fate in the security admin rules of a subnet.
 *
 * @param packets the packets, at least one
 * @param decisions what happens to them; several where it is not known which
 * @param rule the rule that decides, or decides unless an uncertain one does; none where no rule matches
 * @param configuration the configuration of that rule
 * @param doubts what would have to be known; empty where there is one decision
 */
public record AdminPart(
        PacketSet packets,
        Set<AdminDecision> decisions,
        Optional<SecurityRule> rule,
        Optional<SecurityAdminConfiguration> configuration,
        List<Unknown> doubts) {
    /**
     * Copies the collections.
     *
     * @param packets the packets, at least one
     * @param decisions what happens to them; several where it is not known which
     * @param rule the rule that decides, or decides unless an uncertain one does; none where no rule matches
     * @param configuration the configuration of that rule
     * @param doubts what would have to be known; empty where there is one decision
     */
    public AdminPart {
        decisions = Set.copyOf(decisions);
        doubts = List.copyOf(doubts);
    }

    /**
     * Whether only one thing may happen.
     *
     * @param decision that thing
     * @return true when it is certain
     */
    public boolean is(AdminDecision decision) {
        return decisions.size() == 1 && decisions.contains(decision);
    }
}
