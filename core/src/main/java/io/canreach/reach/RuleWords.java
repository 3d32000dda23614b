package io.canreach.reach;

import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.SecurityRule;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What steps and deciders say of the rules of a guard, made when a rule first decides there. */
final class RuleWords {
    private final NetworkSecurityGroup group;
    private final String shortly;
    private final String fully;
    private final Map<String, Words> known = new ConcurrentHashMap<>();

    /** Words for rules of a group, which is attached where these words say. */
    RuleWords(NetworkSecurityGroup group, String shortly, String fully) {
        this.group = group;
        this.shortly = shortly;
        this.fully = fully;
    }

    private record Words(SecurityRule rule, String allowing, Decider decider) {
        @SuppressWarnings("ReferenceEquality") // comparing rules field by field would cost more than their words
        boolean isOf(SecurityRule other) {
            return rule == other;
        }
    }

    /** The text of a step at which a rule allows. */
    String allowing(SecurityRule rule) {
        return of(rule).allowing();
    }

    /** A rule as what decides. */
    Decider decider(SecurityRule rule) {
        return of(rule).decider();
    }

    private Words of(SecurityRule rule) {
        Words words = known.get(rule.name());
        if (words == null || !words.isOf(rule)) {
            String allowing = shortly + ": " + rule.priority() + " " + rule.name();
            words = new Words(rule, allowing, Deciders.rule(rule, group, fully));
            known.put(rule.name(), words);
        }
        return words;
    }
}
