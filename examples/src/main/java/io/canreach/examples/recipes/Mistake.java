package io.canreach.examples.recipes;

import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.RuleResult;
import io.canreach.model.Network;

/**
 * A network that lacks a piece, and a rule that fails there for want of it.
 *
 * @param what what is wrong, in a few words
 * @param network the network as it was built by mistake
 * @param rule a rule that does not hold in it
 */
public record Mistake(String what, Network network, ReachabilityRule rule) {
    /**
     * What becomes of the rule.
     *
     * @return a result that does not hold
     */
    public RuleResult result() {
        return rule.in(network);
    }

    /**
     * What went wrong.
     *
     * @return the line of the rule's message that names what decided
     */
    public String why() {
        return result().message()
                .lines()
                .filter(line -> line.startsWith("but "))
                .findFirst()
                .orElseThrow()
                .substring("but".length())
                .strip();
    }
}
