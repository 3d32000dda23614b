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
        return network.all(GatewayConnection.class).stream()
                .filter(each -> hosts.contains(host(each.gateway())))
                .toList();
    }

    /**
     * The VPN connections to other virtual networks' gateways that a virtual network can use, up or down.
     *
     * @param vnet the virtual network
     * @return connections of its own gateways, or of the one remote gateway it uses, that have a counterpart at the other end
     */
    public List<VnetToVnetConnection> vnetConnections(VirtualNetwork vnet) {
        Set<ResourceId> hosts = hosts(vnet);
        return network.all(VnetToVnetConnection.class).stream()
                .filter(each -> hosts.contains(host(each.gateway())))
                .filter(each -> counterpart(each).isPresent())
                .toList();
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
     * @return the prefixes
     */
    public List<Cidr> prefixes(VnetToVnetConnection connection) {
        return new ArrayList<>(advertised(connection, Set.of(connection.gateway())));
    }

    private Set<Cidr> advertised(VnetToVnetConnection connection, Set<ResourceId> passed) {
        VirtualNetwork remote = network.get(VirtualNetwork.class, host(connection.remoteGateway()));
        Set<Cidr> prefixes = new LinkedHashSet<>(remote.addressSpace());
        if (speaksBgp(connection) && !passed.contains(connection.remoteGateway())) {
            users(remote).forEach(user -> prefixes.addAll(user.addressSpace()));
            prefixes.addAll(behind(connection.remoteGateway(), passed));
            IpSet own = network.get(VirtualNetwork.class, host(connection.gateway()))
                    .addresses();
            prefixes.removeIf(prefix -> prefix.prefixLength() == 0 || own.encloses(IpSet.of(prefix)));
        }
        return prefixes;
    }

    /** What a gateway's sites have, and what it learns from the gateways of further networks. */
    private Set<Cidr> behind(ResourceId gateway, Set<ResourceId> passed) {
        Set<Cidr> prefixes = new LinkedHashSet<>();
        network.all(GatewayConnection.class).stream()
                .filter(each -> each.gateway().equals(gateway))
                .forEach(each -> prefixes.addAll(prefixes(each)));
        Set<ResourceId> further = new LinkedHashSet<>(passed);
        further.add(gateway);
        network.all(VnetToVnetConnection.class).stream()
                .filter(each -> each.gateway().equals(gateway))
                .filter(each -> speaksBgp(each) && !passed.contains(each.remoteGateway()))
                .forEach(each -> prefixes.addAll(advertised(each, further)));
        return prefixes;
    }

    private boolean speaksBgp(VnetToVnetConnection connection) {
        Optional<VnetToVnetConnection> back = counterpart(connection);
        return connection.bgp()
                && connection.status() != GatewayConnection.Status.NOT_CONNECTED
                && back.filter(VnetToVnetConnection::bgp).isPresent();
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
     * The addresses outside that a virtual network is connected to by gateways: on-premises ones, and those of networks at
     * the far end of a tunnel.
     *
     * @param vnet the virtual network
     * @return the union over its connections; a default route that was learned is none of them
     */
    public IpSet addresses(VirtualNetwork vnet) {
        List<Cidr> prefixes = new ArrayList<>();
        connections(vnet).forEach(each -> prefixes.addAll(prefixes(each)));
        vnetConnections(vnet).forEach(each -> prefixes.addAll(prefixes(each)));
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
        connections(vnet).forEach(each -> found.addAll(prefixes(each)));
        found.removeIf(prefix -> prefix.prefixLength() > 0);
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
