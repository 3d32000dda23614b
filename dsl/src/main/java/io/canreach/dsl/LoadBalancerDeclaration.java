package io.canreach.dsl;

import io.canreach.dsl.LoadBalancerPart.Frontend;
import io.canreach.dsl.LoadBalancerPart.NatRule;
import io.canreach.dsl.LoadBalancerPart.OutboundRule;
import io.canreach.dsl.LoadBalancerPart.Pool;
import io.canreach.dsl.LoadBalancerPart.Rule;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.Optional;

/**
 * A load balancer, and a handle to ask about it: as a place it is its frontends. It is Standard unless said otherwise;
 * several calls of one kind add up.
 *
 * <pre>{@code
 * loadBalancer("web-lb").publicIp("20.1.2.3").pool(vm("web1"), vm("web2")).rule("http", tcp(80), 8080).probe(8080)
 *     .natRule("ssh", tcp(50001), vm("web1"), 22)
 * loadBalancer("nva-lb").internal("hub/nva", "10.0.0.10").pool(vm("nva1"), vm("nva2")).haPorts().probe(22)
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/load-balancer/components">Load balancer components</a>
 */
public sealed class LoadBalancerDeclaration extends Declaration implements Place
        permits LoadBalancingRuleDeclaration, InboundNatRuleDeclaration, OutboundRuleDeclaration {
    private static final String POOL = "pool";

    private final LoadBalancerFacts facts;

    LoadBalancerDeclaration(LoadBalancerFacts facts) {
        this.facts = facts;
    }

    /**
     * Says in which region the load balancer is.
     *
     * @param region such as {@code South Central US} or {@code southcentralus}
     * @return a new declaration
     */
    public final LoadBalancerDeclaration location(String region) {
        return new LoadBalancerDeclaration(facts.in(region));
    }

    /**
     * Makes it Basic, with Basic public IPs: open until an NSG closes it.
     *
     * @return a new declaration
     */
    public final LoadBalancerDeclaration basic() {
        return new LoadBalancerDeclaration(facts.ofSku(Sku.BASIC));
    }

    /**
     * Adds a public frontend whose address is not known.
     *
     * @return a new declaration
     */
    public final LoadBalancerDeclaration publicIp() {
        return publicIp(ownPublicIp());
    }

    /**
     * Adds a public frontend.
     *
     * @param address such as {@code 20.1.2.3} or {@code 2603:1020::5}
     * @return a new declaration
     */
    public final LoadBalancerDeclaration publicIp(String address) {
        return publicIp(ownPublicIp().address(address));
    }

    /**
     * Adds a public frontend that bears the name of its public IP.
     *
     * @param ip the public IP; of the load balancer's own kind unless it says otherwise
     * @return a new declaration
     */
    public final LoadBalancerDeclaration publicIp(PublicIpDeclaration ip) {
        return frontend(ip.facts().name(), ip);
    }

    /**
     * Adds an internal frontend whose address is not known.
     *
     * @param subnet {@code vnet/subnet}, or the subnet's name where only one has it
     * @return a new declaration
     */
    public final LoadBalancerDeclaration internal(String subnet) {
        return with(new Frontend(facts.next("internal"), Optional.empty(), Optional.of(subnet), Optional.empty()));
    }

    /**
     * Adds an internal frontend.
     *
     * @param subnet {@code vnet/subnet}, or the subnet's name where only one has it
     * @param address such as {@code 10.0.0.10}
     * @return a new declaration
     */
    public final LoadBalancerDeclaration internal(String subnet, String address) {
        return frontend(facts.next("internal"), subnet, address);
    }

    /**
     * Adds a public frontend with a name, by which rules refer to it.
     *
     * @param name unique in the load balancer
     * @param ip the public IP; of the load balancer's own kind unless it says otherwise
     * @return a new declaration
     */
    public final LoadBalancerDeclaration frontend(String name, PublicIpDeclaration ip) {
        return with(new Frontend(name, Optional.of(ip), Optional.empty(), Optional.empty()));
    }

    /**
     * Adds an internal frontend with a name, by which rules refer to it.
     *
     * @param name unique in the load balancer
     * @param subnet {@code vnet/subnet}, or the subnet's name where only one has it
     * @param address such as {@code 10.0.0.10}
     * @return a new declaration
     */
    public final LoadBalancerDeclaration frontend(String name, String subnet, String address) {
        return with(new Frontend(name, Optional.empty(), Optional.of(subnet), Optional.of(address)));
    }

    /**
     * Adds members to the pool named {@value #POOL}.
     *
     * @param members machines and network interfaces that stand in the network
     * @return a new declaration
     */
    public final LoadBalancerDeclaration pool(PoolMember... members) {
        return pool(POOL, members);
    }

    /**
     * Adds members to a pool. Where frontends of both families lead to it, it is two pools in Azure, one of each family.
     *
     * @param name the pool's name
     * @param members machines and network interfaces that stand in the network
     * @return a new declaration
     */
    public final LoadBalancerDeclaration pool(String name, PoolMember... members) {
        return with(new Pool(name, List.of(members)));
    }

    /**
     * Asks the health of members at a TCP port, for all rules that say no other probe.
     *
     * @param port 0 to 65535
     * @return a new declaration
     * @throws IllegalArgumentException when the number is no port
     */
    public final LoadBalancerDeclaration probe(int port) {
        return new LoadBalancerDeclaration(facts.probedAt(port(port)));
    }

    /**
     * Adds a load-balancing rule that has the same port on both sides; what follows narrows it.
     *
     * @param name unique in the load balancer
     * @param traffic one TCP or UDP port
     * @return a new declaration
     */
    public final LoadBalancingRuleDeclaration rule(String name, Traffic traffic) {
        return with(Rule.of(name, Optional.of(traffic), Optional.empty()));
    }

    /**
     * Adds a load-balancing rule; what follows narrows it.
     *
     * @param name unique in the load balancer
     * @param traffic the port at the frontend, one TCP or UDP port
     * @param backendPort the port of the members
     * @return a new declaration
     * @throws IllegalArgumentException when the number is no port
     */
    public final LoadBalancingRuleDeclaration rule(String name, Traffic traffic, int backendPort) {
        return with(Rule.of(name, Optional.of(traffic), Optional.of(port(backendPort))));
    }

    /**
     * Adds the rule {@code ha-ports}, for all ports of all protocols at once; what follows narrows it.
     *
     * @return a new declaration
     */
    public final LoadBalancingRuleDeclaration haPorts() {
        return with(Rule.of("ha-ports", Optional.empty(), Optional.empty()));
    }

    /**
     * Adds an inbound NAT rule that has the same port on both sides; what follows narrows it.
     *
     * @param name unique in the load balancer
     * @param traffic one TCP or UDP port
     * @param member who answers
     * @return a new declaration
     */
    public final InboundNatRuleDeclaration natRule(String name, Traffic traffic, PoolMember member) {
        return with(new NatRule(name, traffic, member, Optional.empty(), List.of()));
    }

    /**
     * Adds an inbound NAT rule; what follows narrows it.
     *
     * @param name unique in the load balancer
     * @param traffic the port at the frontend, one TCP or UDP port
     * @param member who answers
     * @param backendPort the port of the member
     * @return a new declaration
     * @throws IllegalArgumentException when the number is no port
     */
    public final InboundNatRuleDeclaration natRule(String name, Traffic traffic, PoolMember member, int backendPort) {
        return with(new NatRule(name, traffic, member, Optional.of(port(backendPort)), List.of()));
    }

    /**
     * Adds an outbound rule named {@code outbound}, by which members get out to the Internet; what follows narrows it.
     *
     * @return a new declaration
     */
    public final OutboundRuleDeclaration outboundRule() {
        return outboundRule("outbound");
    }

    /**
     * Adds an outbound rule, by which members get out to the Internet; what follows narrows it.
     *
     * @param name unique in the load balancer
     * @return a new declaration
     */
    public final OutboundRuleDeclaration outboundRule(String name) {
        return new OutboundRuleDeclaration(
                facts.with(new OutboundRule(name, Protocol.ANY, List.of(), Optional.empty())));
    }

    @Override
    public final Endpoint endpoint() {
        return new Endpoint.Named(Endpoint.Kind.LOAD_BALANCER, facts.name());
    }

    @Override
    public final Endpoint endpointIn(Network network) {
        new Handle(network, endpoint()).checkLoadBalancer(facts);
        return endpoint();
    }

    @Override
    final LoadBalancerFacts facts() {
        return facts;
    }

    @Override
    final void declareIn(Draft draft) {
        LoadBalancerDraft.add(draft, facts);
    }

    @Override
    public final String toString() {
        return facts.label();
    }

    static int port(int number) {
        return PortSet.of(number).ranges().get(0).first();
    }

    private PublicIpDeclaration ownPublicIp() {
        return PublicIpDeclaration.of(facts.next(facts.name() + "-ip"));
    }

    private LoadBalancerDeclaration with(LoadBalancerPart part) {
        return new LoadBalancerDeclaration(facts.with(part));
    }

    private LoadBalancingRuleDeclaration with(Rule rule) {
        return new LoadBalancingRuleDeclaration(facts.with(rule));
    }

    private InboundNatRuleDeclaration with(NatRule rule) {
        return new InboundNatRuleDeclaration(facts.with(rule));
    }
}
