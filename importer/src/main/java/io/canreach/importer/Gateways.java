package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.GatewaySettings;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.packet.Cidr;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads virtual network gateways and the on-premises networks that they lead to. */
final class Gateways {
    private static final Map<String, VirtualNetworkGateway.Type> TYPES =
            Map.of("vpn", VirtualNetworkGateway.Type.VPN, "expressroute", VirtualNetworkGateway.Type.EXPRESS_ROUTE);

    private final Assembly assembly;

    Gateways(Assembly assembly) {
        this.assembly = assembly;
    }

    void read() {
        assembly.make(Types.GATEWAY, this::gateway).forEach(made -> assembly.put(made.value()));
        assembly.make(Types.SITE, Gateways::site).forEach(made -> assembly.put(made.value()));
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
        checkUnmodelled(id, vnet.get(), node);
        Node kind = node.get("gatewayType");
        Optional<VirtualNetworkGateway.Type> type = kind.oneOf(TYPES);
        if (type.isEmpty()) {
            routing(vnet.get(), kind, "a gateway of type " + kind.shown() + " is not modelled");
        }
        return type.map(
                each -> new VirtualNetworkGateway(id, node.location(), vnet.get(), each, GatewaySettings.STANDARD));
    }

    private void checkUnmodelled(ResourceId id, ResourceId vnet, Node node) {
        if (node.flag("enableBgp", false)) {
            String met = "gateway '" + id.name() + "' learns routes by BGP, which are not in the input";
            routing(vnet, node.get("enableBgp"), met);
        }
        checkAbsent(id, vnet, node.get("gatewayDefaultSite"), "has a default site, which is not modelled");
        checkAbsent(id, vnet, node.get("vpnClientConfiguration"), "serves VPN clients, which are not modelled");
    }

    private void checkAbsent(ResourceId id, ResourceId vnet, Node node, String met) {
        if (node.isPresent()) {
            routing(vnet, node, "gateway '" + id.name() + "' " + met);
        }
    }

    private void routing(ResourceId vnet, Node node, String met) {
        assembly.gap(vnet, Gap.Effect.ROUTING, node, met);
    }

    private static Optional<ResourceId> vnetOf(Node gateway) {
        return gateway.objects("ipConfigurations").stream()
                .flatMap(each -> each.reference("subnet").stream())
                .findFirst()
                .flatMap(ResourceId::parent);
    }

    private static Optional<OnPremisesNetwork> site(ResourceId id, Node node) {
        Node space = node.get("localNetworkAddressSpace");
        List<Cidr> prefixes = Prefixes.of(space, "addressPrefix", "addressPrefixes");
        if (prefixes.isEmpty()) {
            node.warn(
                    "on-premises network '" + id.name() + "' has no prefixes of its own",
                    "it is left out; what is learned from it by BGP is not known");
            return Optional.empty();
        }
        return Optional.of(new OnPremisesNetwork(id, prefixes));
    }
}
