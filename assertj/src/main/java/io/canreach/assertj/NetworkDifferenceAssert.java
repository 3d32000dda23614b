package io.canreach.assertj;

import io.canreach.dsl.DifferenceRule;
import io.canreach.dsl.ExpectedChange;
import io.canreach.dsl.Reach;
import io.canreach.model.Network;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what is different in a network from one before.
 *
 * <pre>{@code
 * assertThat(after).differsFrom(before).onlyBy(newlyReachable(web, db, 1433));
 * assertThat(after).differsFrom(before).closesNothing();
 * }</pre>
 */
public final class NetworkDifferenceAssert extends AbstractAssert<NetworkDifferenceAssert, Network> {
    private final Network before;
    private final Failing failing;

    NetworkDifferenceAssert(Network actual, Network before, Failing failing) {
        super(actual, NetworkDifferenceAssert.class);
        this.before = before;
        this.failing = failing;
    }

    /**
     * Both have the same endpoints, and no flow fares otherwise.
     *
     * @return this assertion
     * @throws AssertionError when anything is different; the message has what, and what decides in each network
     */
    public NetworkDifferenceAssert inNothing() {
        return holds(Reach.changesNothing(before));
    }

    /**
     * No flow is delivered, or may be, that was or may have been dropped before.
     *
     * @return this assertion
     * @throws AssertionError when something opens, or that is not known
     */
    public NetworkDifferenceAssert opensNothing() {
        return holds(Reach.opensNothing(before));
    }

    /**
     * Every flow that was delivered, or may have been, surely is now.
     *
     * @return this assertion
     * @throws AssertionError when something closes, or that is not known
     */
    public NetworkDifferenceAssert closesNothing() {
        return holds(Reach.closesNothing(before));
    }

    /**
     * All the changes happened, and nothing else fares otherwise.
     *
     * @param changes such as {@code newlyReachable(web, db, 1433)}
     * @return this assertion
     * @throws AssertionError when one did not happen, or another did
     */
    public NetworkDifferenceAssert onlyBy(ExpectedChange... changes) {
        return holds(Reach.changesOnly(before, changes));
    }

    private NetworkDifferenceAssert holds(DifferenceRule rule) {
        String message = rule.failure(actual);
        if (!message.isEmpty()) {
            failing.with(failure("%s", message));
        }
        return this;
    }
}
