package io.canreach.reach;

import io.canreach.model.NextHopType;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.routing.EffectiveRoute;
import io.canreach.routing.EffectiveRoutes;
import io.canreach.routing.RoutePart;
import java.util.List;
import java.util.stream.Stream;

/** Which destinations the service endpoints of a subnet are for, as its routes tell. */
final class AppServiceSpace {
    private final EffectiveRoutes routes;

    AppServiceSpace(EffectiveRoutes routes) {
        this.routes = routes;
    }

    /** Destinations that an endpoint may be for. */
    record Doubtful(IpSet addresses, List<Unknown> why) {
        Doubtful {
            why = List.copyOf(why);
        }
    }

    IpSet sure() {
        return IpSet.of(routes.routes().stream()
                .filter(AppServiceSpace::isEndpoint)
                .map(EffectiveRoute::prefix)
                .toList());
    }

    /** Of some destinations those that an endpoint may be for. */
    List<Doubtful> doubtful(IpSet destinations) {
        return routes.split(destinations).stream()
                .filter(part -> !part.doubts().isEmpty())
                .filter(part -> ways(part).anyMatch(AppServiceSpace::isEndpoint))
                .map(part -> new Doubtful(part.destinations(), part.doubts()))
                .toList();
    }

    private static Stream<EffectiveRoute> ways(RoutePart part) {
        return Stream.concat(part.route().stream(), part.alternatives().stream());
    }

    private static boolean isEndpoint(EffectiveRoute route) {
        return route.nextHopType() == NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT;
    }
}
