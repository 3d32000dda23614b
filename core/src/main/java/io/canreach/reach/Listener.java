package io.canreach.reach;

import io.canreach.model.LoadBalancer;
import io.canreach.model.LoadBalancer.Backend;
import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.model.LoadBalancer.Pool;
import io.canreach.model.LoadBalancer.Probe;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a load balancer is called for at one of its frontends, and who answers: a load-balancing rule or an inbound NAT
 * rule.
 *
 * @param name the rule's name
 * @param protocol TCP or UDP; any for all ports at once (HA ports)
 * @param ports the ports called
 * @param backendPort the port of the members; empty where it is the port called
 * @param members who answers
 * @param unknownMembers why there may be other members
 * @param probe how the members' health is asked
 * @param floatingIp whether members get the frontend's address as destination
 * @param isNat whether this is an inbound NAT rule
 */
record Listener(
        String name,
        Protocol protocol,
        PortSet ports,
        Optional<Integer> backendPort,
        List<Backend> members,
        List<Unknown> unknownMembers,
        Optional<Probe> probe,
        boolean floatingIp,
        boolean isNat) {
    Listener {
        members = List.copyOf(members);
        unknownMembers = List.copyOf(unknownMembers);
    }

    /** All listeners of a frontend; those for single ports stand before those for all of them. */
    static List<Listener> at(LoadBalancer balancer, Frontend frontend) {
        List<Listener> listeners = new ArrayList<>();
        balancer.natRules().stream()
                .filter(rule -> rule.frontend().equalsIgnoreCase(frontend.name()))
                .forEach(rule -> listeners.add(of(rule)));
        balancer.rules().stream()
                .filter(rule -> rule.frontend().equalsIgnoreCase(frontend.name()))
                .sorted((one, other) ->
                        Boolean.compare(one.protocol() == Protocol.ANY, other.protocol() == Protocol.ANY))
                .forEach(rule -> listeners.add(of(rule, balancer)));
        return listeners;
    }

    private static Listener of(LoadBalancer.NatRule rule) {
        return new Listener(
                rule.name(),
                rule.protocol(),
                PortSet.of(rule.frontendPort()),
                Optional.of(rule.backendPort()),
                List.of(rule.backend()),
                List.of(),
                Optional.empty(),
                false,
                true);
    }

    private static Listener of(LoadBalancer.Rule rule, LoadBalancer balancer) {
        Pool pool = balancer.pool(rule.pool()).orElseGet(() -> undeclared(rule.pool(), balancer));
        return new Listener(
                rule.name(),
                rule.protocol(),
                rule.frontendPorts(),
                rule.backendPort().filter(any -> rule.protocol() != Protocol.ANY),
                pool.members(),
                pool.unknownMembers(),
                rule.probe().flatMap(balancer::probe),
                rule.floatingIp(),
                false);
    }

    private static Pool undeclared(String name, LoadBalancer balancer) {
        Unknown why = new Unknown("pool '" + name + "' of " + balancer.label() + " is not declared");
        return new Pool(name, List.of(), List.of(why));
    }

    /** Whether it takes all ports at once. */
    boolean isForAllPorts() {
        return protocol == Protocol.ANY;
    }

    /** The packets it takes. */
    PacketSet packets() {
        return isForAllPorts()
                ? PacketSet.all()
                : PacketSet.all().withProtocols(protocol.concrete()).toPorts(ports);
    }

    @Override
    public String toString() {
        return "'" + name + "' " + (isForAllPorts() ? "all ports" : protocol + " " + ports);
    }
}
