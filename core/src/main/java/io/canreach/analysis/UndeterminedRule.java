package io.canreach.analysis;

import io.canreach.model.Unknown;
import java.util.List;

/**
 * A rule of which it is not known whether it does anything.
 *
 * @param rule the rule
 * @param mayBeDead whether it is not even known that packets reach it; otherwise it decides packets that may fare alike without it
 * @param doubts what would have to be known
 * @param places where its list is
 */
public record UndeterminedRule(ListedRule rule, boolean mayBeDead, List<Unknown> doubts, List<String> places) {
    /**
     * Copies the lists.
     *
     * @param rule the rule
     * @param mayBeDead whether it is not even known that packets reach it
     * @param doubts what would have to be known
     * @param places where its list is
     */
    public UndeterminedRule {
        doubts = List.copyOf(doubts);
        places = List.copyOf(places);
    }

    @Override
    public String toString() {
        String what = mayBeDead ? " may be dead: " : " may be redundant: ";
        List<String> reasons = doubts.stream().map(Unknown::reason).toList();
        return rule + what + (reasons.isEmpty() ? "something is not known" : FindingText.joined(reasons));
    }
}
