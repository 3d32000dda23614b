package io.canreach.analysis;

import io.canreach.packet.PacketSet;

/**
 * What rules of machines do otherwise in another network.
 *
 * @param moved the flows that they do not surely treat as they did
 * @param doubtful those of them that they leave in doubt in one of the networks
 */
record GateChange(PacketSet moved, PacketSet doubtful) {
    static GateChange of(Gate before, Gate after, PacketSet flows) {
        PacketSet clear = before.decided().intersect(after.decided());
        PacketSet same = before.allowed()
                .intersect(after.allowed())
                .union(before.denied().intersect(after.denied()));
        return new GateChange(flows.minus(same), flows.minus(clear));
    }
}
