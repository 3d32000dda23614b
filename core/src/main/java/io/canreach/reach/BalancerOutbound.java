package io.canreach.reach;

import io.canreach.model.LoadBalancer;
import io.canreach.model.LoadBalancer.Backend;
import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.model.LoadBalancer.OutboundRule;
import io.canreach.model.LoadBalancer.Pool;
import io.canreach.model.LoadBalancer.Rule;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ways out of members of load balancers: by outbound rules, and else by the public frontends of their load-balancing
 * rules unless these say otherwise, for the protocol of the rule.
 *
 * @see <a href="https://learn.microsoft.com/azure/load-balancer/outbound-rules">Outbound rules</a>
 */
final class BalancerOutbound {
    private final Walk walk;
    private final Place place;
    private final List<LoadBalancer> balancers;

    BalancerOutbound(Walk walk, Place place) {
        this.walk = walk;
        this.place = place;
        this.balancers = walk.network().all(LoadBalancer.class).stream()
                .filter(this::isMember)
                .toList();
    }

    List<OutboundMethod> methods() {
        List<OutboundMethod> methods = new ArrayList<>();
        balancers.forEach(each -> each.outboundRules().stream()
                .filter(rule -> isIn(each, rule.pool()))
                .forEach(rule -> method(each, rule).ifPresent(methods::add)));
        balancers.forEach(each -> each.rules().stream()
                .filter(rule -> rule.outboundSnat() && isIn(each, rule.pool()))
                .forEach(rule -> method(each, rule).ifPresent(methods::add)));
        return methods;
    }

    /**
     * The Standard load balancer that takes default outbound access away from its members, where there is one. Members that
     * are listed by address keep it.
     */
    Optional<LoadBalancer> closing() {
        return balancers.stream()
                .filter(each -> each.sku() != Sku.BASIC)
                .filter(each -> each.natRules().stream().anyMatch(rule -> is(rule.backend()))
                        || each.pools().stream().anyMatch(pool -> !pool.byAddress() && isIn(pool)))
                .findFirst();
    }

    private Optional<OutboundMethod> method(LoadBalancer balancer, OutboundRule rule) {
        List<Frontend> frontends = rule.frontends().stream()
                .flatMap(name -> balancer.frontend(name).stream())
                .toList();
        String text = balancer.label() + " by outbound rule '" + rule.name() + "'";
        return method(text, frontends, rule.protocol());
    }

    /** A Basic one lets TCP and UDP out, whatever the protocol of its rule. */
    private Optional<OutboundMethod> method(LoadBalancer balancer, Rule rule) {
        List<Frontend> frontends = balancer.frontend(rule.frontend()).stream().toList();
        String text = balancer.label() + " by rule '" + rule.name() + "'";
        return method(text, frontends, balancer.sku() == Sku.BASIC ? Protocol.ANY : rule.protocol());
    }

    private Optional<OutboundMethod> method(String text, List<Frontend> frontends, Protocol protocol) {
        List<ResourceId> ips = frontends.stream()
                .filter(each -> each.family() == family())
                .flatMap(each -> each.publicIp().stream())
                .toList();
        IpSet addresses = new PublicAddresses(walk, ips).of(family());
        PacketSet packets = OutboundMethod.TCP_AND_UDP.withProtocols(protocol.concrete());
        return addresses.isEmpty()
                ? Optional.empty()
                : Optional.of(PublicAddresses.shared(text, place, packets, addresses));
    }

    private IpFamily family() {
        return place instanceof Place.Interface it
                ? it.address().configuration().family()
                : IpFamily.IPV4;
    }

    private boolean isMember(LoadBalancer balancer) {
        return balancer.natRules().stream().anyMatch(rule -> is(rule.backend()))
                || balancer.pools().stream().anyMatch(this::isIn);
    }

    private boolean isIn(LoadBalancer balancer, String pool) {
        return balancer.pool(pool).filter(this::isIn).isPresent();
    }

    private boolean isIn(Pool pool) {
        return pool.members().stream().anyMatch(this::is);
    }

    private boolean is(Backend member) {
        return place instanceof Place.Interface it
                && it.address().networkInterface().id().equals(member.networkInterface())
                && PoolMembers.address(walk.network(), member)
                        .filter(it.address()::equals)
                        .isPresent();
    }
}
