package io.canreach.importer;

import io.canreach.model.ExpressRouteCircuit;
import io.canreach.model.ExpressRouteCircuit.Tier;
import io.canreach.model.Gap;
import io.canreach.model.GatewaySettings;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads virtual network gateways, the on-premises networks that they lead to, and ExpressRoute circuits. */
final class Gateways {
    private static final Map<String, VirtualNetworkGateway.Type> TYPES =
            Map.of("vpn", VirtualNetworkGateway.Type.VPN, "expressroute", VirtualNetworkGateway.Type.EXPRESS_ROUTE);

    private final Assembly assembly;

    Gateways(Assembly assembly) {
        this.assembly = assembly;
    }

    void read() {
        assembly.make(Types.GATEWAY, this::gateway).forEach(this::put);
        assembly.make(Types.SITE, Gateways::site).forEach(made -> assembly.put(made.value()));
        assembly.make(Types.CIRCUIT, Gateways::circuit).forEach(made -> assembly.put(made.value()));
    }

    /** Of two gateways of a type in one network the first is kept, since peers use it; what is learned there is left open. */
    private void put(Made<VirtualNetworkGateway> made) {
        VirtualNetworkGateway gateway = made.value();
        Optional<VirtualNetworkGateway> other = assembly.all(VirtualNetworkGateway.class).stream()
                .filter(each -> each.virtualNetwork().equals(gateway.virtualNetwork()) && each.type() == gateway.type())
                .findFirst();
        String place = assembly.find(VirtualNetwork.class, gateway.virtualNetwork())
                .map(VirtualNetwork::location)
                .orElse("");
        if (other.isPresent()) {
            refused(made, "stands beside '" + other.get().name() + "', which is of its type", "it is left out");
        } else if (Misplaced.differ(gateway.location(), place)) {
            refused(made, "is in region " + gateway.location() + ", and its virtual network in " + place, "it is read");
            assembly.put(new VirtualNetworkGateway(
                    gateway.id(), place, gateway.virtualNetwork(), gateway.type(), gateway.settings()));
        } else {
            assembly.put(gateway);
        }
    }

    private void refused(Made<VirtualNetworkGateway> made, String why, String consequence) {
        String met = "gateway '" + made.id().name() + "' " + why;
        made.node().error(met, "Azure would refuse it; " + consequence + ", and what is reached by it is undetermined");
        Unknown reason = new Unknown(Findings.clean(met));
        ResourceId vnet = made.value().virtualNetwork();
        assembly.gap(vnet, Gap.Effect.ROUTING, reason);
        GatewayGaps.users(assembly, vnet).forEach(user -> assembly.gap(user, Gap.Effect.ROUTING, reason));
    }

    /** Whether a gateway stands in a virtual network, or the network itself is not in the input to say so. */
    static boolean standIn(ResourceId vnet, Assembly assembly) {
        return assembly.inventory().has(Types.VNET, vnet)
                && assembly.inventory().ofType(Types.GATEWAY).values().stream()
                        .flatMap(List::stream)
                        .anyMatch(node -> vnetOf(node).equals(Optional.of(vnet)));
    }

    private Optional<VirtualNetworkGateway> gateway(ResourceId id, Node node) {
        Optional<ResourceId> vnet = vnetOf(node);
        if (vnet.isEmpty() || !assembly.has(VirtualNetwork.class, vnet.get())) {
            node.warn(
                    "the virtual network of gateway '" + id.name() + "' is not in the input",
                    "the gateway is left out; what it connects is missing");
            return Optional.empty();
        }
        node.objects("ipConfigurations").stream()
                .map(each -> each.get("subnet"))
                .forEach(place -> References.known(place)
                        .ifPresent(subnet -> assembly.unknownNetworks().place(subnet, place)));
        Node kind = node.get("gatewayType");
        Optional<VirtualNetworkGateway.Type> type = kind.oneOf(TYPES);
        if (type.isEmpty()) {
            String met = "a gateway of type " + kind.shown() + " is not modelled";
            assembly.gap(vnet.get(), Gap.Effect.ROUTING, kind, met);
        }
        return type.map(each -> new VirtualNetworkGateway(id, node.location(), vnet.get(), each, settings(node, each)));
    }

    /** A default site is set when it is known that it is connected. */
    private static GatewaySettings settings(Node node, VirtualNetworkGateway.Type type) {
        boolean tunnels = type == VirtualNetworkGateway.Type.VPN;
        Node policy = node.get("vpnType");
        return new GatewaySettings(
                node.at("sku", "name").text().orElse(""),
                tunnels && policy.text().orElse("").equalsIgnoreCase("PolicyBased"),
                tunnels && node.flag("enableBgp", false),
                Optional.empty());
    }

    static Optional<ResourceId> vnetOf(Node gateway) {
        return gateway.objects("ipConfigurations").stream()
                .flatMap(each -> References.known(each.get("subnet")).stream())
                .findFirst()
                .flatMap(ResourceId::parent);
    }

    /** One that speaks BGP need not name prefixes: a gateway has a route to its peer, and learns the others. */
    private static Optional<OnPremisesNetwork> site(ResourceId id, Node node) {
        Node space = node.get("localNetworkAddressSpace");
        List<Cidr> prefixes = Prefixes.of(space, "addressPrefix", "addressPrefixes");
        Optional<Ip> peer = Addresses.known(node.at("bgpSettings", "bgpPeeringAddress"));
        if (prefixes.isEmpty() && peer.isEmpty()) {
            node.warn(
                    "on-premises network '" + id.name() + "' has no prefixes of its own",
                    "it is left out; what is learned from it by BGP is not known");
            return Optional.empty();
        }
        return Optional.of(new OnPremisesNetwork(
                id, prefixes.isEmpty() ? peer.stream().map(Cidr::of).toList() : prefixes));
    }

    private static Optional<ExpressRouteCircuit> circuit(ResourceId id, Node node) {
        boolean premium = node.at("sku", "tier").text().orElse("").equalsIgnoreCase("Premium");
        String place =
                node.at("serviceProviderProperties", "peeringLocation").text().orElse("");
        return Optional.of(new ExpressRouteCircuit(id, place, premium ? Tier.PREMIUM : Tier.STANDARD));
    }
}
