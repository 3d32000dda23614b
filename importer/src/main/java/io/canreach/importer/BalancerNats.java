package io.canreach.importer;

import io.canreach.model.LoadBalancer.Backend;
import io.canreach.model.LoadBalancer.NatRule;
import io.canreach.model.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The inbound NAT rules of one load balancer: for one machine, for each member of a pool, or for a scale set. */
final class BalancerNats {
    private final ResourceId balancer;
    private final BalancerParts parts;
    private final List<BalancerPools.Facts> pools;
    private final PoolMembers members;

    BalancerNats(ResourceId balancer, BalancerParts parts, List<BalancerPools.Facts> pools, PoolMembers members) {
        this.balancer = balancer;
        this.parts = parts;
        this.pools = pools;
        this.members = members;
    }

    void read(Node node, List<NatRuleFacts> rules) {
        rules.forEach(each -> rule(each, node));
        node.objects("inboundNatPools").forEach(each -> pool(each, rules));
    }

    private void rule(NatRuleFacts said, Node node) {
        String rule = "inbound NAT rule '" + said.name() + "'";
        if (!said.isClear()) {
            parts.open(said.frontend(), node, "what " + rule + " is for is not known", said.backends());
        } else if (parts.frontends().has(said.frontend().orElseThrow())) {
            clear(said, node, "which machine " + rule + " leads to is not known");
        }
    }

    private void clear(NatRuleFacts said, Node node, String met) {
        if (said.pool().isPresent()) {
            ofPool(said, node);
        } else if (said.missing() || isChained(said)) {
            parts.range(said, node, met);
        } else {
            said.backends().stream()
                    .limit(1)
                    .forEach(each -> add(said.name(), said, said.first().orElseThrow(), each));
        }
    }

    private boolean isChained(NatRuleFacts said) {
        return said.frontend().flatMap(parts.frontends()::chained).isPresent();
    }

    private void add(String name, NatRuleFacts said, int port, Backend backend) {
        parts.add(new NatRule(
                name,
                said.frontend().orElseThrow(),
                said.protocol().orElseThrow(),
                port,
                backend,
                said.backendPort().orElseThrow()));
    }

    /** Each member of the pool has a port of its own; which, only answers of Azure say. */
    private void ofPool(NatRuleFacts said, Node node) {
        Optional<BalancerPools.Facts> pool = complete(said);
        List<Backend> all = pool.map(each -> each.pool().members()).orElse(List.of());
        Map<Backend, Integer> ports = pool.map(
                        each -> each.ports().getOrDefault(BalancerParts.key(said.name()), Map.of()))
                .orElse(Map.of());
        if (pool.isPresent() && ports.keySet().equals(Set.copyOf(all))) {
            ports.forEach((member, port) -> add(said.name() + "." + port, said, port, member));
        } else if (all.size() == 1) {
            add(said.name(), said, said.first().orElseThrow(), all.get(0));
        } else {
            parts.range(said, node, "whom each port of inbound NAT rule '" + said.name() + "' leads to is not known");
        }
    }

    /** The pool of a rule, where all its members are known. */
    private Optional<BalancerPools.Facts> complete(NatRuleFacts said) {
        return pools.stream()
                .filter(each -> each.pool().name().equalsIgnoreCase(said.pool().orElse("")))
                .filter(each -> each.pool().unknownMembers().isEmpty() && !isChained(said))
                .findFirst();
    }

    /** A range of ports for a scale set; where its instances are there, each has an inbound NAT rule. */
    private void pool(Node node, List<NatRuleFacts> rules) {
        String name = node.name(balancer);
        boolean resolved = rules.stream()
                .anyMatch(each -> BalancerParts.key(each.name()).startsWith(BalancerParts.key(name) + "."));
        String met = "whom each port of inbound NAT pool '" + name + "' leads to is not known";
        Optional<NatRuleFacts> said = NatRuleFacts.of(balancer.child("inboundNatPools", name), node, members)
                .filter(any -> !resolved);
        said.ifPresent(it -> {
            if (!it.isClear()) {
                parts.open(it.frontend(), node, met, it.backends());
            } else if (parts.frontends().has(it.frontend().orElseThrow())) {
                parts.range(it, node, met);
            }
        });
    }
}
