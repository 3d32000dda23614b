package io.canreach.model;

import io.canreach.packet.IpFamily;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Azure's rules for user-defined routes where they are attached: only a VPN gateway by itself can be a next hop.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview">Traffic routing</a>
 */
final class RouteRules {
    private final NetworkRules rules;
    private final Map<ResourceId, Set<VirtualNetworkGateway.Type>> gateways = new HashMap<>();

    RouteRules(NetworkRules rules) {
        this.rules = rules;
        rules.all(VirtualNetworkGateway.class)
                .forEach(each -> gateways.computeIfAbsent(
                                each.virtualNetwork(), id -> EnumSet.noneOf(VirtualNetworkGateway.Type.class))
                        .add(each.type()));
    }

    void check() {
        if (rules.isExisting()) {
            return; // a route that Azure cannot use is no reason to refuse what is there
        }
        for (Subnet subnet : rules.all(Subnet.class)) {
            subnet.routeTable()
                    .flatMap(id -> rules.find(RouteTable.class, id))
                    .ifPresent(table -> table.routes().stream()
                            .filter(route -> route.nextHopType() == NextHopType.VIRTUAL_NETWORK_GATEWAY)
                            .forEach(route -> check(subnet, table, route)));
        }
    }

    private void check(Subnet subnet, RouteTable table, Route route) {
        String place = "route '" + route.name() + "' of " + table.label() + " on " + subnet.label()
                + " leads to the virtual network gateway, ";
        Map<VirtualNetworkGateway.Type, ResourceId> usable = usable(subnet);
        if (usable.containsKey(VirtualNetworkGateway.Type.EXPRESS_ROUTE)) {
            String owner = "vnet '"
                    + usable.get(VirtualNetworkGateway.Type.EXPRESS_ROUTE).name() + "'";
            String has = usable.containsKey(VirtualNetworkGateway.Type.VPN)
                    ? "but " + owner + " has an ExpressRoute gateway beside its VPN gateway"
                    : "but the one of " + owner + " is an ExpressRoute gateway";
            rules.problem(place + has + "; only a VPN gateway by itself may be a next hop");
        }
        if (route.destination() instanceof Prefix prefix && prefix.cidr().family() == IpFamily.IPV6) {
            rules.problem(place + "which takes no IPv6 routes of users");
        }
    }

    /** The kinds of gateway that a subnet's network has, or uses of a peer, with who has them. */
    private Map<VirtualNetworkGateway.Type, ResourceId> usable(Subnet subnet) {
        Map<VirtualNetworkGateway.Type, ResourceId> found = new EnumMap<>(VirtualNetworkGateway.Type.class);
        add(subnet.virtualNetwork(), found);
        rules.networkOf(subnet).stream()
                .flatMap(vnet -> vnet.peerings().stream())
                .filter(VnetPeering::useRemoteGateways)
                .forEach(peering -> add(peering.remote(), found));
        return found;
    }

    private void add(ResourceId network, Map<VirtualNetworkGateway.Type, ResourceId> found) {
        gateways.getOrDefault(network, Set.of()).forEach(type -> found.put(type, network));
    }
}
