package io.canreach.security;

import io.canreach.model.Access;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates rules in order over a set of packets: the first match decides. A long list is compiled when it is first evaluated,
 * and each evaluation then is one walk through both sets; what comes to a rule that only may match it, and short lists, are
 * evaluated rule by rule, which knows what to do with such rules.
 */
final class FirstMatch {
    private static final int FEWEST_COMPILED = 32;
    private static final int FEWEST_INDEXED = 6;
    private static final int USUAL_PARTS = 2;
    private static final int EVALUATIONS_BEFORE_INDEX = 3;

    /** A bit for each of the first rules, where it is not known that any of them does not match. */
    private static final long ANY_RULE = -1;

    private final List<RuleMatch> rules;
    private final boolean isCertain;
    private volatile @Nullable CompiledRules compiled;
    private volatile @Nullable NearRules index;
    private final PairShares ofPairs = new PairShares();
    private int evaluations; // lost counts do no harm

    FirstMatch(List<RuleMatch> rules) {
        this.rules = rules;
        this.isCertain = areCertain(rules);
    }

    private static boolean areCertain(List<RuleMatch> rules) {
        for (RuleMatch match : rules) {
            if (!match.doubts().isEmpty() || !match.rule().unsettled().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    List<RulePart> evaluate(PacketSet packets) {
        return rules.size() >= FEWEST_COMPILED ? compiled(packets) : oneByOne(packets);
    }

    /** The packets with each outcome; there is nothing for an outcome that none has. */
    Map<Outcome, PacketSet> outcomes(PacketSet packets) {
        if (rules.size() < FEWEST_COMPILED) {
            return together(oneByOne(packets));
        }
        Map<Outcome, PacketSet> outcomes = compiledRules().outcomes(packets, rules);
        PacketSet doubtful = outcomes.getOrDefault(Outcome.UNDETERMINED, PacketSet.empty());
        if (!doubtful.isEmpty()) {
            outcomes.remove(Outcome.UNDETERMINED);
            together(oneByOne(doubtful)).forEach((outcome, some) -> outcomes.merge(outcome, some, PacketSet::union));
        }
        return outcomes;
    }

    private static Map<Outcome, PacketSet> together(List<RulePart> parts) {
        return parts.stream()
                .collect(Collectors.groupingBy(
                        RulePart::outcome,
                        () -> new EnumMap<>(Outcome.class),
                        Collectors.mapping(
                                RulePart::packets,
                                Collectors.collectingAndThen(Collectors.toList(), PacketSet::unionOf))));
    }

    /** The parts in the order of the rules that decide; a rule's part of the packets in doubt comes before its clear one. */
    List<RulePart> compiled(PacketSet packets) {
        SortedMap<Integer, PacketSet> shares = compiledRules().split(packets);
        PacketSet doubtful = shares.getOrDefault(rules.size(), PacketSet.empty());
        SortedMap<Integer, List<RulePart>> parts = new TreeMap<>();
        for (Deciding.Part<Access> part : doubtful.isEmpty() ? List.<Deciding.Part<Access>>of() : deciding(doubtful)) {
            at(parts, rules.indexOf(part.match())).add(part(part));
        }
        shares.headMap(rules.size()).forEach((rule, sure) -> at(parts, rule).add(decided(sure, rules.get(rule))));
        return parts.values().stream().flatMap(List::stream).toList();
    }

    private static List<RulePart> at(SortedMap<Integer, List<RulePart>> parts, int rule) {
        return parts.computeIfAbsent(rule, any -> new ArrayList<>());
    }

    private List<Deciding.Part<Access>> deciding(PacketSet packets) {
        return deciding(near(packets), packets);
    }

    private static List<Deciding.Part<Access>> deciding(List<RuleMatch> near, PacketSet packets) {
        return new Deciding<>(near, match -> match.rule().access(), EnumSet.allOf(Access.class)).evaluate(packets);
    }

    private CompiledRules compiledRules() {
        CompiledRules known = compiled;
        if (known == null) {
            known = CompiledRules.of(rules);
            compiled = known;
        }
        return known;
    }

    private static RulePart decided(PacketSet packets, RuleMatch match) {
        return new RulePart(packets, Outcome.of(match.rule().access()), match.rule(), List.of());
    }

    List<RulePart> oneByOne(PacketSet packets) {
        return isCertain
                ? inOrder(packets)
                : deciding(packets).stream().map(FirstMatch::part).toList();
    }

    /** What each of the rules, all of which match or not, takes of what those before it left. */
    private List<RulePart> inOrder(PacketSet packets) {
        NearRules near = nearRules();
        if (near == null) {
            return inOrder(packets, ANY_RULE);
        }
        long bits = near.touching(packets);
        Optional<PairShares.Asked> asked =
                rules.size() > Long.SIZE ? Optional.empty() : PairShares.asked(packets, bits);
        List<RulePart> known = asked.isEmpty() ? null : ofPairs.of(packets, asked.get());
        if (known != null) {
            return known;
        }
        List<RulePart> parts = inOrder(packets, bits);
        if (asked.isPresent()) {
            ofPairs.keep(asked.get(), parts);
        }
        return parts;
    }

    private List<RulePart> inOrder(PacketSet packets, long bits) {
        List<RulePart> parts = new ArrayList<>(USUAL_PARTS);
        PacketSet rest = packets;
        for (int i = 0; i < rules.size() && !rest.isEmpty(); i++) {
            PacketSet certain = rules.get(i).certain();
            if (mayBeNear(i, bits) && certain.overlaps(rest)) {
                PacketSet matched = certain.encloses(rest) ? rest : rest.intersect(certain);
                parts.add(decided(matched, rules.get(i)));
                rest = matched.equals(rest) ? PacketSet.empty() : rest.minus(matched);
            }
        }
        return parts;
    }

    private static boolean mayBeNear(int rule, long bits) {
        return rule >= Long.SIZE || (bits & 1L << rule) != 0;
    }

    /** The rules that make a difference: those that may match some of the packets. */
    private List<RuleMatch> near(PacketSet packets) {
        List<RuleMatch> near = new ArrayList<>();
        NearRules first = nearRules();
        long bits = first == null ? ANY_RULE : first.touching(packets);
        for (int i = 0; i < rules.size(); i++) {
            if (mayBeNear(i, bits) && rules.get(i).possible().overlaps(packets)) {
                near.add(rules.get(i));
            }
        }
        return near;
    }

    /** What tells which of the first rules may match, once there were some evaluations; nothing before. */
    private @Nullable NearRules nearRules() {
        NearRules known = index;
        if (known == null && ++evaluations >= EVALUATIONS_BEFORE_INDEX && rules.size() >= FEWEST_INDEXED) {
            known = NearRules.of(rules);
            index = known;
        }
        return known;
    }

    private static RulePart part(Deciding.Part<Access> part) {
        Outcome outcome =
                part.decisions().size() == 1 ? Outcome.of(part.match().rule().access()) : Outcome.UNDETERMINED;
        return new RulePart(part.packets(), outcome, part.match().rule(), part.doubts());
    }
}
