package io.canreach.assertj;

import io.canreach.reach.Answer;
import io.canreach.reach.Explanation;
import io.canreach.reach.Part;
import io.canreach.reach.Verdict;
import org.assertj.core.api.AbstractAssert;

/** Assertions on an answer: its verdict, what decided it, and its way. */
public class AnswerAssert extends AbstractAssert<AnswerAssert, Answer> {
    private final Failing failing;

    /**
     * Begins an assertion.
     *
     * @param actual the answer
     */
    public AnswerAssert(Answer actual) {
        this(actual, Failing.AT_ONCE);
    }

    AnswerAssert(Answer actual, Failing failing) {
        super(actual, AnswerAssert.class);
        this.failing = failing;
    }

    /**
     * Every flow asked about is delivered.
     *
     * @return this assertion
     */
    public AnswerAssert isReachable() {
        return has(Verdict.REACHABLE);
    }

    /**
     * Every flow asked about is dropped.
     *
     * @return this assertion
     */
    public AnswerAssert isBlocked() {
        return has(Verdict.BLOCKED);
    }

    /**
     * Some flows are delivered and some are dropped.
     *
     * @return this assertion
     */
    public AnswerAssert isPartial() {
        return has(Verdict.PARTIAL);
    }

    /**
     * It depends on something that is not known.
     *
     * @return this assertion
     */
    public AnswerAssert isUndetermined() {
        return has(Verdict.UNDETERMINED);
    }

    /**
     * What decided is the rule or route of this name: for what is dropped, if anything is, otherwise for what is
     * undetermined or delivered.
     *
     * @param name the name of a security rule, ACL rule or route, in any letter case
     * @return this assertion
     */
    public AnswerAssert isDecidedBy(String name) {
        isNotNull();
        Part decisive = new Explanation(actual).decisive();
        actual.parts(decisive.fate()).stream()
                .filter(part -> !part.decidedBy().name().equalsIgnoreCase(name))
                .findFirst()
                .ifPresent(part -> failing.with(failure(
                        "expected to be decided by '%s', but %s are %s by %s%n%s",
                        name, part.packets(), part.fate(), part.decidedBy(), actual)));
        return this;
    }

    /**
     * No flow that may arrive leaves the virtual networks for the Internet on its way.
     *
     * @return this assertion
     */
    public AnswerAssert staysInsideVirtualNetworks() {
        isNotNull();
        if (actual.traversesInternet()) {
            failing.with(failure(
                    "expected to stay inside virtual networks, but the way leads over the Internet%n%s", actual));
        }
        return this;
    }

    private AnswerAssert has(Verdict verdict) {
        isNotNull();
        if (actual.verdict() != verdict) {
            failing.with(failure("expected %s, but the answer is%n%s", verdict, actual));
        }
        return this;
    }
}
