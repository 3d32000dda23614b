package io.canreach.reach;

import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import io.canreach.routing.CircuitNeighbour;
import io.canreach.routing.GatewayReach;
import io.canreach.routing.Neighbour;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which addresses are in an on-premises network. It may announce a prefix that is wider than the virtual networks it is
 * connected to, whose own addresses are not on-premises; and a default route says where to go, not what is there.
 */
final class SiteSpace {
    private SiteSpace() {}

    /** The declared addresses of a network, and what its connections learned. */
    static IpSet known(Network network, OnPremisesNetwork site) {
        return declared(network, site)
                .union(behind(network, connections(network, site.id())).minus(connectedNetworks(network, site)));
    }

    /** The connections of gateways to a site. */
    static List<GatewayConnection> connections(Network network, ResourceId site) {
        return network.all(GatewayConnection.class).stream()
                .filter(each -> each.onPremises().equals(site))
                .toList();
    }

    /** The declared addresses of a network. */
    static IpSet declared(Network network, OnPremisesNetwork site) {
        return site.addresses().minus(connectedNetworks(network, site));
    }

    /** What connections surely lead to: their prefixes without a default route. */
    static IpSet behind(Network network, Collection<GatewayConnection> connections) {
        GatewayReach reach = new GatewayReach(network);
        List<Cidr> prefixes = new ArrayList<>();
        for (GatewayConnection connection : connections) {
            reach.prefixes(connection).stream()
                    .filter(prefix -> prefix.prefixLength() > 0)
                    .forEach(prefixes::add);
        }
        return IpSet.of(prefixes);
    }

    /** Whether two sites may be joined without a gateway: by their ExpressRoute circuits. */
    static boolean mayBeJoined(Network network, OnPremisesNetwork one, OnPremisesNetwork other) {
        return !one.id().equals(other.id()) && hasCircuit(network, one) && hasCircuit(network, other);
    }

    private static boolean hasCircuit(Network network, OnPremisesNetwork site) {
        GatewayReach reach = new GatewayReach(network);
        return connections(network, site.id()).stream()
                .anyMatch(each -> reach.type(each) == VirtualNetworkGateway.Type.EXPRESS_ROUTE);
    }

    /** The virtual networks that a site is connected to, and those that are connected with these. */
    private static IpSet connectedNetworks(Network network, OnPremisesNetwork site) {
        GatewayReach reach = new GatewayReach(network);
        List<IpSet> spaces = new ArrayList<>();
        for (VirtualNetwork vnet : network.all(VirtualNetwork.class)) {
            if (reach.connections(vnet).stream()
                    .anyMatch(each -> each.onPremises().equals(site.id()))) {
                spaces.add(vnet.addresses());
                Neighbour.of(network, vnet).forEach(each -> spaces.add(IpSet.of(each.prefixes())));
                spaces.add(behindGateways(network, reach, vnet));
            }
        }
        return IpSet.unionOf(spaces);
    }

    /** Virtual networks at the far ends of tunnels, near or far, and those on the same circuit. */
    private static IpSet behindGateways(Network network, GatewayReach reach, VirtualNetwork vnet) {
        Set<Cidr> prefixes = new HashSet<>();
        reach.vnetConnections(vnet).forEach(each -> prefixes.addAll(reach.prefixes(each)));
        CircuitNeighbour.of(network, vnet)
                .forEach(each -> prefixes.addAll(each.virtualNetwork().addressSpace()));
        Set<Cidr> virtual = network.all(VirtualNetwork.class).stream()
                .flatMap(each -> each.addressSpace().stream())
                .collect(Collectors.toSet());
        return IpSet.of(prefixes.stream().filter(virtual::contains).toList());
    }
}
