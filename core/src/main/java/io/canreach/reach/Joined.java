package io.canreach.reach;

import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of many pairs of places, put together. What was asked before is kept in unions of growing size, so that many
 * pairs with nothing in common cost no more than their number.
 */
final class Joined {
    private static final int USUAL = 1;

    private final List<PacketSet> asked = new ArrayList<>(USUAL);
    private final List<Integer> pairs = new ArrayList<>(USUAL);
    private List<Part> parts = new ArrayList<>(USUAL);

    /** Adds the parts of a pair, which are a partition of what was asked of it. */
    void add(PacketSet flows, List<Part> more) {
        if (isAsked(flows)) {
            parts = new ArrayList<>(Overlaps.join(parts, more));
        } else {
            parts.addAll(more);
        }
        push(flows, 1);
    }

    /** All pairs so far, to add others to than to these. */
    Joined copy() {
        Joined copy = new Joined();
        copy.asked.addAll(asked);
        copy.pairs.addAll(pairs);
        copy.parts.addAll(parts);
        return copy;
    }

    private boolean isAsked(PacketSet flows) {
        for (PacketSet before : asked) {
            if (before.overlaps(flows)) {
                return true;
            }
        }
        return false;
    }

    private void push(PacketSet flows, int count) {
        int last = asked.size() - 1;
        if (last >= 0 && pairs.get(last) <= count) {
            push(asked.remove(last).union(flows), pairs.remove(last) + count);
        } else {
            asked.add(flows);
            pairs.add(count);
        }
    }

    PacketSet asked() {
        return PacketSet.unionOf(asked);
    }

    Verdict verdict() {
        return Verdict.of(parts);
    }

    /** The parts; of several pairs, those that are alike are one. */
    List<Part> parts() {
        return asked.size() == 1 && pairs.get(0) == 1 ? parts : LikeParts.joined(parts);
    }
}
