package io.canreach.routing;

import io.canreach.model.ConnectedGroup;
import io.canreach.model.DeploymentModel;
import io.canreach.model.Gap;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How peerings of a network stand.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering">Manage peerings</a>
 */
public final class Peerings {
    private Peerings() {}

    /**
     * The peerings by which a virtual network is peered. A classic network owns none, and is peered by those that point at
     * it.
     *
     * @param network the network
     * @param vnet one of its virtual networks
     * @return its own peerings, or the other sides of those that point at a classic one
     */
    public static List<VnetPeering> of(Network network, VirtualNetwork vnet) {
        if (vnet.model() != DeploymentModel.CLASSIC) {
            return vnet.peerings();
        }
        return network.all(VirtualNetwork.class).stream()
                .filter(other -> counterpart(other, vnet)
                        .filter(side -> side.state() == VnetPeering.State.CONNECTED)
                        .isPresent())
                .map(other -> VnetPeering.connected(other.name(), other.id()))
                .toList();
    }

    /**
     * Whether a peering carries traffic: both sides are connected. The far side is asked only where it is in the network
     * and is not classic, which owns no side of its own.
     *
     * @param network the network
     * @param vnet the owner
     * @param peering one of its peerings
     * @return true when traffic can pass
     */
    public static boolean isConnected(Network network, VirtualNetwork vnet, VnetPeering peering) {
        if (peering.state() != VnetPeering.State.CONNECTED) {
            return false;
        }
        Optional<VirtualNetwork> remote = network.find(VirtualNetwork.class, peering.remote());
        return remote.isEmpty()
                || vnet.model() == DeploymentModel.CLASSIC
                || remote.get().model() == DeploymentModel.CLASSIC
                || counterpart(remote.get(), vnet)
                        .filter(other -> other.state() == VnetPeering.State.CONNECTED)
                        .isPresent();
    }

    /**
     * The other side of a peering.
     *
     * @param remote the remote network
     * @param vnet the network it should point back at
     * @return its peering, if there is one
     */
    public static Optional<VnetPeering> counterpart(VirtualNetwork remote, VirtualNetwork vnet) {
        for (VnetPeering other : remote.peerings()) {
            if (other.remote().equals(vnet.id())) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /**
     * What a peering joins of the remote network: all of it, the subnets that the peering names, or its IPv6 space alone.
     *
     * @param network the network
     * @param peering the peering
     * @return the remote network's own prefixes, or those this side last learned where it is not in the network
     */
    public static List<Cidr> remotePrefixes(Network network, VnetPeering peering) {
        return network
                .find(VirtualNetwork.class, peering.remote())
                .map(remote -> named(remote, peering.scope().remoteSubnets()))
                .orElse(peering.remoteAddressSpace())
                .stream()
                .filter(prefix -> !peering.scope().onlyIpv6() || prefix.family() == IpFamily.IPV6)
                .toList();
    }

    /** Why it is not known what a peering of subnets joins: the prefix of one of these is not. */
    static List<Unknown> unknown(Network network, VnetPeering peering) {
        List<String> named = peering.scope().remoteSubnets();
        return network.find(VirtualNetwork.class, peering.remote()).stream()
                .filter(any -> !named.isEmpty())
                .flatMap(remote -> remote.subnets().stream())
                .filter(subnet ->
                        subnet.prefixes().isEmpty() && named.stream().anyMatch(subnet.name()::equalsIgnoreCase))
                .flatMap(subnet -> network.gaps(subnet.id(), Gap.Effect.ADDRESSES).stream())
                .toList();
    }

    /** The prefixes of the subnets that are named, or the whole address space where none is. */
    static List<Cidr> named(VirtualNetwork vnet, List<String> subnets) {
        if (subnets.isEmpty()) {
            return vnet.addressSpace();
        }
        return vnet.subnets().stream()
                .filter(subnet -> subnets.stream().anyMatch(subnet.name()::equalsIgnoreCase))
                .flatMap(subnet -> subnet.prefixes().stream())
                .toList();
    }

    /**
     * The virtual networks that one is directly connected with: connected peers, and members of the same connected groups.
     *
     * @param network the network
     * @param vnet one of its virtual networks
     * @return those of them that are in the network, peers first
     */
    public static List<VirtualNetwork> neighbours(Network network, VirtualNetwork vnet) {
        Set<ResourceId> ids = new LinkedHashSet<>();
        of(network, vnet).stream()
                .filter(peering -> isConnected(network, vnet, peering))
                .forEach(peering -> ids.add(peering.remote()));
        network.all(ConnectedGroup.class).stream()
                .filter(group -> group.members().contains(vnet.id()))
                .forEach(group -> ids.addAll(group.members()));
        ids.remove(vnet.id());
        return ids.stream()
                .flatMap(id -> network.find(VirtualNetwork.class, id).stream())
                .toList();
    }
}
