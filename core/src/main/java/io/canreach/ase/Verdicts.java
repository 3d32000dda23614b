package io.canreach.ase;

import io.canreach.ase.DependencyCheck.State;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import java.util.function.Function;

/** What an answer says of a need. */
final class Verdicts {
    private Verdicts() {}

    /**
     * Where all peers are needed, a drop breaks the need. Where only some of those asked about are peers and nobody knows
     * which, it does so where each of them meets a drop.
     */
    static State state(Answer answer, boolean allNeeded, Function<PacketSet, IpSet> peers) {
        return switch (answer.verdict()) {
            case REACHABLE -> State.MET;
            case BLOCKED -> State.BROKEN;
            case UNDETERMINED -> State.UNDETERMINED;
            case PARTIAL -> allNeeded || each(answer, peers) ? State.BROKEN : State.UNDETERMINED;
        };
    }

    private static boolean each(Answer answer, Function<PacketSet, IpSet> peers) {
        return peers.apply(answer.packets(Fate.DROPPED)).encloses(peers.apply(answer.asked()));
    }
}
