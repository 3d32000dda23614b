package io.canreach.assertj;

import io.canreach.dsl.AseDeclaration;
import io.canreach.dsl.Destination;
import io.canreach.dsl.DifferenceRule;
import io.canreach.dsl.EquivalenceRule;
import io.canreach.dsl.ExpectedExposure;
import io.canreach.dsl.ExposureRule;
import io.canreach.dsl.Group;
import io.canreach.dsl.Place;
import io.canreach.dsl.Reach;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.ReviewRule;
import io.canreach.dsl.RuleResult;
import io.canreach.dsl.SegmentationRule;
import io.canreach.dsl.SessionResult;
import io.canreach.dsl.SessionRule;
import io.canreach.model.Network;
import io.canreach.reach.Traffic;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what can reach what in a network. The message of a failure is the trace of the answer.
 *
 * @see Reach
 */
public class NetworkAssert extends AbstractAssert<NetworkAssert, Network> {
    private final Failing failing;

    /**
     * Begins an assertion.
     *
     * @param actual the network
     */
    public NetworkAssert(Network actual) {
        this(actual, Failing.AT_ONCE);
    }

    NetworkAssert(Network actual, Failing failing) {
        super(actual, NetworkAssert.class);
        this.failing = failing;
    }

    /**
     * Rules hold. All that do not are reported together.
     *
     * @param rules the rules
     * @return this assertion
     * @throws AssertionError when a rule does not hold; the message has the trace of each
     */
    public NetworkAssert holds(ReachabilityRule... rules) {
        return all(rules, NetworkAssert::failure);
    }

    /**
     * Every flow of a TCP port arrives, and its replies come back.
     *
     * @param from where the flows begin
     * @param to where they are to arrive
     * @param port a TCP port, 0 to 65535
     * @return this assertion
     * @throws AssertionError when it does not hold; the message is the trace
     */
    public NetworkAssert canReach(Place from, Place to, int port) {
        return holds(Reach.canReach(from, to, port));
    }

    /**
     * Every flow of some traffic arrives, and its replies come back.
     *
     * @param from where the flows begin
     * @param to where they are to arrive
     * @param traffic protocols and ports
     * @return this assertion
     * @throws AssertionError when it does not hold; the message is the trace
     */
    public NetworkAssert canReach(Place from, Place to, Traffic traffic) {
        return holds(Reach.canReach(from, to, traffic));
    }

    /**
     * Every flow of a service arrives, and its replies come back.
     *
     * @param from where the flows begin
     * @param to place and traffic in one, such as {@code sql("Server=...")}
     * @return this assertion
     * @throws AssertionError when it does not hold; the message is the trace
     */
    public NetworkAssert canReach(Place from, Destination to) {
        return holds(Reach.canReach(from, to));
    }

    /**
     * No flow of a TCP port arrives.
     *
     * @param from where the flows begin
     * @param to where they must not arrive
     * @param port a TCP port, 0 to 65535
     * @return this assertion
     * @throws AssertionError when it does not hold; the message is the trace
     */
    public NetworkAssert cannotReach(Place from, Place to, int port) {
        return holds(Reach.cannotReach(from, to, port));
    }

    /**
     * No flow of some traffic arrives.
     *
     * @param from where the flows begin
     * @param to where they must not arrive
     * @param traffic protocols and ports
     * @return this assertion
     * @throws AssertionError when it does not hold; the message is the trace
     */
    public NetworkAssert cannotReach(Place from, Place to, Traffic traffic) {
        return holds(Reach.cannotReach(from, to, traffic));
    }

    /**
     * No flow of a service arrives.
     *
     * @param from where the flows begin
     * @param to place and traffic in one, such as {@code sql("Server=...")}
     * @return this assertion
     * @throws AssertionError when it does not hold; the message is the trace
     */
    public NetworkAssert cannotReach(Place from, Destination to) {
        return holds(Reach.cannotReach(from, to));
    }

    /**
     * Of all TCP, UDP and ICMP exactly the flows of a TCP port arrive.
     *
     * @param from where the flows begin
     * @param to where they are to arrive
     * @param port a TCP port, 0 to 65535
     * @return this assertion
     * @throws AssertionError when it does not hold; the message is the trace
     */
    public NetworkAssert canReachOnly(Place from, Place to, int port) {
        return holds(Reach.canReachOnly(from, to, port));
    }

    /**
     * Of all TCP, UDP and ICMP exactly the flows of some traffic arrive.
     *
     * @param from where the flows begin
     * @param to where they are to arrive
     * @param traffic protocols and ports
     * @return this assertion
     * @throws AssertionError when it does not hold; the message is the trace
     */
    public NetworkAssert canReachOnly(Place from, Place to, Traffic traffic) {
        return holds(Reach.canReachOnly(from, to, traffic));
    }

    /**
     * Of all TCP, UDP and ICMP exactly the flows of a service arrive.
     *
     * @param from where the flows begin
     * @param to place and traffic in one, such as {@code sql("Server=...")}
     * @return this assertion
     * @throws AssertionError when it does not hold; the message is the trace
     */
    public NetworkAssert canReachOnly(Place from, Destination to) {
        return holds(Reach.canReachOnly(from, to));
    }

    /**
     * A client can work with a SQL server.
     *
     * @param from where sessions begin
     * @param to a SQL server, a managed instance, a private endpoint of one, or a machine
     * @return this assertion
     * @throws AssertionError when it does not hold; the message names the connection that is missing
     */
    public NetworkAssert canConnect(Place from, Place to) {
        return holds(Reach.canConnect(from, to));
    }

    /**
     * A client can work with the SQL server that a connection string names.
     *
     * @param from where sessions begin
     * @param to such as {@code sql("Server=...")}
     * @return this assertion
     * @throws AssertionError when it does not hold; the message names the connection that is missing
     */
    public NetworkAssert canConnect(Place from, Destination to) {
        return holds(Reach.canConnect(from, to));
    }

    private NetworkAssert holds(SessionRule rule) {
        isNotNull();
        SessionResult result = rule.in(actual);
        if (!result.holds()) {
            failing.with(failure("%s", result.message()));
        }
        return this;
    }

    /**
     * An App Service Environment has all that its version needs to live.
     *
     * @param ase the environment
     * @return this assertion
     * @throws AssertionError when it is not healthy, or when that is not known; the message has all findings
     */
    public NetworkAssert isHealthy(AseDeclaration ase) {
        isNotNull();
        String message = Reach.health(ase).failure(actual);
        if (!message.isEmpty()) {
            failing.with(failure("%s", message));
        }
        return this;
    }

    /**
     * Rules on groups hold. All that do not are reported together.
     *
     * @param rules the rules, such as {@code onlyVia(web, data, firewall)}
     * @return this assertion
     * @throws AssertionError when a rule does not hold; the message has the pairs and an example
     */
    public NetworkAssert holds(SegmentationRule... rules) {
        return all(rules, SegmentationRule::failure);
    }

    /**
     * No flow goes from any member of one group to any of another, nor back.
     *
     * @param one the one group
     * @param other the other group
     * @return this assertion
     * @throws AssertionError when any flow goes, or that is not known
     */
    public NetworkAssert isolates(Group one, Group other) {
        return holds(Reach.isolated(one, other));
    }

    /**
     * Exactly some places are exposed to the Internet, on exactly some traffic, and nothing else is.
     *
     * @param meant what is to be exposed, such as {@code exposed(www, 443)}
     * @return this assertion
     * @throws AssertionError when something else is exposed, or may be, or something meant is not
     */
    public NetworkAssert exposesToInternet(ExpectedExposure... meant) {
        return holds(Reach.exposesToInternet(meant));
    }

    /**
     * Nothing is exposed to the Internet.
     *
     * @return this assertion
     * @throws AssertionError when something is exposed, or may be
     */
    public NetworkAssert exposesNothingToInternet() {
        return holds(Reach.exposesNothingToInternet());
    }

    /**
     * No endpoint is exposed to the Internet on some traffic.
     *
     * @param traffic such as {@code tcp(22, 3389)}
     * @return this assertion
     * @throws AssertionError when one is exposed, or may be
     */
    public NetworkAssert doesNotExpose(Traffic traffic) {
        return holds(Reach.doesNotExpose(traffic));
    }

    /**
     * Rules on what is exposed hold. All that do not are reported together.
     *
     * @param rules the rules, such as {@code exposesTo(hq, exposed(web, 443))}
     * @return this assertion
     * @throws AssertionError when a rule does not hold
     */
    public NetworkAssert holds(ExposureRule... rules) {
        return all(rules, ExposureRule::failure);
    }

    /**
     * Rules on what may be different hold. All that do not are reported together.
     *
     * @param rules the rules, such as {@code changesOnly(before, newlyReachable(web, db, 1433))}
     * @return this assertion
     * @throws AssertionError when a rule does not hold; the message has what is different, and what decides in each network
     */
    public NetworkAssert holds(DifferenceRule... rules) {
        return all(rules, DifferenceRule::failure);
    }

    /**
     * NSGs decide alike. All that do not are reported together.
     *
     * @param rules the rules, such as {@code equivalent(before, after)}
     * @return this assertion
     * @throws AssertionError when a rule does not hold; the message has what is decided otherwise, and the rules
     */
    public NetworkAssert holds(EquivalenceRule... rules) {
        return all(rules, EquivalenceRule::failure);
    }

    /**
     * Begins an assertion on what is different from another network; by itself it demands nothing.
     *
     * @param before the network to compare with
     * @return the assertion
     */
    public NetworkDifferenceAssert differsFrom(Network before) {
        isNotNull();
        return new NetworkDifferenceAssert(actual, before, failing);
    }

    /**
     * Nothing is without effect, of some kind. All that is is reported together.
     *
     * @param rules the rules, such as {@code noDeadRules()}
     * @return this assertion
     * @throws AssertionError when a rule does not hold; the message has what is without effect, and why
     */
    public NetworkAssert holds(ReviewRule... rules) {
        return all(rules, ReviewRule::failure);
    }

    /**
     * Some packet reaches every rule of every list.
     *
     * @return this assertion
     * @throws AssertionError when a rule is dead, or that is not known; the message has the rules that take its packets
     */
    public NetworkAssert hasNoDeadRules() {
        return holds(Reach.noDeadRules());
    }

    /**
     * Without any rule of any list some packet would fare otherwise.
     *
     * @return this assertion
     * @throws AssertionError when a rule is redundant, or that is not known; the message has the rules that stand in for it
     */
    public NetworkAssert hasNoRedundantRules() {
        return holds(Reach.noRedundantRules());
    }

    /**
     * Every route of a table or a gateway is chosen for some destination.
     *
     * @return this assertion
     * @throws AssertionError when a route is never chosen; the message has the routes that are chosen instead
     */
    public NetworkAssert hasNoUnusedRoutes() {
        return holds(Reach.noUnusedRoutes());
    }

    /**
     * Every NSG, application security group, route table, NAT gateway and public IP is in use.
     *
     * @return this assertion
     * @throws AssertionError when something is attached to nothing
     */
    public NetworkAssert hasNothingUnattached() {
        return holds(Reach.nothingUnattached());
    }

    /** Every rule says what is against it, or nothing. */
    private <R> NetworkAssert all(R[] rules, BiFunction<R, Network, String> failure) {
        isNotNull();
        String failures = Stream.of(rules)
                .map(rule -> failure.apply(rule, actual))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
        if (!failures.isEmpty()) {
            failing.with(failure("%s", failures));
        }
        return this;
    }

    private static String failure(ReachabilityRule rule, Network network) {
        RuleResult result = rule.in(network);
        return result.holds() ? "" : result.message();
    }
}
