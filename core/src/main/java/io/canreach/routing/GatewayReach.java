package io.canreach.routing;

import io.canreach.model.Assumption;
import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.model.VnetPeering;
import io.canreach.model.VnetToVnetConnection;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Set<ResourceId> hosts = hosts(vnet);
        List<GatewayConnection> found = new ArrayList<>();
        for (GatewayConnection each : network.all(GatewayConnection.class)) {
            if (hosts.contains(host(each.gateway()))) {
                found.add(each);
            }
        }
        return found;
    }

    /**
     * The VPN connections to other virtual networks' gateways that a virtual network can use, up or down.
     *
     * @param vnet the virtual network
     * @return connections of its own gateways, or of the one remote gateway it uses, that have a counterpart at the other end
     */
    public List<VnetToVnetConnection> vnetConnections(VirtualNetwork vnet) {
        Set<ResourceId> hosts = hosts(vnet);
        List<VnetToVnetConnection> found = new ArrayList<>();
        for (VnetToVnetConnection each : network.all(VnetToVnetConnection.class)) {
            if (hosts.contains(host(each.gateway())) && counterpart(each).isPresent()) {
                found.add(each);
            }
        }
        return found;
    }

    /**
     * The other direction of a VPN connection between virtual networks.
     *
     * @param connection one direction
     * @return the connection that the remote gateway owns, if it is there
     */
    public Optional<VnetToVnetConnection> counterpart(VnetToVnetConnection connection) {
        return network.all(VnetToVnetConnection.class).stream()
                .filter(each -> each.gateway().equals(connection.remoteGateway())
                        && each.remoteGateway().equals(connection.gateway()))
                .findFirst();
    }

    /**
     * The gateways that a virtual network can use.
     *
     * @param vnet the virtual network
     * @return its own, and those of the network whose remote gateways it uses
     */
    public List<VirtualNetworkGateway> gateways(VirtualNetwork vnet) {
        Set<ResourceId> hosts = hosts(vnet);
        return network.all(VirtualNetworkGateway.class).stream()
                .filter(each -> hosts.contains(each.virtualNetwork()))
                .toList();
    }

    /**
     * What a gateway delivers to by itself: its virtual network, and the peers that use it.
     *
     * @param gateway the gateway
     * @return the union of their address spaces
     */
    public IpSet served(VirtualNetworkGateway gateway) {
        VirtualNetwork hub = network.get(VirtualNetwork.class, gateway.virtualNetwork());
        IpSet users =
                IpSet.unionOf(users(hub).stream().map(VirtualNetwork::addresses).toList());
        return hub.addresses().union(users);
    }

    private Set<ResourceId> hosts(VirtualNetwork vnet) {
        Set<ResourceId> hosts = new LinkedHashSet<>();
        hosts.add(vnet.id());
        for (VnetPeering peering : vnet.peerings()) {
            if (peering.useRemoteGateways() && Peerings.isConnected(network, vnet, peering)) {
                hosts.add(peering.remote());
            }
        }
        return hosts;
    }

    private ResourceId host(ResourceId gateway) {
        return network.get(VirtualNetworkGateway.class, gateway).virtualNetwork();
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
     * What a VPN connection to another virtual network leads to: that network; and with BGP at both ends, while it is up,
     * also what the other end advertises. That is what peers there have that use its gateway, what its sites have, and what
     * it learned by further connections with BGP; but no default route, and nothing that the network here has itself.
     *
     * @param connection the connection
     * @return the prefixes, each with the number of gateways between the far end of the connection and it
     */
    public Map<Cidr, Integer> distances(VnetToVnetConnection connection) {
        return new Advertisement(network, this).over(connection);
    }

    /**
     * What a VPN connection to another virtual network leads to, near or far.
     *
     * @param connection the connection
     * @return the prefixes
     */
    public List<Cidr> prefixes(VnetToVnetConnection connection) {
        return List.copyOf(distances(connection).keySet());
    }

    /**
     * The virtual networks that use another one's gateways.
     *
     * @param hub the network with the gateways
     * @return its peers that use remote gateways
     */
    public List<VirtualNetwork> users(VirtualNetwork hub) {
        return network.all(VirtualNetwork.class).stream()
                .filter(each -> !each.id().equals(hub.id()) && hosts(each).contains(hub.id()))
                .toList();
    }

    /**
     * The connections that are used for a prefix: ExpressRoute before VPN, and of VPN connections those for which the prefix
     * is declared before those that learned it.
     *
     * @param usable the connections to choose from
     * @param prefix one of their prefixes
     * @return those that lead to exactly this prefix, all of the same kind
     */
    public List<GatewayConnection> preferred(List<GatewayConnection> usable, Cidr prefix) {
        List<GatewayConnection> circuits = usable.stream()
                .filter(each -> type(each) == VirtualNetworkGateway.Type.EXPRESS_ROUTE)
                .filter(each -> prefixes(each).contains(prefix))
                .toList();
        return circuits.isEmpty() ? byReading(tunnels(usable, prefix), prefix) : circuits;
    }

    /** The VPN connections that lead to exactly this prefix. */
    List<GatewayConnection> tunnels(List<GatewayConnection> usable, Cidr prefix) {
        return usable.stream()
                .filter(each -> type(each) == VirtualNetworkGateway.Type.VPN)
                .filter(each -> prefixes(each).contains(prefix))
                .toList();
    }

    List<GatewayConnection> byReading(List<GatewayConnection> leading, Cidr prefix) {
        boolean any =
                network.assumptions().reading(Assumption.DECLARED_PREFIX_BEFORE_LEARNED) == Assumption.Reading.SECOND;
        return any ? leading : declared(leading, prefix);
    }

    /** Those for which a prefix is declared, if one of them may be up; otherwise all. */
    List<GatewayConnection> declared(List<GatewayConnection> leading, Cidr prefix) {
        List<GatewayConnection> declared = leading.stream()
                .filter(each -> network.get(OnPremisesNetwork.class, each.onPremises())
                        .addressSpace()
                        .contains(prefix))
                .toList();
        boolean up = declared.stream().anyMatch(each -> each.status() != GatewayConnection.Status.NOT_CONNECTED);
        return up ? declared : leading;
    }

    /**
     * The addresses outside that a virtual network is connected to by gateways: on-premises ones, those of networks at the
     * far end of a tunnel, and those of networks that are surely on the same circuit.
     *
     * @param vnet the virtual network
     * @return the union over its connections; a default route that was learned is none of them
     */
    public IpSet addresses(VirtualNetwork vnet) {
        List<Cidr> prefixes = new ArrayList<>();
        for (GatewayConnection each : connections(vnet)) {
            prefixes.addAll(prefixes(each));
        }
        for (VnetToVnetConnection each : vnetConnections(vnet)) {
            prefixes.addAll(prefixes(each));
        }
        for (CircuitNeighbour each : CircuitNeighbour.of(network, vnet)) {
            if (each.doubt().isEmpty()) {
                prefixes.addAll(each.virtualNetwork().addressSpace());
            }
        }
        prefixes.removeIf(prefix -> prefix.prefixLength() == 0);
        return IpSet.of(prefixes);
    }

    /**
     * The default routes that a virtual network learns from its gateways.
     *
     * @param vnet the virtual network
     * @return none, {@code 0.0.0.0/0}, {@code ::/0} or both
     */
    public Set<Cidr> defaultRoutes(VirtualNetwork vnet) {
        Set<Cidr> found = new LinkedHashSet<>();
        for (GatewayConnection connection : connections(vnet)) {
            for (Cidr prefix : prefixes(connection)) {
                if (prefix.prefixLength() == 0) {
                    found.add(prefix);
                }
            }
        }
        return found;
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
