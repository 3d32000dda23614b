package io.canreach.security;

import io.canreach.model.Access;
import io.canreach.packet.PacketSet;
import java.util.EnumSet;
import java.util.List;

/** Evaluates rules in order, on sets, where each rule allows or denies. */
final class FirstMatch {
    private final List<RuleMatch> rules;

    FirstMatch(List<RuleMatch> rules) {
        this.rules = rules;
    }

    List<RulePart> evaluate(PacketSet packets) {
        return new Deciding<>(rules, match -> match.rule().access(), EnumSet.allOf(Access.class))
                .evaluate(packets).stream().map(FirstMatch::part).toList();
    }

    private static RulePart part(Deciding.Part<Access> part) {
        Outcome outcome =
                part.decisions().size() == 1 ? Outcome.of(part.match().rule().access()) : Outcome.UNDETERMINED;
        return new RulePart(part.packets(), outcome, part.match().rule(), part.doubts());
    }
}
