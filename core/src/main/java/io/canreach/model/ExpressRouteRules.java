package io.canreach.model;

import io.canreach.model.ExpressRouteCircuit.Tier;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Azure's rules for ExpressRoute: how many prefixes and networks a circuit takes, and what IPv6 and FastPath need.
 *
 * @see <a href="https://learn.microsoft.com/azure/expressroute/about-fastpath">FastPath</a>
 */
final class ExpressRouteRules {
    private static final int MAX_IPV6 = 100;
    private static final int MAX_OWN = 1000;
    private static final int MAX_CIRCUITS = 4;
    private static final Set<String> FAST = Set.of("ultraperformance", "ergw3az", "ergwscale");

    private final NetworkRules rules;

    ExpressRouteRules(NetworkRules rules) {
        this.rules = rules;
    }

    /** A connection with its ExpressRoute gateway. */
    private record Link(GatewayConnection connection, VirtualNetworkGateway gateway) {}

    void check() {
        Map<ResourceId, List<Link>> circuits = new LinkedHashMap<>();
        for (GatewayConnection connection : rules.all(GatewayConnection.class)) {
            Optional<VirtualNetworkGateway> gateway = rules.find(VirtualNetworkGateway.class, connection.gateway());
            checkFastPath(connection, gateway);
            gateway.filter(each -> each.type() == VirtualNetworkGateway.Type.EXPRESS_ROUTE)
                    .ifPresent(each -> {
                        checkIpv6(connection, each);
                        circuits.computeIfAbsent(connection.circuit().orElse(connection.id()), id -> new ArrayList<>())
                                .add(new Link(connection, each));
                    });
        }
        circuits.forEach(this::check);
        checkLocations(circuits);
        rules.all(VirtualNetworkGateway.class).stream()
                .filter(gateway -> gateway.type() == VirtualNetworkGateway.Type.EXPRESS_ROUTE)
                .forEach(this::checkOwnPrefixes);
    }

    private void check(ResourceId id, List<Link> links) {
        Optional<ExpressRouteCircuit> circuit = rules.find(ExpressRouteCircuit.class, id);
        Tier tier = circuit.map(ExpressRouteCircuit::tier).orElse(Tier.STANDARD);
        String label = circuit.map(ExpressRouteCircuit::label)
                .orElse(
                        links.get(0).connection().circuit().isPresent()
                                ? "ExpressRoute circuit '" + id.name() + "'"
                                : links.get(0).connection().label());
        Set<Cidr> prefixes = new HashSet<>();
        Set<ResourceId> networks = new HashSet<>();
        for (Link link : links) {
            prefixes.addAll(prefixes(link.connection()));
            networks.add(link.gateway().virtualNetwork());
        }
        String brings = label + " brings ";
        limit(brings, count(prefixes, IpFamily.IPV4), "IPv4 prefixes from on-premises", tier.maxPrefixes(), tier);
        limit(brings, count(prefixes, IpFamily.IPV6), "IPv6 prefixes from on-premises", MAX_IPV6, tier);
        limit(label + " links ", networks.size(), "virtual networks", tier.maxNetworks(), tier);
    }

    private void checkLocations(Map<ResourceId, List<Link>> circuits) {
        Map<String, Set<ResourceId>> there = new LinkedHashMap<>();
        circuits.forEach((id, links) -> rules.find(ExpressRouteCircuit.class, id)
                .filter(circuit -> !circuit.location().isEmpty())
                .ifPresent(circuit -> links.forEach(link -> there.computeIfAbsent(
                                link.gateway().label() + " has circuits of " + Texts.region(circuit.location()),
                                any -> new HashSet<>())
                        .add(id))));
        there.forEach((what, ids) -> {
            if (ids.size() > MAX_CIRCUITS) {
                rules.problem(what + ": " + ids.size() + "; at most " + MAX_CIRCUITS + " of one location are allowed");
            }
        });
    }

    private void limit(String what, long count, String things, int most, Tier tier) {
        if (count > most) {
            String better = tier == Tier.STANDARD && !things.startsWith("IPv6") ? ", and more by a Premium one" : "";
            rules.problem(what + count + " " + things + "; at most " + most + " are allowed by a " + tier + " circuit"
                    + better);
        }
    }

    private List<Cidr> prefixes(GatewayConnection connection) {
        List<Cidr> prefixes = new ArrayList<>(connection.learnedPrefixes());
        rules.find(OnPremisesNetwork.class, connection.onPremises())
                .ifPresent(site -> prefixes.addAll(site.addressSpace()));
        return prefixes;
    }

    private static long count(Set<Cidr> prefixes, IpFamily family) {
        return prefixes.stream().filter(each -> each.family() == family).count();
    }

    /** What a gateway announces: its network's prefixes and those of the peers that use it. */
    private void checkOwnPrefixes(VirtualNetworkGateway gateway) {
        List<Cidr> announced = new ArrayList<>();
        for (VirtualNetwork vnet : rules.all(VirtualNetwork.class)) {
            boolean user = vnet.peerings().stream()
                    .anyMatch(each -> each.useRemoteGateways() && each.remote().equals(gateway.virtualNetwork()));
            if (user || vnet.id().equals(gateway.virtualNetwork())) {
                announced.addAll(vnet.addressSpace());
            }
        }
        Set<Cidr> distinct = Set.copyOf(announced);
        limit(gateway, count(distinct, IpFamily.IPV4), "IPv4", MAX_OWN);
        limit(gateway, count(distinct, IpFamily.IPV6), "IPv6", MAX_IPV6);
    }

    private void limit(VirtualNetworkGateway gateway, long count, String family, int most) {
        if (count > most) {
            rules.problem(gateway.label() + " announces " + count + " " + family
                    + " prefixes of virtual networks; at most " + most + " are allowed");
        }
    }

    private void checkIpv6(GatewayConnection connection, VirtualNetworkGateway gateway) {
        Optional<Subnet> subnet = rules.find(VirtualNetwork.class, gateway.virtualNetwork()).stream()
                .flatMap(vnet -> vnet.subnets().stream())
                .filter(Subnet::isGatewaySubnet)
                .findFirst();
        prefixes(connection).stream()
                .filter(prefix -> prefix.family() == IpFamily.IPV6)
                .findFirst()
                .filter(prefix -> subnet.filter(it -> !it.prefixes().isEmpty() && !it.has(IpFamily.IPV6))
                        .isPresent())
                .ifPresent(prefix -> rules.problem(connection.label() + " brings the IPv6 prefix " + prefix + "; "
                        + gateway.label() + " needs an IPv6 prefix on its GatewaySubnet for that"));
    }

    private void checkFastPath(GatewayConnection connection, Optional<VirtualNetworkGateway> gateway) {
        if (!connection.fastPath() || gateway.isEmpty()) {
            return;
        }
        String sku = gateway.get().settings().sku();
        if (gateway.get().type() == VirtualNetworkGateway.Type.VPN) {
            rules.problem(connection.label() + " has FastPath, which only ExpressRoute gateways have");
        } else if (!sku.isEmpty() && !FAST.contains(sku.toLowerCase(Locale.ROOT))) {
            rules.problem(connection.label() + " has FastPath, but "
                    + gateway.get().label() + " has SKU " + sku + "; it needs UltraPerformance or ErGw3AZ");
        }
    }
}
