package io.canreach.routing;

import io.canreach.model.Network;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The routes of a subnet after system routes, peerings, gateways and user-defined routes are merged: what Azure's
 * effective routes show, and which of them is chosen for a destination. The longest prefix wins; among equal prefixes a
 * user-defined route before a gateway's before Azure's own; and a gateway's route never takes what belongs to the virtual
 * network or a peer, however long its prefix is.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview">Traffic routing</a>
 */
public final class EffectiveRoutes {
    private final List<EffectiveRoute> routes;
    private final List<UncertainRoute> uncertain;
    private final IpSet ownAndPeers;
    private final List<EffectiveRoute> byLength;

    private EffectiveRoutes(RouteCollector collected) {
        this.routes = collected.merged();
        this.uncertain = collected.uncertain();
        this.ownAndPeers = collected.ownAndPeers();
        this.byLength = routes.stream()
                .filter(EffectiveRoute::isActive)
                .sorted(Comparator.comparingInt(
                                (EffectiveRoute route) -> -route.prefix().prefixLength())
                        .thenComparing(EffectiveRoute::source))
                .toList();
    }

    /**
     * The routes of a subnet.
     *
     * @param network the network
     * @param subnet one of its subnets
     * @return the merged routes
     */
    public static EffectiveRoutes of(Network network, Subnet subnet) {
        return new EffectiveRoutes(new RouteCollector(network, subnet));
    }

    /**
     * All rows, as Azure lists them.
     *
     * @return active and invalid routes, Azure's own first
     */
    public List<EffectiveRoute> routes() {
        return List.copyOf(routes);
    }

    /**
     * The route of one destination.
     *
     * @param destination the address
     * @return the part that holds it
     */
    public RoutePart select(Ip destination) {
        return split(IpSet.of(destination)).get(0);
    }

    /**
     * Splits destinations by the route that is chosen for them.
     *
     * @param destinations any addresses
     * @return parts that are disjoint and together are the destinations; none where those are empty
     */
    public List<RoutePart> split(IpSet destinations) {
        List<RoutePart> parts = new ArrayList<>();
        IpSet rest = destinations;
        for (EffectiveRoute route : byLength) {
            IpSet taken = rest.intersect(domain(route));
            if (!taken.isEmpty()) {
                addParts(parts, route, taken);
                rest = rest.minus(taken);
            }
        }
        if (!rest.isEmpty()) {
            parts.add(new RoutePart(rest, Optional.empty(), List.of()));
        }
        return parts;
    }

    private IpSet domain(EffectiveRoute route) {
        IpSet prefix = IpSet.of(route.prefix());
        return route.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY ? prefix.minus(ownAndPeers) : prefix;
    }

    private void addParts(List<RoutePart> parts, EffectiveRoute route, IpSet taken) {
        IpSet certain = taken;
        for (UncertainRoute other : uncertain) {
            IpSet touched = certain.intersect(other.possible());
            if (!touched.isEmpty() && other.leadsElsewhere(route)) {
                List<Unknown> doubts = uncertain.stream()
                        .filter(each -> each.possible().overlaps(touched))
                        .map(UncertainRoute::reason)
                        .toList();
                parts.add(new RoutePart(touched, Optional.of(route), doubts));
                certain = certain.minus(touched);
            }
        }
        if (!certain.isEmpty()) {
            parts.add(new RoutePart(certain, Optional.of(route), List.of()));
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        routes.forEach(route -> text.append(text.isEmpty() ? "" : "\n").append(route));
        return text.toString();
    }
}
