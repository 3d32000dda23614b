package io.canreach.routing;

import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which connections a virtual network can use: those of its own gateways, and of a peer's that allows transit. */
public final class GatewayReach {
    private final Network network;

    /**
     * Looks into a network.
     *
     * @param network the network
     */
    public GatewayReach(Network network) {
        this.network = network;
    }

    /**
     * The connections that a virtual network can use, up or down.
     *
     * @param vnet the virtual network
     * @return connections of its own gateways, or of the one remote gateway it uses
     */
    public List<GatewayConnection> connections(VirtualNetwork vnet) {
        Set<ResourceId> hosts = new LinkedHashSet<>();
        hosts.add(vnet.id());
        for (VnetPeering peering : vnet.peerings()) {
            if (peering.useRemoteGateways() && Peerings.isConnected(network, vnet, peering)) {
                hosts.add(peering.remote());
            }
        }
        List<GatewayConnection> found = new ArrayList<>();
        for (GatewayConnection connection : network.all(GatewayConnection.class)) {
            VirtualNetworkGateway gateway = network.get(VirtualNetworkGateway.class, connection.gateway());
            if (hosts.contains(gateway.virtualNetwork())) {
                found.add(connection);
            }
        }
        return found;
    }

    /**
     * What a connection leads to: the on-premises network's own prefixes, which a VPN gateway holds even while the
     * connection is down, and while it is up what was learned by BGP. ExpressRoute learns all it knows.
     *
     * @param connection the connection
     * @return the prefixes
     */
    public List<Cidr> prefixes(GatewayConnection connection) {
        OnPremisesNetwork site = network.get(OnPremisesNetwork.class, connection.onPremises());
        boolean down = connection.status() == GatewayConnection.Status.NOT_CONNECTED;
        if (down && type(connection) == VirtualNetworkGateway.Type.EXPRESS_ROUTE) {
            return List.of();
        }
        List<Cidr> prefixes = new ArrayList<>(site.addressSpace());
        if (!down) {
            prefixes.addAll(connection.learnedPrefixes());
        }
        return prefixes;
    }

    /**
     * The connections that are used for a prefix: ExpressRoute before VPN.
     *
     * @param usable the connections to choose from
     * @param prefix one of their prefixes
     * @return those that lead to exactly this prefix, all of the same kind
     */
    public List<GatewayConnection> preferred(List<GatewayConnection> usable, Cidr prefix) {
        List<GatewayConnection> leading =
                usable.stream().filter(each -> prefixes(each).contains(prefix)).toList();
        List<GatewayConnection> circuits = leading.stream()
                .filter(each -> type(each) == VirtualNetworkGateway.Type.EXPRESS_ROUTE)
                .toList();
        return circuits.isEmpty() ? leading : circuits;
    }

    /**
     * The on-premises addresses that a virtual network can be connected to.
     *
     * @param vnet the virtual network
     * @return the union over its connections
     */
    public IpSet addresses(VirtualNetwork vnet) {
        return IpSet.unionOf(connections(vnet).stream()
                .map(connection -> IpSet.of(prefixes(connection)))
                .toList());
    }

    /**
     * The kind of gateway a connection belongs to.
     *
     * @param connection the connection
     * @return VPN or ExpressRoute
     */
    public VirtualNetworkGateway.Type type(GatewayConnection connection) {
        return network.get(VirtualNetworkGateway.class, connection.gateway()).type();
    }
}
