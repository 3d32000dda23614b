package io.canreach.routing;

import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import java.util.Optional;

/**
 * A route of which it is not known what it is for, or something unmodelled that makes routes.
 *
 * @param possible what it may be for
 * @param route the route with any prefix, or empty where it is not known where it leads
 * @param reason what is missing
 */
record UncertainRoute(IpSet possible, Optional<EffectiveRoute> route, Unknown reason) {
    /** Whether it matters for packets that otherwise take a route. */
    boolean matters(EffectiveRoute chosen) {
        return route.map(it -> it.differsFrom(chosen) && !losesTo(chosen)).orElse(true);
    }

    /** Nothing of a user's is longer than a written route to one address, or of the same length. */
    private boolean losesTo(EffectiveRoute chosen) {
        return route.filter(it -> it.source() == EffectiveRoute.Source.USER).isPresent()
                && chosen.source() == EffectiveRoute.Source.USER
                && chosen.tag().isEmpty()
                && chosen.prefix().isSingle();
    }
}
