package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Unknown;
import io.canreach.packet.Flow;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Decider;
import io.canreach.reach.Fate;
import java.util.List;
import java.util.Optional;

/**
 * Flows from one endpoint to another that fare otherwise in one network than in another.
 *
 * @param from where they begin
 * @param to where they are to arrive
 * @param before their fate before; what could not be sent counts as dropped
 * @param after their fate after
 * @param packets exactly the flows, at least one
 * @param decidedBefore the rules, routes and facts that decided before; none where nothing could be sent
 * @param decidedAfter those that decide after
 * @param doubts what is not known of those that are undetermined before or after
 */
public record Change(
        Endpoint from,
        Endpoint to,
        Fate before,
        Fate after,
        PacketSet packets,
        List<Decider> decidedBefore,
        List<Decider> decidedAfter,
        List<Unknown> doubts) {
    /**
     * Copies the lists.
     *
     * @param from where they begin
     * @param to where they are to arrive
     * @param before their fate before
     * @param after their fate after
     * @param packets exactly the flows
     * @param decidedBefore what decided before
     * @param decidedAfter what decides after
     * @param doubts what is not known
     */
    public Change {
        decidedBefore = List.copyOf(decidedBefore);
        decidedAfter = List.copyOf(decidedAfter);
        doubts = List.copyOf(doubts);
    }

    /** {@return what became different} */
    public ChangeKind kind() {
        return ChangeKind.of(before, after);
    }

    /** {@return whether these flows may be delivered now and may not have been before} */
    public boolean mayOpen() {
        return before != Fate.DELIVERED;
    }

    /** {@return whether these flows may have been delivered before and may not be now} */
    public boolean mayClose() {
        return before != Fate.DROPPED && after != Fate.DELIVERED;
    }

    /** {@return one of the flows} */
    public Optional<Flow> example() {
        return packets.example();
    }

    @Override
    public String toString() {
        return kind() + ": " + from + " -> " + to + " on " + TrafficWords.of(this);
    }
}
