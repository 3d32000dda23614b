package io.canreach.routing;

import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.model.VnetToVnetConnection;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the VPN gateway of one virtual network knows of what is behind that of another: the other network itself, and by BGP
 * what the gateway there has and hears from further ones. Nothing behind a connection that is down, no default route is passed on, and nothing that is part of the
 * network here.
 *
 * @see <a href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-bgp-overview">About BGP</a>
 */
final class Advertisement {
    private final Network network;
    private final GatewayReach reach;

    Advertisement(Network network, GatewayReach reach) {
        this.network = network;
        this.reach = reach;
    }

    /** The prefixes that a connection leads to, each with the number of gateways between the other end and it. */
    Map<Cidr, Integer> over(VnetToVnetConnection connection) {
        Map<Cidr, Integer> prefixes = new LinkedHashMap<>();
        vnet(connection.remoteGateway()).addressSpace().forEach(prefix -> prefixes.put(prefix, 0));
        if (speaksBgp(connection)) {
            addAll(connection, prefixes);
        }
        IpSet own = vnet(connection.gateway()).addresses();
        prefixes.keySet().removeIf(prefix -> prefix.prefixLength() == 0 || own.encloses(IpSet.of(prefix)));
        return prefixes;
    }

    /** Gateways that are nearer come first; none is asked twice, and what the asking one says itself does not come back. */
    private void addAll(VnetToVnetConnection connection, Map<Cidr, Integer> prefixes) {
        Set<ResourceId> seen = new HashSet<>(Set.of(connection.gateway(), connection.remoteGateway()));
        List<ResourceId> ring = List.of(connection.remoteGateway());
        for (int distance = 0; !ring.isEmpty(); distance++) {
            for (ResourceId gateway : ring) {
                addOwn(gateway, distance, prefixes);
            }
            ring = ring.stream()
                    .flatMap(gateway -> tunnels(gateway).stream())
                    .map(VnetToVnetConnection::remoteGateway)
                    .filter(seen::add)
                    .toList();
        }
    }

    private void addOwn(ResourceId gateway, int distance, Map<Cidr, Integer> prefixes) {
        VirtualNetwork vnet = vnet(gateway);
        vnet.addressSpace().forEach(prefix -> prefixes.putIfAbsent(prefix, distance));
        reach.users(vnet)
                .forEach(user -> user.addressSpace().forEach(prefix -> prefixes.putIfAbsent(prefix, distance)));
        network.all(GatewayConnection.class).stream()
                .filter(each -> each.gateway().equals(gateway))
                .filter(each -> each.status() != GatewayConnection.Status.NOT_CONNECTED)
                .flatMap(each -> reach.prefixes(each).stream())
                .forEach(prefix -> prefixes.putIfAbsent(prefix, distance));
    }

    private List<VnetToVnetConnection> tunnels(ResourceId gateway) {
        return network.all(VnetToVnetConnection.class).stream()
                .filter(each -> each.gateway().equals(gateway) && speaksBgp(each))
                .toList();
    }

    /** Whether routes are exchanged over a connection: both directions say so, and neither is down. */
    private boolean speaksBgp(VnetToVnetConnection connection) {
        Optional<VnetToVnetConnection> back = reach.counterpart(connection);
        return back.isPresent() && speaks(connection) && speaks(back.get());
    }

    private static boolean speaks(VnetToVnetConnection connection) {
        return connection.bgp() && connection.status() != GatewayConnection.Status.NOT_CONNECTED;
    }

    private VirtualNetwork vnet(ResourceId gateway) {
        ResourceId id = network.get(VirtualNetworkGateway.class, gateway).virtualNetwork();
        return network.get(VirtualNetwork.class, id);
    }
}
