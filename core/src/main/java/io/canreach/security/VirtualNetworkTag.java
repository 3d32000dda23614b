package io.canreach.security;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Gap;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.Prefix;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import io.canreach.routing.CircuitNeighbour;
import io.canreach.routing.GatewayReach;
import io.canreach.routing.Neighbour;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the service tag {@code VirtualNetwork} stands for in one subnet: the network's own space, that of its peers and of
 * members of its connected groups, what its gateways connect, the prefixes of the subnet's user-defined routes, and the
 * host's address 168.63.129.16. A default route counts by where it leads.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/service-tags-overview">Service tags</a>
 */
final class VirtualNetworkTag {
    static final IpSet HOST = IpSet.parse("168.63.129.16");

    private final Network network;
    private final Subnet subnet;
    private final VirtualNetwork vnet;
    private final List<Route> routes;
    private final IpSet known;

    VirtualNetworkTag(Network network, Subnet subnet) {
        this.network = network;
        this.subnet = subnet;
        this.vnet = network.virtualNetworkOf(subnet);
        Optional<ResourceId> table = subnet.routeTable();
        this.routes =
                table.isPresent() ? network.get(RouteTable.class, table.get()).routes() : List.of();
        this.known = certain();
    }

    Extent extent() {
        IpSet certain = known;
        IpSet possible = certain;
        List<Unknown> doubts = new ArrayList<>();
        for (Map.Entry<Assumption, IpSet> more : byDefaultRoutes().entrySet()) {
            Reading reading = network.assumptions().reading(more.getKey());
            certain = reading == Reading.FIRST ? certain.union(more.getValue()) : certain;
            possible = reading == Reading.SECOND ? possible : possible.union(more.getValue());
            if (reading == Reading.ASK) {
                doubts.add(Doubts.of(more.getKey()));
            }
        }
        for (CircuitNeighbour neighbour : CircuitNeighbour.of(network, vnet)) {
            if (neighbour.doubt().isPresent()) {
                possible = possible.union(neighbour.virtualNetwork().addresses());
                doubts.add(neighbour.doubt().get());
            }
        }
        return withUnknownRoutes(new Extent(certain, possible.union(certain), doubts));
    }

    /** The disputed points on which the tag rests here. */
    List<Assumption> disputed() {
        List<Assumption> disputed = new ArrayList<>();
        for (Map.Entry<Assumption, IpSet> more : byDefaultRoutes().entrySet()) {
            if (!known.encloses(more.getValue())) {
                disputed.add(more.getKey());
            }
        }
        return disputed;
    }

    private IpSet certain() {
        List<IpSet> parts = new ArrayList<>(List.of(HOST, vnet.addresses()));
        for (Neighbour neighbour : Neighbour.of(network, vnet)) {
            boolean group = neighbour.group().isPresent();
            if (group
                    || neighbour
                            .peering()
                            .map(VnetPeering::allowVirtualNetworkAccess)
                            .orElse(false)) {
                parts.add(IpSet.of(neighbour.prefixes()));
            }
        }
        parts.add(new GatewayReach(network).addresses(vnet));
        for (Route route : routes) {
            if (route.destination() instanceof Prefix prefix && prefix.cidr().prefixLength() > 0) {
                parts.add(IpSet.of(prefix.cidr()));
            }
        }
        return IpSet.unionOf(parts);
    }

    /** What default routes add, and by which assumption: those to an appliance or a gateway make it all of their family. */
    private Map<Assumption, IpSet> byDefaultRoutes() {
        Map<Assumption, IpSet> more = new EnumMap<>(Assumption.class);
        for (Route route : routes) {
            if (route.destination() instanceof Prefix prefix && prefix.cidr().prefixLength() == 0) {
                add(more, route.nextHopType(), prefix.cidr());
            }
        }
        for (Cidr learned : learnedDefaultRoutes()) {
            add(more, NextHopType.VIRTUAL_NETWORK_GATEWAY, learned);
        }
        return more;
    }

    /** Those that reach the subnet, and no user-defined one takes the place of. */
    private Set<Cidr> learnedDefaultRoutes() {
        if (!isPropagated()) {
            return Set.of();
        }
        Set<Cidr> learned = new LinkedHashSet<>(new GatewayReach(network).defaultRoutes(vnet));
        for (Route route : routes) {
            if (route.destination() instanceof Prefix prefix) {
                learned.remove(prefix.cidr());
            }
        }
        return learned;
    }

    private static void add(Map<Assumption, IpSet> more, NextHopType hop, Cidr all) {
        if (hop == NextHopType.VIRTUAL_APPLIANCE) {
            more.merge(Assumption.DEFAULT_ROUTE_IN_VIRTUAL_NETWORK_TAG, IpSet.of(all), IpSet::union);
        } else if (hop == NextHopType.VIRTUAL_NETWORK_GATEWAY) {
            more.merge(Assumption.GATEWAY_DEFAULT_ROUTE_IN_VIRTUAL_NETWORK_TAG, IpSet.of(all), IpSet::union);
        }
    }

    private boolean isPropagated() {
        Optional<ResourceId> table = subnet.routeTable();
        return table.isEmpty() || !network.get(RouteTable.class, table.get()).disableBgpRoutePropagation();
    }

    /** What is not known of addresses or routes may belong to the tag, though no route not known makes it the Internet. */
    private Extent withUnknownRoutes(Extent known) {
        List<Unknown> anything = new ArrayList<>(network.gaps(vnet.id(), Gap.Effect.ADDRESSES));
        anything.addAll(unknownUserRoutes());
        List<Unknown> privately = network.gaps(vnet.id(), Gap.Effect.ROUTING);
        if (anything.isEmpty() && privately.isEmpty()) {
            return known;
        }
        IpSet more = anything.isEmpty() ? InternetTag.addresses().complement() : IpSet.all();
        List<Unknown> doubts = new ArrayList<>(known.doubts());
        doubts.addAll(anything);
        doubts.addAll(privately);
        return new Extent(known.certain(), known.possible().union(more), doubts);
    }

    private List<Unknown> unknownUserRoutes() {
        List<Unknown> unknown = new ArrayList<>();
        for (Route route : routes) {
            if (route.destination() instanceof Unknown reason) {
                unknown.add(reason);
            }
        }
        return unknown;
    }
}
