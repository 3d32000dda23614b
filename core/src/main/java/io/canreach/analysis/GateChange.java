package io.canreach.analysis;

import io.canreach.packet.PacketSet;

/**
 * What rules of machines do otherwise in another network.
 *
 * @param moved the flows that they do not surely treat as they did
 * @param doubtful those of them that they leave in doubt in one of the networks
 */
record GateChange(PacketSet moved, PacketSet doubtful) {
    private static final GateChange NONE = new GateChange(PacketSet.empty(), PacketSet.empty());

    /**
     * What becomes otherwise of some flows.
     *
     * @param touched the flows that may meet a rule which only one of the gates has
     */
    static GateChange of(Gate before, Gate after, PacketSet flows, PacketSet touched) {
        if (touched.isEmpty()) {
            return NONE;
        }
        PacketSet clear = before.decided().intersect(after.decided());
        PacketSet same = before.allowed()
                .intersect(after.allowed())
                .union(before.denied().intersect(after.denied()));
        PacketSet here = flows.intersect(touched);
        return new GateChange(here.minus(same), here.minus(clear));
    }
}
