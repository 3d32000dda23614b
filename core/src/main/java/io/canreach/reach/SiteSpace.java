package io.canreach.reach;

import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.model.VnetToVnetConnection;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import io.canreach.routing.GatewayReach;
import io.canreach.routing.Neighbour;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Which addresses are in an on-premises network. It may announce a prefix that is wider than the virtual networks it is
 * connected to, whose own addresses are not on-premises; and a default route says where to go, not what is there.
 */
final class SiteSpace {
    private SiteSpace() {}

    /** The declared addresses of a network, and what its connections learned. */
    static IpSet known(Network network, OnPremisesNetwork site) {
        List<GatewayConnection> connections = network.all(GatewayConnection.class).stream()
                .filter(each -> each.onPremises().equals(site.id()))
                .toList();
        return declared(network, site).union(behind(network, connections).minus(connectedNetworks(network, site)));
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
        return network.all(GatewayConnection.class).stream()
                .filter(each -> each.onPremises().equals(site.id()))
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
                reach.vnetConnections(vnet).forEach(each -> spaces.add(remote(network, each)));
            }
        }
        return IpSet.unionOf(spaces);
    }

    private static IpSet remote(Network network, VnetToVnetConnection connection) {
        ResourceId id = network.get(VirtualNetworkGateway.class, connection.remoteGateway())
                .virtualNetwork();
        return network.get(VirtualNetwork.class, id).addresses();
    }
}
