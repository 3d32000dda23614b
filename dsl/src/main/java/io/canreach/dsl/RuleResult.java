package io.canreach.dsl;

import io.canreach.reach.Answer;
import java.util.Optional;

/** What became of a {@link ReachabilityRule} in one network. */
public final class RuleResult {
    private final ReachabilityRule rule;
    private final Answer answer;
    private final Optional<Breach> breach;

    RuleResult(ReachabilityRule rule, Answer answer, Optional<Breach> breach) {
        this.rule = rule;
        this.answer = answer;
        this.breach = breach;
    }

    /**
     * The rule.
     *
     * @return the rule as it was stated
     */
    public ReachabilityRule rule() {
        return rule;
    }

    /**
     * Whether the rule holds.
     *
     * @return false as well where that depends on something that is not known
     */
    public boolean holds() {
        return breach.isEmpty();
    }

    /**
     * The answer that the outcome rests on.
     *
     * @return verdict, parts and traces
     */
    public Answer answer() {
        return answer;
    }

    /**
     * The outcome in words: where the rule does not hold, what was expected and what is otherwise, by which rule or route,
     * for which flows; where it holds, by what. {@link Reach#show(RuleResult)} has all parts and all rules.
     *
     * @return at most 25 lines of text, the same every time; less than 900 characters where the rule holds
     */
    public String message() {
        return breach.isPresent()
                ? new FailureText(rule, answer, breach.get()).text()
                : new SuccessText(rule, answer).text();
    }

    @Override
    public String toString() {
        return message();
    }
}
