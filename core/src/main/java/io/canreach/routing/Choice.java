package io.canreach.routing;

import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Active routes that are chosen together: a single one, or those of one length for prefixes of one service tag.
 *
 * @param routes the routes, at least one
 * @param domain the destinations that they may take
 */
record Choice(List<EffectiveRoute> routes, IpSet domain) {
    /** What routes of one tag have in common. */
    private record Kind(int length, EffectiveRoute withoutPrefix) {}

    /** The choices in the order in which they are made; a gateway's routes take nothing that stands before them. */
    static List<Choice> of(List<EffectiveRoute> inOrder, IpSet beforeGateways) {
        Map<Object, List<EffectiveRoute>> grouped = new LinkedHashMap<>();
        for (EffectiveRoute route : inOrder) {
            Object kind =
                    route.tag().isEmpty() ? route : new Kind(route.prefix().prefixLength(), withoutPrefix(route));
            grouped.computeIfAbsent(kind, any -> new ArrayList<>()).add(route);
        }
        List<Choice> choices = new ArrayList<>();
        for (List<EffectiveRoute> routes : grouped.values()) {
            choices.add(new Choice(routes, domain(routes, beforeGateways)));
        }
        return List.copyOf(choices);
    }

    private static IpSet domain(List<EffectiveRoute> routes, IpSet beforeGateways) {
        IpSet prefixes = RouteCollector.addresses(routes);
        boolean gateway = routes.get(0).source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY;
        return gateway ? prefixes.minus(beforeGateways) : prefixes;
    }

    /** A route of a tag as it is whatever its prefix. */
    static EffectiveRoute withoutPrefix(EffectiveRoute route) {
        return route.tag().isEmpty() ? route : route.withPrefix(Cidr.ANY_IPV4);
    }

    /** The route that is for the first of some destinations, all of them in the domain. */
    EffectiveRoute routeOf(IpSet destinations) {
        if (routes.size() == 1) {
            return routes.get(0);
        }
        return destinations
                .first()
                .flatMap(ip -> routes.stream()
                        .filter(route -> route.prefix().contains(ip))
                        .findFirst())
                .orElse(routes.get(0));
    }
}
