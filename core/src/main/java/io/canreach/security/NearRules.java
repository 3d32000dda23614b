package io.canreach.security;

import io.canreach.packet.AddressMasks;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import java.util.List;
import java.util.function.Function;

/**
 * Tells of the first rules of a list which of them can match packets at all, by where the addresses of both sides lie.
 *
 * @param sources the addresses of the source sides
 * @param destinations those of the destination sides
 */
record NearRules(AddressMasks sources, AddressMasks destinations) {
    static NearRules of(List<RuleMatch> rules) {
        List<RuleMatch> first = rules.subList(0, Math.min(rules.size(), AddressMasks.MOST));
        return new NearRules(masks(first, RuleMatch::source), masks(first, RuleMatch::destination));
    }

    private static AddressMasks masks(List<RuleMatch> rules, Function<RuleMatch, Extent> side) {
        List<IpSet> possible =
                rules.stream().map(rule -> side.apply(rule).possible()).toList();
        return AddressMasks.of(possible);
    }

    /** A bit for each rule, the lowest for the first; not set for those that match none of the packets for sure. */
    long touching(PacketSet packets) {
        return sources.touching(packets.sources()) & destinations.touching(packets.destinations());
    }
}
