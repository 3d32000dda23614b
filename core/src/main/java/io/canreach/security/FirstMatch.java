package io.canreach.security;

import io.canreach.model.Access;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Evaluates rules in order, on sets. Packets that a rule only may match walk on under a cloud: if the rule that surely
 * matches them later does the same, nothing was uncertain; otherwise they are undetermined.
 */
final class FirstMatch {
    private final List<RuleMatch> rules;
    private final List<RulePart> parts = new ArrayList<>();
    private List<Clouded> clouds = new ArrayList<>();

    FirstMatch(List<RuleMatch> rules) {
        this.rules = rules;
    }

    List<RulePart> evaluate(PacketSet packets) {
        PacketSet clear = packets;
        for (RuleMatch match : rules) {
            if (!match.rule().unsettled().isEmpty()) {
                clear = cloud(clear, match, match.possible(), match.rule().unsettled(), EnumSet.allOf(Access.class));
            }
        }
        for (RuleMatch match : rules) {
            if (match.rule().unsettled().isEmpty()) {
                clear = pass(clear, match);
            }
        }
        return parts;
    }

    private PacketSet pass(PacketSet clear, RuleMatch match) {
        PacketSet rest = clear;
        settleClouds(match);
        PacketSet matched = rest.intersect(match.certain());
        if (!matched.isEmpty()) {
            parts.add(new RulePart(matched, Outcome.of(match.rule().access()), match.rule(), List.of()));
            rest = rest.minus(matched);
        }
        return cloud(
                rest,
                match,
                match.uncertain(),
                match.doubts(),
                EnumSet.of(match.rule().access()));
    }

    /** Takes packets that the rule may match out of the clear ones, and adds its access to those clouded before. */
    private PacketSet cloud(PacketSet clear, RuleMatch match, PacketSet maybe, List<Unknown> why, Set<Access> may) {
        if (maybe.isEmpty()) {
            return clear;
        }
        List<Unknown> reasons = why.stream()
                .map(reason -> new Unknown("rule '" + match.rule().name() + "': " + reason.reason()))
                .toList();
        List<Clouded> next = new ArrayList<>();
        for (Clouded cloud : clouds) {
            cloud.split(maybe, reasons, may, next);
        }
        PacketSet touched = clear.intersect(maybe);
        if (!touched.isEmpty()) {
            next.add(new Clouded(touched, may, reasons));
        }
        clouds = next;
        return clear.minus(touched);
    }

    private void settleClouds(RuleMatch match) {
        List<Clouded> next = new ArrayList<>();
        for (Clouded cloud : clouds) {
            PacketSet settled = cloud.packets.intersect(match.certain());
            if (!settled.isEmpty()) {
                parts.add(cloud.settle(settled, match));
            }
            PacketSet rest = cloud.packets.minus(settled);
            if (!rest.isEmpty()) {
                next.add(new Clouded(rest, cloud.may, cloud.doubts));
            }
        }
        clouds = next;
    }

    /** Packets that an uncertain rule may have decided already. */
    private record Clouded(PacketSet packets, Set<Access> may, List<Unknown> doubts) {
        RulePart settle(PacketSet settled, RuleMatch match) {
            Access access = match.rule().access();
            boolean alike = may.stream().allMatch(each -> each == access);
            return alike
                    ? new RulePart(settled, Outcome.of(access), match.rule(), List.of())
                    : new RulePart(settled, Outcome.UNDETERMINED, match.rule(), doubts);
        }

        void split(PacketSet maybe, List<Unknown> reasons, Set<Access> more, List<Clouded> into) {
            PacketSet touched = packets.intersect(maybe);
            PacketSet rest = packets.minus(touched);
            if (!rest.isEmpty()) {
                into.add(new Clouded(rest, may, doubts));
            }
            if (!touched.isEmpty()) {
                Set<Access> both = EnumSet.copyOf(may);
                both.addAll(more);
                List<Unknown> all = new ArrayList<>(doubts);
                all.addAll(reasons);
                into.add(new Clouded(touched, both, all));
            }
        }
    }
}
