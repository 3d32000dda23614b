package io.canreach.routing;

import io.canreach.model.Assumption;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import java.util.List;
import java.util.Optional;

/**
 * Destinations that share a route.
 *
 * @param destinations the addresses, at least one
 * @param route the route that is chosen for them, or empty when none of the subnet's routes is for them; for destinations in
 *     several prefixes of one service tag, the row of one of these
 * @param doubts why another route may be chosen instead, or packets may be dropped; empty when neither is so
 * @param alternatives the routes that may be chosen instead, with any prefix; empty where the doubts are about more than
 *     these, or there are none
 * @param obstacle why packets that take the route are dropped; empty where they pass
 * @param assumptions the disputed points on which the choice rests: by their other reading it is another one
 */
public record RoutePart(
        IpSet destinations,
        Optional<EffectiveRoute> route,
        List<Unknown> doubts,
        List<EffectiveRoute> alternatives,
        Optional<String> obstacle,
        List<Assumption> assumptions) {
    /**
     * Copies the lists.
     *
     * @param destinations the addresses, at least one
     * @param route the route that is chosen for them, or empty when none of the subnet's routes is for them; for destinations
     *     in several prefixes of one service tag, the row of one of these
     * @param doubts why another route may be chosen instead, or packets may be dropped; empty when neither is so
     * @param alternatives the routes that may be chosen instead, with any prefix; empty where the doubts are about more than
     *     these, or there are none
     * @param obstacle why packets that take the route are dropped; empty where they pass
     * @param assumptions the disputed points on which the choice rests: by their other reading it is another one
     */
    public RoutePart {
        doubts = List.copyOf(doubts);
        alternatives = List.copyOf(alternatives);
        assumptions = List.copyOf(assumptions);
    }

    static RoutePart withoutRoute(IpSet destinations) {
        return new RoutePart(destinations, Optional.empty(), List.of(), List.of(), Optional.empty(), List.of());
    }

    RoutePart withDestinations(IpSet value) {
        return new RoutePart(value, route, doubts, alternatives, obstacle, assumptions);
    }
}
