package io.canreach.packet;

import java.util.BitSet;
import java.util.List;

/** A list of lines made ready for questions, in one of three ways. */
sealed interface CompiledLines permits DiagramLines, CellLines, SetLines {
    /** The first line that has a flow, or -1. */
    int line(Flow flow);

    /** Some lines, with at least all of those that decide one of some packets. */
    BitSet near(PacketSet packets);

    /** The numbers of the lines that decide no packet. */
    List<Integer> deadLines();

    /** The lines that decide no packet, with what takes theirs. */
    List<PacketClassifier.DeadLine> dead();
}
