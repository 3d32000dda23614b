package io.canreach.naive;

import io.canreach.analysis.Fates;
import io.canreach.analysis.ReachabilityMatrix;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.UnknownEndpointException;
import java.util.List;

/** What single answers say of all pairs of endpoints of a network. */
record WildAnswers(Network network, List<Endpoint> endpoints) {
    private static final Fates NONE = new Fates(PacketSet.empty(), PacketSet.empty(), PacketSet.empty());

    static WildAnswers of(Network network) {
        return new WildAnswers(network, ReachabilityMatrix.of(network).endpoints());
    }

    /** Takes what becomes of the flows of a pair. */
    interface Taker {
        void take(Endpoint from, Endpoint to, Fates fates);
    }

    void pairs(Taker taker) {
        for (Endpoint from : endpoints) {
            for (Endpoint to : endpoints) {
                taker.take(from, to, fates(from, to, Traffic.any()));
            }
        }
    }

    /** What becomes of some traffic; nothing where the source does not call. */
    Fates fates(Endpoint from, Endpoint to, Traffic traffic) {
        try {
            return Fates.of(Reachability.of(network).answer(Question.of(from, to, traffic)));
        } catch (UnknownEndpointException e) {
            return NONE;
        }
    }

    static PacketSet asked(Fates fates) {
        return PacketSet.unionOf(List.of(fates.delivered(), fates.dropped(), fates.undetermined()));
    }
}
