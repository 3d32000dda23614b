package io.canreach.dsl;

import io.canreach.packet.PacketSet;
import io.canreach.reach.Part;
import java.util.List;

/**
 * Why a rule does not hold.
 *
 * @param expected what was demanded
 * @param how what is wrong with the way of the flows, where it is not their fate
 * @param parts the flows that are otherwise, the one to show first; at least one
 */
record Breach(String expected, String how, List<Part> parts) {
    Breach(String expected, List<Part> parts) {
        this(expected, "", parts);
    }

    Part first() {
        return parts.get(0);
    }

    PacketSet packets() {
        return PacketSet.unionOf(parts.stream().map(Part::packets).toList());
    }
}
