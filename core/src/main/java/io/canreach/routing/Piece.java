package io.canreach.routing;

import io.canreach.model.Assumption;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Destinations of one route, with what is in doubt about them. */
record Piece(
        IpSet destinations,
        List<Unknown> doubts,
        List<EffectiveRoute> alternatives,
        boolean isOpen,
        List<Assumption> assumptions) {
    static Piece of(IpSet destinations) {
        return new Piece(destinations, List.of(), List.of(), false, List.of());
    }

    Piece narrow(IpSet part) {
        return new Piece(destinations.intersect(part), doubts, alternatives, isOpen, assumptions);
    }

    /** Another route may be chosen; without one, it is not known which. */
    Piece doubting(Unknown reason, Optional<EffectiveRoute> instead) {
        return new Piece(
                destinations,
                plus(doubts, reason),
                instead.map(route -> plus(alternatives, route)).orElse(alternatives),
                isOpen || instead.isEmpty(),
                assumptions);
    }

    Piece restingOn(Assumption assumption) {
        return new Piece(destinations, doubts, alternatives, isOpen, plus(assumptions, assumption));
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        if (!longer.contains(more)) {
            longer.add(more);
        }
        return List.copyOf(longer);
    }

    RoutePart by(EffectiveRoute route, Passage passage) {
        Piece all = passage.doubt()
                .map(reason -> doubting(reason, Optional.empty()))
                .orElse(this);
        return new RoutePart(
                destinations,
                Optional.of(route),
                all.doubts,
                all.isOpen ? List.of() : all.alternatives,
                passage.obstacle(),
                assumptions);
    }
}
