package io.canreach.dsl;

import io.canreach.analysis.ChangeKind;
import io.canreach.model.Network;
import io.canreach.reach.Answer;
import io.canreach.reach.Traffic;

/**
 * The verbs: what must hold in a network. Each makes a {@link ReachabilityRule}, which is checked by
 * {@link ReachabilityRule#check} or looked at by {@link ReachabilityRule#in}. To be imported statically, with
 * {@link Azure}.
 *
 * <pre>{@code
 * canReach(ase, sql, 1433).check(network);
 * cannotReach(internet(), sql, anyTraffic()).because("it is a database").check(network);
 * canReachOnly(ase, sql, tcp(1433)).in(network).holds();   // false: it can reach every port
 * }</pre>
 */
public final class Reach extends ExposureVerbs {
    private Reach() {}

    /**
     * Every flow to a TCP port arrives, and its replies come back.
     *
     * @param from where the flows begin
     * @param to where they are to arrive
     * @param port a TCP port, 0 to 65535
     * @return the rule
     * @throws IllegalArgumentException when the number is no port, or a place is written badly
     */
    public static ReachabilityRule canReach(Place from, Place to, int port) {
        return canReach(from, to, Traffic.tcp(port));
    }

    /**
     * Every flow arrives, and its replies come back.
     *
     * @param from where the flows begin
     * @param to where they are to arrive
     * @param traffic protocols and ports
     * @return the rule
     * @throws IllegalArgumentException when a place is written badly
     */
    public static ReachabilityRule canReach(Place from, Place to, Traffic traffic) {
        return ReachabilityRule.of(Verb.CAN_REACH, from, to, traffic);
    }

    /**
     * Every flow to a service arrives, and its replies come back.
     *
     * @param from where the flows begin
     * @param to place and traffic in one, such as {@code sql("Server=...")}
     * @return the rule
     * @throws IllegalArgumentException when a place is written badly
     */
    public static ReachabilityRule canReach(Place from, Destination to) {
        return ReachabilityRule.of(Verb.CAN_REACH, from, to);
    }

    /**
     * No flow to a TCP port arrives. What is not known to be dropped does not count as such.
     *
     * @param from where the flows begin
     * @param to where they must not arrive
     * @param port a TCP port, 0 to 65535
     * @return the rule
     * @throws IllegalArgumentException when the number is no port, or a place is written badly
     */
    public static ReachabilityRule cannotReach(Place from, Place to, int port) {
        return cannotReach(from, to, Traffic.tcp(port));
    }

    /**
     * No flow arrives. What is not known to be dropped does not count as such.
     *
     * @param from where the flows begin
     * @param to where they must not arrive
     * @param traffic protocols and ports
     * @return the rule
     * @throws IllegalArgumentException when a place is written badly
     */
    public static ReachabilityRule cannotReach(Place from, Place to, Traffic traffic) {
        return ReachabilityRule.of(Verb.CANNOT_REACH, from, to, traffic);
    }

    /**
     * No flow to a service arrives. What is not known to be dropped does not count as such.
     *
     * @param from where the flows begin
     * @param to place and traffic in one, such as {@code sql("Server=...")}
     * @return the rule
     * @throws IllegalArgumentException when a place is written badly
     */
    public static ReachabilityRule cannotReach(Place from, Destination to) {
        return ReachabilityRule.of(Verb.CANNOT_REACH, from, to);
    }

    /**
     * Of all TCP, UDP and ICMP exactly the flows to a TCP port arrive.
     *
     * @param from where the flows begin
     * @param to where they are to arrive
     * @param port a TCP port, 0 to 65535
     * @return the rule
     * @throws IllegalArgumentException when the number is no port, or a place is written badly
     */
    public static ReachabilityRule canReachOnly(Place from, Place to, int port) {
        return canReachOnly(from, to, Traffic.tcp(port));
    }

    /**
     * Of all TCP, UDP and ICMP exactly the flows named arrive.
     *
     * @param from where the flows begin
     * @param to where they are to arrive
     * @param traffic protocols and ports
     * @return the rule
     * @throws IllegalArgumentException when a place is written badly
     */
    public static ReachabilityRule canReachOnly(Place from, Place to, Traffic traffic) {
        return ReachabilityRule.of(Verb.CAN_REACH_ONLY, from, to, traffic);
    }

    /**
     * Of all TCP, UDP and ICMP exactly the flows to a service arrive.
     *
     * @param from where the flows begin
     * @param to place and traffic in one, such as {@code sql("Server=...")}
     * @return the rule
     * @throws IllegalArgumentException when a place is written badly
     */
    public static ReachabilityRule canReachOnly(Place from, Destination to) {
        return ReachabilityRule.of(Verb.CAN_REACH_ONLY, from, to);
    }

    /**
     * A client can work with a SQL server. Beside its port, the addresses and ports count to which the server sends its clients
     * on.
     *
     * @param from where sessions begin
     * @param to a SQL server, a managed instance, a private endpoint of one, or a machine
     * @return the rule
     * @throws IllegalArgumentException when a place is written badly
     */
    public static SessionRule canConnect(Place from, Place to) {
        return SessionRule.of(from, to);
    }

    /**
     * A client can work with the SQL server that a connection string names.
     *
     * @param from where sessions begin
     * @param to such as {@code sql("Server=tcp:srv.database.windows.net,1433")}
     * @return the rule
     * @throws IllegalArgumentException when a place is written badly
     */
    public static SessionRule canConnect(Place from, Destination to) {
        return SessionRule.of(from, to);
    }

    /**
     * An App Service Environment has all that its version needs to live.
     *
     * @param ase the environment
     * @return the rule
     */
    public static HealthRule health(AseDeclaration ase) {
        return HealthRule.of(ase);
    }

    /**
     * An App Service Environment and its apps resolve names.
     *
     * @param ase the environment
     * @return the rule
     */
    public static DnsRule dns(AseDeclaration ase) {
        return DnsRule.of(ase);
    }

    /**
     * The addresses of an App Service Environment are known.
     *
     * @param ase the environment
     * @return the rule
     */
    public static AddressesRule addresses(AseDeclaration ase) {
        return AddressesRule.of(ase);
    }

    /**
     * No flow goes from any member of one group to any of another, nor back.
     *
     * @param one the one group
     * @param other the other group
     * @return the rule
     */
    public static SegmentationRule isolated(Group one, Group other) {
        return SegmentationRule.isolated(one, other);
    }

    /**
     * No flow goes from any member of one group to any of another.
     *
     * @param from where flows begin
     * @param to where they must not arrive
     * @return the rule
     */
    public static SegmentationRule noPath(Group from, Group to) {
        return SegmentationRule.noPath(from, to);
    }

    /**
     * Whatever goes from one group to another passes a place.
     *
     * @param from where flows begin
     * @param to where they arrive
     * @param place a firewall, appliance, subnet, site, address or the Internet
     * @return the rule
     */
    public static SegmentationRule onlyVia(Group from, Group to, Place place) {
        return SegmentationRule.onlyVia(from, to, place);
    }

    /**
     * Whatever goes from one group to another is of some traffic.
     *
     * @param from where flows begin
     * @param to where they arrive
     * @param traffic the protocols and ports that are allowed
     * @return the rule
     */
    public static SegmentationRule onlyOn(Group from, Group to, Traffic traffic) {
        return SegmentationRule.onlyOn(from, to, traffic);
    }

    /**
     * No flow fares otherwise than in a network before.
     *
     * @param before the network to compare with
     * @return the rule, to be checked in the network after
     */
    public static DifferenceRule changesNothing(Network before) {
        return DifferenceRule.nothing(before);
    }

    /**
     * No flow is delivered, or may be, that was or may have been dropped before.
     *
     * @param before the network to compare with
     * @return the rule, to be checked in the network after
     */
    public static DifferenceRule opensNothing(Network before) {
        return DifferenceRule.opensNothing(before);
    }

    /**
     * Every flow that was delivered, or may have been, surely is now.
     *
     * @param before the network to compare with
     * @return the rule, to be checked in the network after
     */
    public static DifferenceRule closesNothing(Network before) {
        return DifferenceRule.closesNothing(before);
    }

    /**
     * All the changes expected happened, and nothing else fares otherwise than in a network before.
     *
     * @param before the network to compare with
     * @param changes what is to be different
     * @return the rule, to be checked in the network after
     */
    public static DifferenceRule changesOnly(Network before, ExpectedChange... changes) {
        return DifferenceRule.only(before, changes);
    }

    /**
     * Every flow to a TCP port was dropped and is delivered now.
     *
     * @param from where the flows begin
     * @param to where they arrive now
     * @param port a TCP port, 0 to 65535
     * @return the change
     */
    public static ExpectedChange newlyReachable(Place from, Place to, int port) {
        return newlyReachable(from, to, Traffic.tcp(port));
    }

    /**
     * Every flow of some traffic was dropped and is delivered now.
     *
     * @param from where the flows begin
     * @param to where they arrive now
     * @param traffic protocols and ports
     * @return the change
     */
    public static ExpectedChange newlyReachable(Place from, Place to, Traffic traffic) {
        return new ExpectedChange(ChangeKind.NEWLY_REACHABLE, from, to, traffic);
    }

    /**
     * Every flow to a TCP port was delivered and is dropped now.
     *
     * @param from where the flows begin
     * @param to where they arrived before
     * @param port a TCP port, 0 to 65535
     * @return the change
     */
    public static ExpectedChange newlyBlocked(Place from, Place to, int port) {
        return newlyBlocked(from, to, Traffic.tcp(port));
    }

    /**
     * Every flow of some traffic was delivered and is dropped now.
     *
     * @param from where the flows begin
     * @param to where they arrived before
     * @param traffic protocols and ports
     * @return the change
     */
    public static ExpectedChange newlyBlocked(Place from, Place to, Traffic traffic) {
        return new ExpectedChange(ChangeKind.NEWLY_BLOCKED, from, to, traffic);
    }

    /**
     * An answer with every part, all its steps and all rules. A library does not print, and JShell cuts a value at 1,000
     * characters: there, write {@code System.out.println(show(answer))}.
     *
     * @param answer the answer
     * @return many lines of ASCII
     */
    public static String show(Answer answer) {
        return answer.explain();
    }

    /**
     * A result with every part of its answer, all steps and all rules; see {@link #show(Answer)}.
     *
     * @param result the result
     * @return many lines of ASCII
     */
    public static String show(RuleResult result) {
        return result + "\n\n" + show(result.answer());
    }
}
