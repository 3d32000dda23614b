package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.LoadBalancer.OutboundRule;
import io.canreach.model.LoadBalancer.Probe;
import io.canreach.model.LoadBalancer.Rule;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The load-balancing rules of one load balancer, its probes and its outbound rules. */
final class BalancerRules {
    private static final Map<String, Protocol> PROTOCOLS =
            Map.of("tcp", Protocol.TCP, "udp", Protocol.UDP, "all", Protocol.ANY);

    private final ResourceId balancer;
    private final BalancerParts parts;
    private final List<Probe> probes = new ArrayList<>();
    private final List<OutboundRule> outboundRules = new ArrayList<>();

    BalancerRules(ResourceId balancer, BalancerParts parts) {
        this.balancer = balancer;
        this.parts = parts;
    }

    void read(Node node) {
        node.objects("probes").forEach(this::readProbe);
        node.objects("loadBalancingRules").forEach(this::rule);
        node.objects("outboundRules").forEach(this::outbound);
    }

    List<Probe> probes() {
        return List.copyOf(probes);
    }

    List<OutboundRule> outboundRules() {
        return List.copyOf(outboundRules);
    }

    private void readProbe(Node node) {
        Numbers.port(node.get("port"))
                .ifPresentOrElse(
                        each -> probes.add(new Probe(node.name(balancer), each)),
                        () -> node.warn("the port of a probe is not known", "its members are taken for healthy"));
    }

    private void rule(Node node) {
        String name = node.name(balancer);
        Optional<String> frontend = References.part(node.get("frontendIPConfiguration"));
        Optional<Protocol> protocol = node.get("protocol").oneOf(PROTOCOLS);
        Optional<PortSet> ports = ports(protocol, node.get("frontendPort"));
        Node pool = pool(node);
        if (frontend.isEmpty() || protocol.isEmpty() || ports.isEmpty()) {
            parts.open(frontend, node, "what rule '" + name + "' is for is not known", List.of());
        } else if (!pool.isPresent()) {
            node.info("rule '" + name + "' leads to no pool", "calls to it reach nobody");
        } else if (parts.frontends().has(frontend.get())) {
            add(node, frontend.get(), protocol.get(), ports.get(), pool);
        }
    }

    private static Optional<PortSet> ports(Optional<Protocol> protocol, Node port) {
        return protocol.filter(Protocol.ANY::equals).isPresent()
                ? Optional.of(PortSet.all())
                : Numbers.port(port).map(each -> PortSet.of(each));
    }

    private static Node pool(Node rule) {
        Node one = rule.get("backendAddressPool");
        List<Node> several = rule.list("backendAddressPools");
        return one.isPresent() || several.isEmpty() ? one : several.get(0);
    }

    private void add(Node node, String frontend, Protocol protocol, PortSet ports, Node pool) {
        String name = node.name(balancer);
        Optional<Integer> backendPort = Numbers.port(node.get("backendPort"));
        parts.add(new Rule(
                name,
                frontend,
                protocol,
                ports,
                backendPort.filter(each -> protocol != Protocol.ANY && !ports.contains(each)),
                protocol == Protocol.ANY || backendPort.isPresent()
                        ? poolOf(node, pool, frontend)
                        : unknown(node, "the backend port of rule '" + name + "' is not known"),
                probe(node),
                node.flag("enableFloatingIP", false),
                !node.flag("disableOutboundSnat", false) && parts.frontends().isPublic(frontend)));
    }

    private Optional<String> probe(Node rule) {
        return References.part(rule.get("probe"))
                .filter(wanted -> probes.stream().anyMatch(each -> each.name().equalsIgnoreCase(wanted)));
    }

    private String poolOf(Node rule, Node pool, String frontend) {
        Optional<Unknown> chained = parts.frontends().chained(frontend);
        String unknown = "the pool of rule '" + rule.name(balancer) + "' is not known";
        return chained.map(each -> parts.unknownPool("(chained " + frontend + ")", each))
                .or(() -> parts.pool(References.part(pool)))
                .orElseGet(() -> unknown(rule, unknown));
    }

    private String unknown(Node rule, String met) {
        return parts.unknownPool("(of " + rule.name(balancer) + ")", rule.unknown(met, BalancerParts.RULE));
    }

    private void outbound(Node node) {
        String name = node.name(balancer);
        Optional<Protocol> protocol = node.get("protocol").oneOf(PROTOCOLS);
        Optional<String> pool = parts.pool(References.part(node.get("backendAddressPool")));
        List<String> by = frontends(node);
        if (protocol.isPresent() && pool.isPresent() && !by.isEmpty()) {
            outboundRules.add(new OutboundRule(name, protocol.get(), by, pool.get()));
        } else {
            String met = "what outbound rule '" + name + "' is for is not known";
            node.warn(met, "how its members reach the Internet is undetermined");
            parts.doubt(Gap.Effect.WAY_OUT, met, List.of());
        }
    }

    private List<String> frontends(Node outboundRule) {
        return outboundRule.list("frontendIPConfigurations").stream()
                .flatMap(each -> References.part(each).stream())
                .filter(parts.frontends()::isPublic)
                .toList();
    }
}
