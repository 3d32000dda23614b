package io.canreach.security;

import io.canreach.model.SecurityRule;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Evaluates rules in order, on sets. Packets that a rule only may match walk on under a cloud: if the rule that surely
 * matches them later decides the same, nothing was uncertain; otherwise one of several things happens to them.
 *
 * @param <D> what rules decide
 */
final class Deciding<D extends Enum<D>> {
    private final List<RuleMatch> rules;
    private final Function<RuleMatch, D> decision;
    private final Set<D> all;
    private final List<Part<D>> parts = new ArrayList<>();
    private List<Clouded<D>> clouds = new ArrayList<>();

    /** Rules in order, what each decides, and what a rule may decide of which that is not known. */
    Deciding(List<RuleMatch> rules, Function<RuleMatch, D> decision, Set<D> all) {
        this.rules = rules;
        this.decision = decision;
        this.all = all;
    }

    /**
     * Packets that share a fate.
     *
     * @param decisions what happens to them; several where it is not known which
     * @param match the rule that decides unless an uncertain one does
     */
    record Part<D>(PacketSet packets, Set<D> decisions, RuleMatch match, List<Unknown> doubts) {}

    List<Part<D>> evaluate(PacketSet packets) {
        PacketSet clear = packets;
        for (RuleMatch match : rules) {
            if (!match.rule().unsettled().isEmpty()) {
                clear = cloud(clear, match, match.possible(), match.rule().unsettled(), all);
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
            parts.add(new Part<>(matched, EnumSet.of(decision.apply(match)), match, List.of()));
            rest = rest.minus(matched);
        }
        return cloud(rest, match, match.uncertain(), match.doubts(), EnumSet.of(decision.apply(match)));
    }

    /** Takes packets that the rule may match out of the clear ones, and adds its decision to those clouded before. */
    private PacketSet cloud(PacketSet clear, RuleMatch match, PacketSet maybe, List<Unknown> why, Set<D> may) {
        if (maybe.isEmpty()) {
            return clear;
        }
        List<Unknown> reasons =
                why.stream().map(reason -> doubt(match.rule(), reason)).toList();
        List<Clouded<D>> next = new ArrayList<>();
        for (Clouded<D> cloud : clouds) {
            cloud.split(maybe, reasons, may, next);
        }
        PacketSet touched = clear.intersect(maybe);
        if (!touched.isEmpty()) {
            next.add(new Clouded<>(touched, may, reasons));
        }
        clouds = next;
        return clear.minus(touched);
    }

    private static Unknown doubt(SecurityRule rule, Unknown reason) {
        return new Unknown("rule '" + rule.name() + "': " + reason.reason());
    }

    private void settleClouds(RuleMatch match) {
        List<Clouded<D>> next = new ArrayList<>();
        for (Clouded<D> cloud : clouds) {
            PacketSet settled = cloud.packets.intersect(match.certain());
            if (!settled.isEmpty()) {
                parts.add(cloud.settle(settled, match, decision.apply(match)));
            }
            PacketSet rest = cloud.packets.minus(settled);
            if (!rest.isEmpty()) {
                next.add(new Clouded<>(rest, cloud.may, cloud.doubts));
            }
        }
        clouds = next;
    }

    /** Packets that an uncertain rule may have decided already. */
    private record Clouded<D extends Enum<D>>(PacketSet packets, Set<D> may, List<Unknown> doubts) {
        Part<D> settle(PacketSet settled, RuleMatch match, D decided) {
            Set<D> decisions = EnumSet.copyOf(may);
            decisions.add(decided);
            return new Part<>(settled, decisions, match, decisions.size() == 1 ? List.of() : doubts);
        }

        void split(PacketSet maybe, List<Unknown> reasons, Set<D> more, List<Clouded<D>> into) {
            PacketSet touched = packets.intersect(maybe);
            PacketSet rest = packets.minus(touched);
            if (!rest.isEmpty()) {
                into.add(new Clouded<>(rest, may, doubts));
            }
            if (!touched.isEmpty()) {
                Set<D> both = EnumSet.copyOf(may);
                both.addAll(more);
                List<Unknown> all = new ArrayList<>(doubts);
                all.addAll(reasons);
                into.add(new Clouded<>(touched, both, all));
            }
        }
    }
}
