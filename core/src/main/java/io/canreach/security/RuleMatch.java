package io.canreach.security;

import io.canreach.model.Network;
import io.canreach.model.SecurityRule;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import java.util.List;

/**
 * What a rule matches, as packets.
 *
 * @param rule the rule
 * @param source the addresses of its source side
 * @param destination the addresses of its destination side
 * @param certain packets that it surely matches
 * @param possible packets that it may match, the certain ones included
 * @param doubts why the two differ; empty when they do not
 */
public record RuleMatch(
        SecurityRule rule,
        Extent source,
        Extent destination,
        PacketSet certain,
        PacketSet possible,
        List<Unknown> doubts) {
    /**
     * Copies the list.
     *
     * @param rule the rule
     * @param source the addresses of its source side
     * @param destination the addresses of its destination side
     * @param certain packets that it surely matches
     * @param possible packets that it may match, the certain ones included
     * @param doubts why the two differ; empty when they do not
     */
    public RuleMatch {
        doubts = List.copyOf(doubts);
    }

    /**
     * What a rule matches.
     *
     * @param rule the rule
     * @param network the network, by whose readings of disputed points it is read
     * @param tags the addresses of names
     * @return the match
     */
    public static RuleMatch of(SecurityRule rule, Network network, AddressExpansion tags) {
        return new RuleCompiler(network, tags).compile(rule);
    }

    /** Packets that it matches or not. */
    PacketSet uncertain() {
        return doubts.isEmpty() ? PacketSet.empty() : possible.minus(certain);
    }
}
