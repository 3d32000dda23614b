package io.canreach.reach;

import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetworkGateway;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

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

    /** Of ways that each begin with a connection, those of the connections that the site may use. */
    List<GatewayWay> of(List<GatewayWay> ways) {
        Map<GatewayLink, List<GatewayWay>> byEntry = ways.stream()
                .collect(Collectors.groupingBy(SiteChoice::entry, LinkedHashMap::new, Collectors.toList()));
        List<Entry> entries = byEntry.entrySet().stream()
                .map(each -> new Entry(each.getKey(), each.getValue()))
                .toList();
        return distinct(best(entries));
    }

    private List<Entry> best(List<Entry> all) {
        List<Entry> entries = best(all, Entry::rank);
        entries = best(entries, entry -> entry.isSure() ? 0 : 1);
        entries = best(entries, entry -> used.equals(Optional.of(entry.link().connection())) ? 0 : 1);
        entries = best(entries, Entry::length);
        return best(entries, entry -> isCircuit(entry.link()) ? 0 : 1);
    }

    /** A connection with the ways that begin with it. */
    private record Entry(GatewayLink link, List<GatewayWay> ways) {
        int rank() {
            return ways.stream().mapToInt(GatewayWay::rank).min().orElse(0);
        }

        boolean isSure() {
            int rank = rank();
            return ways.stream()
                    .anyMatch(way -> way.rank() == rank && way.doubts().isEmpty());
        }

        /** Of the ways that lead somewhere. */
        int length() {
            int rank = rank();
            return ways.stream()
                    .filter(way -> way.rank() == rank)
                    .mapToInt(way -> way.links().size())
                    .min()
                    .orElse(0);
        }
    }

    private static List<Entry> best(List<Entry> entries, ToIntFunction<Entry> rank) {
        int least = entries.stream().mapToInt(rank).min().orElse(0);
        return entries.stream().filter(entry -> rank.applyAsInt(entry) == least).toList();
    }

    /** Ways that end alike are one, but for those that skip the gateway. */
    private static List<GatewayWay> distinct(List<Entry> entries) {
        Map<Object, GatewayWay> kinds = new LinkedHashMap<>();
        entries.stream()
                .flatMap(entry -> entry.ways().stream())
                .forEach(way -> kinds.putIfAbsent(List.of(way.end(), way.doubts(), skipsGateway(way)), way));
        return List.copyOf(kinds.values());
    }

    static boolean skipsGateway(GatewayWay way) {
        return way.links().size() == 1
                && way.links().get(0) instanceof GatewayLink.ToSite site
                && site.own().fastPath();
    }

    private static GatewayLink entry(GatewayWay way) {
        return way.links().get(0);
    }

    private boolean isCircuit(GatewayLink link) {
        return network.get(VirtualNetworkGateway.class, link.gateway()).type()
                == VirtualNetworkGateway.Type.EXPRESS_ROUTE;
    }
}
