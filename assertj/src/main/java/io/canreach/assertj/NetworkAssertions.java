package io.canreach.assertj;

import io.canreach.model.Network;
import io.canreach.reach.Answer;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;

/**
 * AssertJ's assertions and those on networks: one static import serves both.
 *
 * <pre>{@code
 * assertThat(network).canReach(ase, sql, 1433).cannotReach(internet(), sql, 1433);
 * assertThat(canReach(ase, sql, 1433).in(network).answer()).isReachable().isDecidedBy("AllowVnetInBound");
 * }</pre>
 */
public final class NetworkAssertions extends Assertions {
    private NetworkAssertions() {}

    /**
     * Begins an assertion on a network.
     *
     * @param actual the network
     * @return the assertion
     */
    public static NetworkAssert assertThat(Network actual) {
        return new NetworkAssert(actual);
    }

    /**
     * Begins an assertion on an answer.
     *
     * @param actual the answer
     * @return the assertion
     */
    public static AnswerAssert assertThat(Answer actual) {
        return new AnswerAssert(actual);
    }

    /**
     * Makes assertions and reports all that fail, together.
     *
     * @param assertions what to assert
     * @throws AssertionError when anything fails, with all messages
     */
    public static void assertSoftly(Consumer<NetworkSoftAssertions> assertions) {
        NetworkSoftAssertions softly = new NetworkSoftAssertions();
        assertions.accept(softly);
        softly.assertAll();
    }
}
