package io.canreach.security;

import io.canreach.model.Assumption;
import io.canreach.model.Gap;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.Prefix;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.IpSet;
import io.canreach.routing.GatewayReach;
import io.canreach.routing.Peerings;
import java.util.ArrayList;
import java.util.List;

/**
 * What the service tag {@code VirtualNetwork} stands for in one subnet: the network's own space, that of its connected
 * peers, what its gateways connect, the prefixes of the subnet's user-defined routes, and the host's address
 * 168.63.129.16.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/service-tags-overview">Service tags</a>
 */
final class VirtualNetworkTag {
    private static final IpSet HOST = IpSet.parse("168.63.129.16");

    private final Network network;
    private final Subnet subnet;

    VirtualNetworkTag(Network network, Subnet subnet) {
        this.network = network;
        this.subnet = subnet;
    }

    Extent extent() {
        VirtualNetwork vnet = network.virtualNetworkOf(subnet);
        List<IpSet> parts = new ArrayList<>(List.of(HOST, vnet.addresses()));
        for (VnetPeering peering : Peerings.of(network, vnet)) {
            if (peering.allowVirtualNetworkAccess() && Peerings.isConnected(network, vnet, peering)) {
                parts.add(IpSet.of(Peerings.remotePrefixes(network, peering)));
            }
        }
        parts.add(new GatewayReach(network).addresses(vnet));
        IpSet narrow = IpSet.unionOf(parts);
        IpSet wide = narrow.union(routedPrefixes(true));
        IpSet withoutDefault = narrow.union(routedPrefixes(false));
        Extent known = wide.equals(withoutDefault) ? Extent.of(wide) : byAssumption(withoutDefault, wide);
        return withUnknownRoutes(known, vnet);
    }

    /** What is not known of addresses or routes may belong to the tag, though no route not known makes it the Internet. */
    private Extent withUnknownRoutes(Extent known, VirtualNetwork vnet) {
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
        return subnet.routeTable().stream()
                .map(id -> network.get(RouteTable.class, id))
                .flatMap(table -> table.routes().stream())
                .filter(route -> route.destination() instanceof Unknown)
                .map(route -> (Unknown) route.destination())
                .toList();
    }

    private Extent byAssumption(IpSet withoutDefault, IpSet wide) {
        Assumption assumption = Assumption.DEFAULT_ROUTE_IN_VIRTUAL_NETWORK_TAG;
        return switch (network.assumptions().reading(assumption)) {
            case FIRST -> Extent.of(wide);
            case SECOND -> Extent.of(withoutDefault);
            case ASK -> new Extent(withoutDefault, wide, List.of(Doubts.of(assumption)));
        };
    }

    /**
     * The prefixes of the subnet's user-defined routes; of default routes, those that lead to an appliance or a gateway.
     */
    private IpSet routedPrefixes(boolean withDefault) {
        return IpSet.unionOf(subnet.routeTable().stream()
                .map(id -> network.get(RouteTable.class, id))
                .flatMap(table -> table.routes().stream())
                .filter(route -> route.destination() instanceof Prefix)
                .filter(route -> !isDefault(route) || (withDefault && leadsElsewhere(route)))
                .map(route -> IpSet.of(((Prefix) route.destination()).cidr()))
                .toList());
    }

    private static boolean leadsElsewhere(Route route) {
        return route.nextHopType() == NextHopType.VIRTUAL_APPLIANCE
                || route.nextHopType() == NextHopType.VIRTUAL_NETWORK_GATEWAY;
    }

    private static boolean isDefault(Route route) {
        return route.destination() instanceof Prefix prefix && prefix.cidr().prefixLength() == 0;
    }
}
