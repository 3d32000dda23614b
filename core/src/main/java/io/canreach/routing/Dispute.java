package io.canreach.routing;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A disputed point, and which routes are chosen by its other reading.
 *
 * @param assumption the disputed point
 * @param isOpen whether nobody decided it
 * @param other the choice by the other reading
 */
record Dispute(Assumption assumption, boolean isOpen, Selection other) {
    static Dispute of(Network network, Subnet subnet, Assumption assumption) {
        Reading reading = network.assumptions().reading(assumption);
        Reading opposite = reading == Reading.SECOND ? Reading.FIRST : Reading.SECOND;
        Network otherwise = network.withAssumptions(network.assumptions().with(assumption, opposite));
        Selection other = new Selection(otherwise, new RouteCollector(otherwise, subnet));
        return new Dispute(assumption, reading == Reading.ASK, other);
    }

    /** The destinations of one choice, told apart by whether it would be another one by the other reading. */
    List<Piece> apply(Piece piece, EffectiveRoute chosen) {
        List<Piece> pieces = new ArrayList<>();
        List<IpSet> elsewhere = new ArrayList<>();
        other.split(piece.destinations(), (choice, part) -> {
            EffectiveRoute instead = choice.routeOf(part);
            if (isOther(instead, chosen)) {
                elsewhere.add(part);
                Piece here = piece.narrow(part);
                pieces.add(
                        isOpen ? here.doubting(assumption.doubt(), Optional.of(instead)) : here.restingOn(assumption));
            }
        });
        IpSet rest = piece.destinations().minus(IpSet.unionOf(elsewhere));
        if (!rest.isEmpty()) {
            pieces.add(0, piece.narrow(rest));
        }
        return pieces;
    }

    private static boolean isOther(EffectiveRoute one, EffectiveRoute chosen) {
        boolean gateways = one.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY
                && chosen.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY;
        return one.differsFrom(chosen) || (gateways && !one.via().equals(chosen.via()));
    }
}
