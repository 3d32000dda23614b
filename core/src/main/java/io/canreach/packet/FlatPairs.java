package io.canreach.packet;

/**
 * What pairs of diagrams say together, as far as it is remembered: each pair has one slot, and what was there before is
 * forgotten, to be computed again if need be. A pair and its result lie side by side. No pair is 0.
 */
final class FlatPairs {
    /** What is no node and no line. */
    static final int NOT_KNOWN = Integer.MIN_VALUE;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long[] known;

    /** A memory with a number of places, a power of two. */
    FlatPairs(int room) {
        known = new long[room];
    }

    int get(long pair) {
        int slot = slot(pair);
        return known[slot] == pair ? (int) known[slot + 1] : NOT_KNOWN;
    }

    void put(long pair, int result) {
        int slot = slot(pair);
        known[slot] = pair;
        known[slot + 1] = result;
    }

    /** Doubles the places. */
    void grow() {
        long[] old = known;
        known = new long[2 * old.length];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                put(old[i], (int) old[i + 1]);
            }
        }
    }

    private int slot(long pair) {
        return (int) ((pair * MIX) >>> Integer.SIZE) & (known.length - 2);
    }
}
