package io.canreach.analysis;

import io.canreach.packet.PacketSet;

/** What becomes of packets that no line matches, which in some lists changes when a line is taken away. */
record Ending(LineList list) {
    boolean changesWithout(int number) {
        return !list.end().equals(list.endWithout().apply(number));
    }

    boolean surelyChangesWithout(int number) {
        return list.end().isSurelyOtherThan(list.endWithout().apply(number));
    }

    /** Packets that may get to the end. */
    PacketSet most() {
        PacketSet rest = list.universe();
        for (Line line : list.lines()) {
            rest = line.isUnsettled() ? rest : rest.minus(line.certain());
        }
        return rest;
    }

    /** Packets that surely get to the end. */
    PacketSet least() {
        PacketSet rest = list.universe();
        for (Line line : list.lines()) {
            rest = rest.minus(line.possible());
        }
        return rest;
    }
}
