package io.canreach.security;

import io.canreach.model.SecurityRule;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import java.util.List;

/**
 * Packets that share a fate in a list of rules.
 *
 * @param packets the packets, at least one
 * @param outcome what happens to them
 * @param rule the rule that decides; where the outcome is undetermined, the rule that decides unless an uncertain one
 *     does
 * @param doubts what would have to be known; empty unless the outcome is undetermined
 */
public record RulePart(PacketSet packets, Outcome outcome, SecurityRule rule, List<Unknown> doubts) {
    /**
     * Copies the list.
     *
     * @param packets the packets, at least one
     * @param outcome what happens to them
     * @param rule the rule that decides; where the outcome is undetermined, the rule that decides unless an uncertain one
     *     does
     * @param doubts what would have to be known; empty unless the outcome is undetermined
     */
    public RulePart {
        doubts = List.copyOf(doubts);
    }
}
