package io.canreach.routing;

import io.canreach.model.ConnectedGroup;
import io.canreach.model.DeploymentModel;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A virtual network that another one is connected with directly: by a peering, or by a connected group of both. A peering
 * stands before a group; where it joins the two networks in part only, the group shows what is left.
 *
 * @param virtualNetwork the neighbour's id; it need not be in the network
 * @param type the type of the routes that lead to it
 * @param prefixes what these routes are for
 * @param peering the peering with it, if there is one that is connected
 * @param group the connected group, where the routes are a group's
 * @see <a href="https://learn.microsoft.com/azure/virtual-network-manager/concept-connectivity-configuration">Connected
 *     groups</a>
 */
public record Neighbour(
        ResourceId virtualNetwork,
        NextHopType type,
        List<Cidr> prefixes,
        Optional<VnetPeering> peering,
        Optional<ConnectedGroup> group) {
    /**
     * Copies the prefixes.
     *
     * @param virtualNetwork the neighbour's id; it need not be in the network
     * @param type the type of the routes that lead to it
     * @param prefixes what these routes are for
     * @param peering the peering with it, if there is one that is connected
     * @param group the connected group, where the routes are a group's
     */
    public Neighbour {
        prefixes = List.copyOf(prefixes);
    }

    /**
     * The neighbours of a virtual network.
     *
     * @param network the network
     * @param vnet one of its virtual networks
     * @return those by peerings, then those by connected groups
     */
    public static List<Neighbour> of(Network network, VirtualNetwork vnet) {
        List<Neighbour> found = new ArrayList<>();
        for (VnetPeering peering : Peerings.of(network, vnet)) {
            if (Peerings.isConnected(network, vnet, peering)) {
                found.add(new Neighbour(
                        peering.remote(),
                        type(network, vnet, peering),
                        Peerings.remotePrefixes(network, peering),
                        Optional.of(peering),
                        Optional.empty()));
            }
        }
        found.addAll(byGroups(network, vnet, List.copyOf(found)));
        return found;
    }

    private static NextHopType type(Network network, VirtualNetwork vnet, VnetPeering peering) {
        return network.find(VirtualNetwork.class, peering.remote())
                .filter(vnet::isInOtherRegionThan)
                .map(far -> NextHopType.VNET_GLOBAL_PEERING)
                .orElse(NextHopType.VNET_PEERING);
    }

    private static List<Neighbour> byGroups(Network network, VirtualNetwork vnet, List<Neighbour> peers) {
        List<Neighbour> found = new ArrayList<>();
        for (ConnectedGroup group : network.all(ConnectedGroup.class)) {
            if (vnet.model() == DeploymentModel.CLASSIC || !group.members().contains(vnet.id())) {
                continue;
            }
            for (ResourceId id : group.members()) {
                boolean known = found.stream().anyMatch(each -> each.virtualNetwork.equals(id));
                if (!known && !id.equals(vnet.id())) {
                    network.find(VirtualNetwork.class, id)
                            .flatMap(member -> member(network, group, vnet, member, peers))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** What a group adds: nothing to a whole peering, and nothing that is the network's own. */
    private static Optional<Neighbour> member(
            Network network, ConnectedGroup group, VirtualNetwork vnet, VirtualNetwork member, List<Neighbour> peers) {
        Optional<Neighbour> peer = peers.stream()
                .filter(each -> each.virtualNetwork.equals(member.id()))
                .findFirst();
        IpSet joined = peer.map(each -> IpSet.of(each.prefixes)).orElse(IpSet.empty());
        IpSet taken = joined.union(vnet.addresses());
        IpSet others = IpSet.unionOf(group.members().stream()
                .filter(id -> !id.equals(vnet.id()) && !id.equals(member.id()))
                .flatMap(id -> network.find(VirtualNetwork.class, id).stream())
                .map(VirtualNetwork::addresses)
                .toList());
        List<Cidr> prefixes = new ArrayList<>();
        for (Cidr prefix : member.addressSpace()) {
            IpSet left = IpSet.of(prefix).minus(taken);
            prefixes.addAll(left.minus(others).cidrs());
            prefixes.addAll(left.intersect(others).cidrs());
        }
        return prefixes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Neighbour(
                        member.id(),
                        NextHopType.CONNECTED_GROUP,
                        prefixes,
                        peer.flatMap(Neighbour::peering),
                        Optional.of(group)));
    }
}
