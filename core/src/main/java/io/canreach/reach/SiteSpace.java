package io.canreach.reach;

import io.canreach.model.Gap;
import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import io.canreach.routing.GatewayReach;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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

    /**
     * What a site may reach without the network's own routes: other sites, by a gateway of the same kind that tells one of
     * the other or by a network of their own, and virtual networks of which not all routes are known.
     */
    static IpSet reachableFrom(Network network, OnPremisesNetwork site) {
        GatewayReach reach = new GatewayReach(network);
        Set<VirtualNetworkGateway.Type> kinds = kinds(network, reach, site);
        List<IpSet> spaces = new ArrayList<>();
        for (OnPremisesNetwork other : network.all(OnPremisesNetwork.class)) {
            boolean alike = !Collections.disjoint(kinds, kinds(network, reach, other));
            if (alike && !other.id().equals(site.id())) {
                spaces.add(known(network, other));
            }
        }
        for (VirtualNetwork vnet : network.all(VirtualNetwork.class)) {
            if (!network.gaps(vnet.id(), Gap.Effect.ROUTING).isEmpty()) {
                spaces.add(vnet.addresses());
            }
        }
        return IpSet.unionOf(spaces);
    }

    private static Set<VirtualNetworkGateway.Type> kinds(Network network, GatewayReach reach, OnPremisesNetwork site) {
        return network.all(GatewayConnection.class).stream()
                .filter(each -> each.onPremises().equals(site.id()))
                .map(reach::type)
                .collect(Collectors.toSet());
    }

    private static IpSet connectedNetworks(Network network, OnPremisesNetwork site) {
        GatewayReach reach = new GatewayReach(network);
        return IpSet.unionOf(network.all(VirtualNetwork.class).stream()
                .filter(vnet -> reach.connections(vnet).stream()
                        .anyMatch(connection -> connection.onPremises().equals(site.id())))
                .map(VirtualNetwork::addresses)
                .toList());
    }
}
