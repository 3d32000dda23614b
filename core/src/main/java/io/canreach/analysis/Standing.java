package io.canreach.analysis;

import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import java.util.List;
import java.util.Map;

/**
 * What a line is worth in its list.
 *
 * @param kind what it is worth
 * @param packets the packets that it matches, for a redundant line those that it decides
 * @param takers by the number of another line, what it takes of these packets, or would
 * @param affected for a dead line, packets that would fare otherwise without it all the same
 * @param doubts what would have to be known
 */
record Standing(
        Kind kind, PacketSet packets, Map<Integer, PacketSet> takers, PacketSet affected, List<Unknown> doubts) {
    enum Kind {
        /** No packet reaches it. */
        DEAD,
        /** It matches no packet. */
        NOTHING,
        /** It decides packets, and without it they would fare alike. */
        REDUNDANT,
        /** Without it some packets would fare otherwise. */
        NEEDED,
        /** Whether any packet reaches it is not known. */
        MAY_BE_DEAD,
        /** It decides packets, and whether they would fare otherwise without it is not known. */
        MAY_BE_REDUNDANT
    }

    static final Standing NEEDED = of(Kind.NEEDED, PacketSet.empty(), Map.of());

    static Standing of(Kind kind, PacketSet packets, Map<Integer, PacketSet> takers) {
        return new Standing(kind, packets, takers, PacketSet.empty(), List.of());
    }

    static Standing unknown(Kind kind, PacketSet packets, List<Unknown> doubts) {
        return new Standing(kind, packets, Map.of(), PacketSet.empty(), doubts);
    }

    Standing affecting(PacketSet value) {
        return new Standing(kind, packets, takers, value, doubts);
    }

    /** Whether taking the line away surely changes nothing. */
    boolean isNeedless() {
        return kind == Kind.DEAD || kind == Kind.NOTHING || kind == Kind.REDUNDANT;
    }

    /** Whether no packet reaches it. */
    boolean isDead() {
        return kind == Kind.DEAD || kind == Kind.NOTHING;
    }
}
