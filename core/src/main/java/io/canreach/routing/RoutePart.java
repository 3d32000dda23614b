package io.canreach.routing;

import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import java.util.List;
import java.util.Optional;

/**
 * Destinations that share a route.
 *
 * @param destinations the addresses, at least one
 * @param route the route that is chosen for them, or empty when none of the subnet's routes is for them
 * @param doubts why another route may be chosen instead; empty when the route is certain
 */
public record RoutePart(IpSet destinations, Optional<EffectiveRoute> route, List<Unknown> doubts) {
    /**
     * Copies the list.
     *
     * @param destinations the addresses, at least one
     * @param route the route that is chosen for them, or empty when none of the subnet's routes is for them
     * @param doubts why another route may be chosen instead; empty when the route is certain
     */
    public RoutePart {
        doubts = List.copyOf(doubts);
    }
}
