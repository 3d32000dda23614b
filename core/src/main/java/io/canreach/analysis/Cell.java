package io.canreach.analysis;

import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;

/** What becomes of the flows from one endpoint to another in one network. A flow that is in none cannot be sent there. */
record Cell(PacketSet delivered, PacketSet undetermined, PacketSet dropped) {
    static final Cell NOTHING = new Cell(PacketSet.empty(), PacketSet.empty(), PacketSet.empty());

    static Cell of(Answer answer) {
        return new Cell(
                answer.packets(Fate.DELIVERED), answer.packets(Fate.UNDETERMINED), answer.packets(Fate.DROPPED));
    }

    PacketSet asked() {
        return delivered.union(undetermined).union(dropped);
    }

    /** What cannot be sent does not arrive, so it counts with what is dropped. */
    PacketSet with(Fate fate) {
        return switch (fate) {
            case DELIVERED -> delivered;
            case UNDETERMINED -> undetermined;
            case DROPPED -> delivered.union(undetermined).complement();
        };
    }

    Cell without(IpSet sources, IpSet destinations) {
        PacketSet kept = PacketSet.between(sources.complement(), destinations.complement());
        return new Cell(delivered.intersect(kept), undetermined.intersect(kept), dropped.intersect(kept));
    }
}
