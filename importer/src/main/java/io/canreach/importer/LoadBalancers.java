package io.canreach.importer;

import io.canreach.model.LoadBalancer;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads load balancers. Their parts stand in them or, pools and inbound NAT rules, as resources of their own. */
final class LoadBalancers {
    private final Assembly assembly;
    private final PublicIps publicIps;
    private final PoolMembers members;
    private final BalancerPools pools;
    private final Children<BalancerPools.Facts> poolFacts;
    private final Children<NatRuleFacts> natRules;

    LoadBalancers(Assembly assembly, PoolMembers members) {
        this.assembly = assembly;
        this.publicIps = new PublicIps(assembly);
        this.members = members;
        this.pools = new BalancerPools(members);
        this.poolFacts = Children.agreeing(assembly, Types.LOAD_BALANCER_POOL, "backendAddressPools", pools::read);
        this.natRules = Children.agreeing(
                assembly,
                Types.LOAD_BALANCER_NAT_RULE,
                "inboundNatRules",
                (id, node) -> NatRuleFacts.of(id, node, members));
    }

    void read() {
        for (Made<LoadBalancer> made : assembly.make(Types.LOAD_BALANCER, this::balancer)) {
            assembly.put(made.value());
            assembly.doubts().about(made.id()).ifPresent(reason -> open(made.value(), reason));
        }
        Set<ResourceId> there = assembly.inventory().ids(Types.LOAD_BALANCER);
        poolFacts
                .orphans(there)
                .forEach(each -> orphan(each, each.value().pool().members()));
        natRules.orphans(there).forEach(each -> orphan(each, each.value().backends()));
        Types.LOAD_BALANCER_PARTS.forEach(type -> parts(type, there));
    }

    /** Who is behind something in doubt may be called by it, and call by it. */
    private void open(LoadBalancer balancer, Unknown reason) {
        Stream<LoadBalancer.Backend> pooled = balancer.pools().stream().flatMap(each -> each.members().stream());
        Stream.concat(pooled, members.saidToBeBehind(balancer.id()).stream())
                .map(LoadBalancer.Backend::networkInterface)
                .distinct()
                .forEach(nic -> assembly.doubts().open(nic, reason));
    }

    private void parts(String type, Set<ResourceId> there) {
        assembly.inventory().ofType(type).forEach((id, nodes) -> {
            if (id.parent().filter(there::contains).isEmpty()) {
                nodes.get(0).warn("the load balancer of '" + id.name() + "' is not in the input", "it is left out");
            }
        });
    }

    private void orphan(Made<?> child, List<LoadBalancer.Backend> behind) {
        String met = "the load balancer of '" + child.id().name() + "' is not in the input";
        child.node().warn(met, "it is left out; ways through it are undetermined");
        behind.forEach(each -> assembly.wayInAndOut(each.networkInterface(), child.node(), met));
    }

    private Optional<LoadBalancer> balancer(ResourceId id, Node node) {
        Node name = node.at("sku", "name");
        if (name.text().orElse("").equalsIgnoreCase("Gateway")) {
            return chained(id, node);
        }
        if (!node.get("frontendIPConfigurations").isPresent()) {
            return bare(id, node);
        }
        Sku sku = sku(id, node, name);
        BalancerFrontends frontends = new BalancerFrontends(assembly, publicIps, id, sku);
        frontends.read(node);
        List<BalancerPools.Facts> facts = poolFacts.of(id, node);
        BalancerParts parts = new BalancerParts(frontends, facts);
        BalancerRules rules = new BalancerRules(id, parts);
        rules.read(node);
        new BalancerNats(id, parts, facts, members).read(node, natRules.of(id, node));
        parts.close();
        leaveOpen(parts, facts, node);
        return Optional.of(made(id, node, sku, parts, rules));
    }

    /** One of tier Global stands in no region. */
    private static LoadBalancer made(ResourceId id, Node node, Sku sku, BalancerParts parts, BalancerRules rules) {
        boolean global = node.at("sku", "tier").text().orElse("").equalsIgnoreCase("Global");
        return new LoadBalancer(
                id,
                global ? "" : node.location(),
                sku,
                parts.frontends().made(),
                parts.pools(),
                parts.rules(),
                parts.natRules(),
                rules.probes(),
                rules.outboundRules());
    }

    private Optional<LoadBalancer> chained(ResourceId id, Node node) {
        node.warn(
                "'" + id.name() + "' is a gateway load balancer, which is not modelled",
                "what passes through its appliances is undetermined");
        assembly.tenant(id, node);
        return Optional.empty();
    }

    /** A list of resources names the load balancer alone, which does not mean that it does nothing. */
    private Optional<LoadBalancer> bare(ResourceId id, Node node) {
        boolean elsewhere = assembly.inventory().sightings(Types.LOAD_BALANCER, id).stream()
                .anyMatch(each -> each.get("frontendIPConfigurations").isPresent());
        String met = "load balancer '" + id.name() + "' stands here without its frontends";
        if (!elsewhere) {
            node.warn(met, "it is left out; ways through it are undetermined");
            members.saidToBeBehind(id).stream()
                    .map(LoadBalancer.Backend::networkInterface)
                    .distinct()
                    .forEach(nic -> assembly.wayInAndOut(nic, node, met));
        }
        return Optional.empty();
    }

    /** Who is behind what is not known may be called by it, or call by it. */
    private void leaveOpen(BalancerParts parts, List<BalancerPools.Facts> facts, Node node) {
        for (BalancerParts.Doubt doubt : parts.doubts()) {
            Stream.concat(BalancerPools.members(facts).stream(), doubt.behind().stream())
                    .map(LoadBalancer.Backend::networkInterface)
                    .distinct()
                    .forEach(nic -> assembly.gap(nic, doubt.effect(), node, doubt.met()));
        }
    }

    /** Answers of before the choice existed do not say it, and mean Basic; so do templates. A public IP tells it, too. */
    private Sku sku(ResourceId id, Node node, Node name) {
        if (name.isPresent()) {
            return name.text().orElse("").equalsIgnoreCase("Basic") ? Sku.BASIC : Sku.STANDARD;
        }
        Optional<Sku> ofAddress = node.objects("frontendIPConfigurations").stream()
                .flatMap(each -> each.reference("publicIPAddress").stream())
                .flatMap(each -> publicIps.saidSku(each).stream())
                .findFirst();
        Sku sku = ofAddress.orElse(Sku.BASIC);
        node.warn(
                "whether load balancer '" + id.name() + "' is Basic or Standard is not said",
                "it is read as " + (sku == Sku.BASIC ? "Basic" : "Standard"));
        return sku;
    }
}
