package io.canreach.security;

import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;

/** Admin rules of one configuration and one priority that decide otherwise: which of them is first is not documented. */
final class AdminTies {
    private AdminTies() {}

    static List<AdminRules.Entry> doubted(List<AdminRules.Entry> entries) {
        List<AdminRules.Entry> all = new ArrayList<>();
        for (AdminRules.Entry entry : entries) {
            PacketSet contested = PacketSet.unionOf(entries.stream()
                    .filter(other -> isRival(entry, other))
                    .map(other -> other.match().possible())
                    .toList());
            all.add(entry.with(without(entry.match(), contested)));
        }
        return all;
    }

    private static boolean isRival(AdminRules.Entry entry, AdminRules.Entry other) {
        return entry.match().rule().priority() == other.match().rule().priority()
                && entry.decision() != other.decision();
    }

    private static RuleMatch without(RuleMatch match, PacketSet contested) {
        if (!match.certain().overlaps(contested)) {
            return match;
        }
        List<Unknown> doubts = new ArrayList<>(match.doubts());
        doubts.add(new Unknown(
                "another admin rule has its priority " + match.rule().priority() + " and decides otherwise"));
        return new RuleMatch(
                match.rule(),
                match.source(),
                match.destination(),
                match.certain().minus(contested),
                match.possible(),
                doubts);
    }
}
