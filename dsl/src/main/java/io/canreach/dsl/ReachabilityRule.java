package io.canreach.dsl;

import io.canreach.analysis.Repair;
import io.canreach.model.Network;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.WhyNot;
import io.canreach.sql.SqlSession;
import java.util.List;
import java.util.Optional;

/**
 * What must hold in a network: that one place can reach another, cannot, or can on some traffic only. A rule is an
 * immutable value that holds no network; it is evaluated by {@link #in} and {@link #check}, in as many networks as there
 * are.
 *
 * <pre>{@code
 * canReach(ase, sql, 1433).because("orders are stored there").check(network);
 * }</pre>
 */
public final class ReachabilityRule {
    private final Verb verb;
    private final Place from;
    private final Place to;
    private final Traffic traffic;
    private final Refinements refinements;

    private ReachabilityRule(Verb verb, Place from, Place to, Traffic traffic, Refinements refinements) {
        this.verb = verb;
        this.from = from;
        this.to = to;
        this.traffic = traffic;
        this.refinements = refinements;
    }

    /** What is written as an address and is none is refused here, where it was written. */
    static ReachabilityRule of(Verb verb, Place from, Place to, Traffic traffic) {
        Given.value("where the flows begin", from).endpoint();
        Given.value("where the flows are to arrive", to).endpoint();
        return new ReachabilityRule(verb, from, to, Given.value("traffic", traffic), Refinements.none());
    }

    /** A rule about a destination of which one port is meant that may not be known. */
    static ReachabilityRule of(Verb verb, Place from, Destination to) {
        Destination there = Given.value("where the flows are to arrive", to);
        ReachabilityRule rule = of(verb, from, there.place(), there.traffic());
        return there.unknownPort()
                .map(why -> rule.with(rule.refinements.withPort(why)))
                .orElse(rule);
    }

    /**
     * This rule with the reason that people have for it.
     *
     * @param reason a clause that messages print
     * @return a new rule
     */
    public ReachabilityRule because(String reason) {
        return with(refinements.because(reason));
    }

    /**
     * This rule for some source addresses only.
     *
     * @param sources of which the source must have at least one
     * @return a new rule
     * @throws IllegalArgumentException when the range is written badly
     */
    public ReachabilityRule from(AddressRange sources) {
        return with(refinements.from(IpSet.of(sources.cidr())));
    }

    /**
     * This rule for HTTP requests that bear a header, by which access restrictions of web apps tell requests apart. What no
     * question says of a header that they ask for is not known.
     *
     * <pre>{@code
     * canReach(internet(), webApp("shop"), 443).header("X-Azure-FDID", "a");
     * }</pre>
     *
     * @param name the header's name, in any letter case
     * @param value its value
     * @return a new rule
     */
    public ReachabilityRule header(String name, String value) {
        return with(refinements.header(name, value));
    }

    /**
     * This rule for HTTP requests that do not bear a header.
     *
     * @param name the header's name, in any letter case
     * @return a new rule
     */
    public ReachabilityRule withoutHeader(String name) {
        return with(refinements.header(name, ""));
    }

    /**
     * This rule with the demand that every flow that arrives passes a place.
     *
     * @param place a machine, subnet, site, address or the Internet
     * @return a new rule
     */
    public ReachabilityRule via(Place place) {
        return with(refinements.with(new Passage(Given.value("what the flows pass", place), true)));
    }

    /**
     * This rule with the demand that no flow that may arrive passes a place.
     *
     * @param place a machine, subnet, site, address or the Internet
     * @return a new rule
     */
    public ReachabilityRule neverVia(Place place) {
        return with(refinements.with(new Passage(Given.value("what the flows never pass", place), false)));
    }

    /**
     * Looks whether the rule holds in a network.
     *
     * @param network the network
     * @return the outcome, with the answer that it rests on
     * @throws IllegalArgumentException when the rule names something that is not in the network
     */
    public RuleResult in(Network network) {
        Reachability reachability = Reachability.of(network);
        Answer all = reachability.answer(question(network));
        Optional<Unknown> port = refinements.unknownPort();
        Answer one = port.isPresent() ? all.ofOne(port.get()) : all;
        Answer answer = SqlSession.noting(network, reachability, one);
        Optional<Breach> breach = verb.breach(traffic, answer);
        return new RuleResult(this, answer, breach.isPresent() ? breach : refinements.breach(answer, network));
    }

    /**
     * Finds everything that stops the flows this rule is about, by walking on behind each obstacle as if it were open.
     *
     * <pre>{@code
     * var network = network(vnet("v").subnet("s", "10.0.1.0/24").nsg(nsg("closed").denyInbound(100, "all"))
     *         .vm(vm("a")).vm(vm("b")));
     * canReach(vm("a"), vm("b"), 80).whyNot(network);
     * }</pre>
     *
     * @param network the network
     * @return all obstacles, each with the nearest change that would open it; none where the flows arrive
     * @throws IllegalArgumentException when the rule names something that is not in the network
     */
    public WhyNot whyNot(Network network) {
        return Reachability.of(network).whyNot(question(network));
    }

    /**
     * Finds the smallest change of rules or routes after which this rule holds, and makes it on a copy of a network.
     *
     * <pre>{@code
     * var barred = network(vnet("v").subnet("s", "10.0.1.0/24").nsg(nsg("closed").denyInbound(100, "all"))
     *         .vm(vm("a")).vm(vm("b")));
     * canReach(vm("a"), vm("b"), 80).repair(barred);   // the security rule to add, and what else it changes
     * }</pre>
     *
     * @param network the network
     * @return the change, or why there is none
     * @throws IllegalArgumentException when the rule names something that is not in the network
     */
    public Repair repair(Network network) {
        return verb.repair(network, question(network, traffic)).such(copy -> in(copy).holds());
    }

    private Question question(Network network) {
        return question(network, verb.asked(traffic));
    }

    private Question question(Network network, Traffic asked) {
        return new Question(
                from.endpointIn(network), to.endpointIn(network), asked, refinements.sources(), refinements.headers());
    }

    /**
     * Demands that the rule holds in a network.
     *
     * @param network the network
     * @throws AssertionError when it does not hold; the message is the trace
     * @throws IllegalArgumentException when the rule names something that is not in the network
     */
    public void check(Network network) {
        RuleResult result = in(network);
        if (!result.holds()) {
            throw new AssertionError(result.message());
        }
    }

    /** What holds where there is no breach. */
    String held() {
        return verb.held(traffic);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReachabilityRule rule && facts().equals(rule.facts());
    }

    @Override
    public int hashCode() {
        return facts().hashCode();
    }

    @Override
    public String toString() {
        return verb + ": " + verb.sentence(from.endpoint(), to.endpoint(), traffic) + refinements;
    }

    private List<Object> facts() {
        return List.of(verb, from, to, traffic, refinements);
    }

    private ReachabilityRule with(Refinements value) {
        return new ReachabilityRule(verb, from, to, traffic, value);
    }
}
