package io.canreach.assertj;

import io.canreach.model.Network;
import io.canreach.reach.Answer;
import org.assertj.core.api.SoftAssertions;

/**
 * Assertions that are collected and reported together by {@link #assertAll}, AssertJ's own included.
 *
 * <pre>{@code
 * NetworkAssertions.assertSoftly(softly -> {
 *     softly.assertThat(network).canReach(ase, sql, 1433);
 *     softly.assertThat(network).cannotReach(internet(), sql, 1433);
 * });
 * }</pre>
 */
public class NetworkSoftAssertions extends SoftAssertions {
    /** Begins with nothing asserted. */
    public NetworkSoftAssertions() {}

    /**
     * Begins an assertion on a network.
     *
     * @param actual the network
     * @return the assertion, whose own methods do not throw
     */
    public NetworkAssert assertThat(Network actual) {
        return new NetworkAssert(actual, this::collectAssertionError);
    }

    /**
     * Begins an assertion on an answer.
     *
     * @param actual the answer
     * @return the assertion, whose own methods do not throw
     */
    public AnswerAssert assertThat(Answer actual) {
        return new AnswerAssert(actual, this::collectAssertionError);
    }
}
