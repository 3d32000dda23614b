package io.canreach.examples.recipes;

import io.canreach.dsl.ExposureRule;
import io.canreach.dsl.HealthRule;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.ReviewRule;
import io.canreach.dsl.RuleResult;
import io.canreach.dsl.SessionResult;
import io.canreach.dsl.SessionRule;
import io.canreach.model.Network;
import java.util.function.Function;

/**
 * A network that lacks a piece, and a rule that fails there for want of it.
 *
 * @param what what is wrong, in a few words
 * @param network the network as it was built by mistake
 * @param rule a rule that does not hold in it
 */
public record Mistake(String what, Network network, Function<Network, Outcome> rule) {
    /**
     * What became of a rule.
     *
     * @param holds whether it holds
     * @param message what a person reads
     */
    public record Outcome(boolean holds, String message) {
        private static Outcome of(RuleResult result) {
            return new Outcome(result.holds(), result.message());
        }

        private static Outcome of(SessionResult result) {
            return new Outcome(result.holds(), result.message());
        }
    }

    Mistake(String what, Network network, ReachabilityRule rule) {
        this(what, network, in -> Outcome.of(rule.in(in)));
    }

    Mistake(String what, Network network, SessionRule rule) {
        this(what, network, in -> Outcome.of(rule.in(in)));
    }

    Mistake(String what, Network network, HealthRule rule) {
        this(what, network, in -> new Outcome(rule.failure(in).isEmpty(), rule.failure(in)));
    }

    Mistake(String what, Network network, ReviewRule rule) {
        this(what, network, in -> new Outcome(rule.failure(in).isEmpty(), rule.failure(in)));
    }

    Mistake(String what, Network network, ExposureRule rule) {
        this(what, network, in -> new Outcome(rule.failure(in).isEmpty(), rule.failure(in)));
    }

    /** A mistake of which the smallest change that mends it is told. */
    static Mistake mended(String what, Network network, ReachabilityRule rule) {
        return new Mistake(
                what,
                network,
                in -> new Outcome(rule.in(in).holds(), rule.repair(in).toString()));
    }

    /**
     * What becomes of the rule.
     *
     * @return an outcome that does not hold
     */
    public Outcome result() {
        return rule.apply(network);
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
