package io.canreach.reach;

import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetworkGateway;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which of its connections a site uses: one that leads there, that is surely up, the one that it was called by, the one with
 * the shortest way, and ExpressRoute before VPN.
 */
final class SiteChoice {
    private final Network network;
    private final Optional<ResourceId> used;

    SiteChoice(Network network, Optional<GatewayConnection> used) {
        this.network = network;
        this.used = used.map(GatewayConnection::id);
    }

    List<GatewayWay> of(List<GatewayWay> ways) {
        int best = ways.stream().mapToInt(GatewayWay::rank).min().orElse(0);
        List<GatewayWay> left = prefer(ways, way -> way.rank() == best);
        left = prefer(left, way -> way.doubts().isEmpty());
        left = prefer(left, way -> used.isPresent() && used.equals(entry(way).map(GatewayLink::connection)));
        int shortest = left.stream().mapToInt(way -> way.links().size()).min().orElse(0);
        left = prefer(left, way -> way.links().size() == shortest);
        left = prefer(left, way -> entry(way).filter(this::isCircuit).isPresent());
        return distinct(left);
    }

    private static List<GatewayWay> prefer(List<GatewayWay> ways, Predicate<GatewayWay> wanted) {
        List<GatewayWay> some = ways.stream().filter(wanted).toList();
        return some.isEmpty() ? ways : some;
    }

    /** Ways that end alike are one, but for those that skip the gateway. */
    private static List<GatewayWay> distinct(List<GatewayWay> ways) {
        Map<Object, GatewayWay> kinds = new LinkedHashMap<>();
        ways.forEach(way -> kinds.putIfAbsent(List.of(way.end(), skipsGateway(way)), way));
        return List.copyOf(kinds.values());
    }

    static boolean skipsGateway(GatewayWay way) {
        return way.links().size() == 1
                && way.links().get(0) instanceof GatewayLink.ToSite site
                && site.own().fastPath();
    }

    private static Optional<GatewayLink> entry(GatewayWay way) {
        return way.links().stream().findFirst();
    }

    private boolean isCircuit(GatewayLink link) {
        return network.get(VirtualNetworkGateway.class, link.gateway()).type()
                == VirtualNetworkGateway.Type.EXPRESS_ROUTE;
    }
}
