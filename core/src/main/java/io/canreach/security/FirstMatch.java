package io.canreach.security;

import io.canreach.model.Access;
import io.canreach.packet.PacketClassifier;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates rules in order over a set of packets: the first match decides. A long list whose rules all either match or do
 * not is compiled when it is first evaluated, and each evaluation then is one walk through both sets; other lists are
 * evaluated rule by rule, which knows what to do with rules that may match.
 */
final class FirstMatch {
    private static final int FEWEST_COMPILED = 32;
    private static final int FEWEST_INDEXED = 6;
    private static final int EVALUATIONS_BEFORE_INDEX = 3;

    private final List<RuleMatch> rules;
    private final boolean isCertain;
    private volatile @Nullable PacketClassifier compiled;
    private volatile @Nullable NearRules index;
    private int evaluations; // lost counts do no harm

    FirstMatch(List<RuleMatch> rules) {
        this.rules = rules;
        this.isCertain = rules.stream()
                .allMatch(match ->
                        match.doubts().isEmpty() && match.rule().unsettled().isEmpty());
    }

    List<RulePart> evaluate(PacketSet packets) {
        return isCertain && rules.size() >= FEWEST_COMPILED ? compiled(packets) : oneByOne(packets);
    }

    List<RulePart> compiled(PacketSet packets) {
        List<RulePart> parts = new ArrayList<>();
        for (PacketClassifier.Share share : classifier().split(packets)) {
            share.line().ifPresent(line -> parts.add(decided(share.packets(), rules.get(line))));
        }
        return parts;
    }

    private PacketClassifier classifier() {
        PacketClassifier known = compiled;
        if (known == null) {
            known = PacketClassifier.of(rules.stream().map(RuleMatch::certain).toList());
            compiled = known;
        }
        return known;
    }

    private static RulePart decided(PacketSet packets, RuleMatch match) {
        return new RulePart(packets, Outcome.of(match.rule().access()), match.rule(), List.of());
    }

    List<RulePart> oneByOne(PacketSet packets) {
        List<RuleMatch> near = near(packets);
        if (near.size() == 1 && isCertain && near.get(0).certain().encloses(packets)) {
            return List.of(decided(packets, near.get(0)));
        }
        return new Deciding<>(near, match -> match.rule().access(), EnumSet.allOf(Access.class))
                .evaluate(packets).stream().map(FirstMatch::part).toList();
    }

    /** The rules that make a difference: those that may match some of the packets, up to one that matches all. */
    private List<RuleMatch> near(PacketSet packets) {
        List<RuleMatch> near = new ArrayList<>();
        long bits = candidates(packets);
        for (int i = 0; i < rules.size(); i++) {
            boolean may = i >= Long.SIZE || (bits & 1L << i) != 0;
            if (may && rules.get(i).possible().overlaps(packets)) {
                near.add(rules.get(i));
                if (isCertain && rules.get(i).certain().encloses(packets)) {
                    return near;
                }
            }
        }
        return near;
    }

    /** A bit for each of the first rules, not set for those that match none of the packets for sure. */
    private long candidates(PacketSet packets) {
        NearRules known = index;
        if (known == null && ++evaluations >= EVALUATIONS_BEFORE_INDEX && rules.size() >= FEWEST_INDEXED) {
            known = NearRules.of(rules);
            index = known;
        }
        return known == null ? -1 : known.touching(packets);
    }

    private static RulePart part(Deciding.Part<Access> part) {
        Outcome outcome =
                part.decisions().size() == 1 ? Outcome.of(part.match().rule().access()) : Outcome.UNDETERMINED;
        return new RulePart(part.packets(), outcome, part.match().rule(), part.doubts());
    }
}
