package io.canreach.packet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds the tables that tell the ranks of a level's keys, and chooses how many bits of a key each of them is by. */
final class RankTables {
    private static final long[] NARROW = {};
    private static final int ADDRESS_BITS = 32;
    private static final int PORT_BITS = 16;
    private static final int PORT_TABLE_BITS = 8;
    private static final int MOST_EXACT = 1 << 12;
    private static final int SMALLEST_ROOT_BITS = 4;
    private static final int MOST_BITS = 12;
    private static final int ROOM_FOR_A_BOUND_BITS = 7;
    /** So many bounds may be left to be compared. */
    private static final int FEW = 3;

    private final IntArray data;
    private final long base;
    private final long[] sorted;
    private final boolean isDeep;
    private final int few;
    private final int root;
    private final int bounds;
    private final boolean isWide;
    private int largest = FEW;
    /** The latest tables of one entry that say a rank, by what is still to be looked up: they are used again. */
    private final int[] latest = new int[2];

    private final int[] latestRanks = {-1, -1};

    /** Puts tables for sorted keys of a level behind what is in an array. */
    RankTables(IntArray data, Level level, long[] keys) {
        this.data = data;
        base = level == Level.IPV6_HALF ? keys[0] & -(1L << PORT_BITS) : 0;
        sorted = new long[keys.length];
        Arrays.setAll(sorted, i -> keys[i] - base);
        int bits = bits(level);
        isWide = bits > Integer.SIZE;
        isDeep = bits > PORT_BITS + 1;
        few = isDeep || exactSize(bits) > MOST_EXACT ? FEW : 0;
        root = root(bits);
        bounds = isWide || isExact() ? 0 : addBounds();
    }

    /** Tables are about all ports or addresses, so that none is out of their range; of IPv6, about those that have bounds. */
    private int bits(Level level) {
        if (level != Level.IPV6_HALF) {
            return level == Level.PORT ? PORT_BITS : ADDRESS_BITS;
        }
        long span = sorted[sorted.length - 1] + 1;
        return span == 0 ? Long.SIZE : Long.SIZE - Long.numberOfLeadingZeros(span);
    }

    private int rootBits(int bits) {
        int wanted = isDeep
                ? Integer.SIZE - Integer.numberOfLeadingZeros(sorted.length) + SMALLEST_ROOT_BITS - 1
                : PORT_TABLE_BITS;
        return Math.min(bits, Math.min(MOST_BITS, wanted));
    }

    private int root(int bits) {
        return table(0, bits, rootBits(bits), 0, sorted.length, isDeep ? 2 : 1);
    }

    /** The room that exact tables of a level of few keys take. */
    private int exactSize(int bits) {
        int shift = Math.max(0, bits - PORT_TABLE_BITS);
        int parts = 1;
        for (int i = 1; i < sorted.length; i++) {
            parts += sorted[i] >>> shift == sorted[i - 1] >>> shift ? 0 : 1;
        }
        return parts << shift;
    }

    /**
     * Adds a table, and those below it.
     *
     * @param from the first distance it is about
     * @param size the bits of how many distances it is about
     * @param bits the bits of how many entries it has
     * @param begin the first bound inside
     * @param end behind the last bound inside
     * @param below how many tables are to be looked up below it; the last one says ranks
     * @return the entry for it
     */
    private int table(long from, int size, int bits, int begin, int end, int below) {
        int shift = Math.min(size - bits, Long.SIZE - 1);
        int table = data.reserve(1 << bits);
        int next = begin;
        for (int i = 0; i < 1 << bits; i++) {
            long start = from + ((long) i << shift);
            int rank = next;
            while (next < end && ((sorted[next] - start) >>> shift) == 0) {
                next++;
            }
            data.set(table + i, below == 0 ? rank : below(start, shift, rank, next, below - 1));
        }
        return Ranks.entry(table, from, shift);
    }

    private int below(long from, int size, int begin, int end, int below) {
        int bits = below == 0 ? lastBits(begin, end, size) : middleBits(begin, end, size);
        if (below == 0) {
            largest = Math.max(largest, largestPart(begin, end, size - bits));
        }
        if (bits > 0 || end - begin > few || from < 0) {
            return table(from, size, bits, begin, end, below);
        }
        if (latestRanks[below] != begin) {
            latestRanks[below] = begin;
            latest[below] = isWide
                    ? table(0, Long.SIZE - 1, 0, begin, end, below)
                    : table(0, Integer.SIZE, 1, begin, end, below); // an int cannot be shifted by all its bits
        }
        return latest[below];
    }

    /** The bits of a middle table that make it and those below it smallest. */
    private int middleBits(int begin, int end, int size) {
        int best = 0;
        long smallest = Long.MAX_VALUE;
        for (int bits = 0; bits <= Math.min(size, MOST_BITS) && 1L << bits < smallest; bits++) {
            long room = (1L << bits) + roomBelow(begin, end, size - bits);
            if (room < smallest) {
                smallest = room;
                best = bits;
            }
        }
        return best;
    }

    private long roomBelow(int begin, int end, int size) {
        long room = 0;
        for (int i = begin; i < end; ) {
            int next = i;
            while (next < end && sorted[next] >>> size == sorted[i] >>> size) {
                next++;
            }
            room += 1L << lastBits(i, next, size);
            i = next;
        }
        return room;
    }

    /** The bits of a last table that leave few bounds to be compared, or none at all; many close bounds must be searched. */
    private int lastBits(int begin, int end, int size) {
        int worth = Integer.SIZE - Integer.numberOfLeadingZeros(end - begin) + ROOM_FOR_A_BOUND_BITS;
        int most = few == 0 ? size : Math.min(worth, size);
        int bits = 0;
        while (bits < most && largestPart(begin, end, size - bits) > few) {
            bits++;
        }
        return bits;
    }

    /** How many bounds are in one part at most, without those at its end: no key in the part is above them. */
    private int largestPart(int begin, int end, int size) {
        int most = 0;
        int inside = 0;
        for (int i = begin; i < end; i++) {
            boolean isSame = i > begin && sorted[i] >>> size == sorted[i - 1] >>> size;
            boolean isEnd = ((sorted[i] + 1) & ((1L << size) - 1)) == 0;
            inside = (isSame ? inside : 0) + (isEnd ? 0 : 1);
            most = Math.max(most, inside);
        }
        return most;
    }

    /** Adds the bounds, and behind them as many of the largest keys as may be looked at. */
    private int addBounds() {
        int place = data.reserve(sorted.length + 2 * half());
        for (int i = 0; i < sorted.length + 2 * half(); i++) {
            data.set(place + i, i < sorted.length ? (int) sorted[i] : -1);
        }
        return place;
    }

    /** Whether distances from the base do not fit an int. */
    boolean isWide() {
        return isWide;
    }

    long base() {
        return base;
    }

    long last() {
        return base + sorted[sorted.length - 1];
    }

    int root() {
        return root;
    }

    boolean isDeep() {
        return isDeep;
    }

    boolean isExact() {
        return few == 0;
    }

    int bounds() {
        return bounds;
    }

    /** Half of what is searched at the end, a power of two. */
    int half() {
        return Integer.highestOneBit(largest);
    }

    /** A quicker way to the same ranks, if there is one. */
    @Nullable
    RowRanks rows() {
        return isWide || !isDeep ? null : RowRanks.of(sorted);
    }

    /** The keys, and behind them as many of the largest ones as may be looked at; nothing for a level of small keys. */
    long[] wide() {
        if (!isWide) {
            return NARROW;
        }
        long[] keys = new long[sorted.length + 2 * half()];
        Arrays.setAll(keys, i -> i < sorted.length ? base + sorted[i] : Long.MAX_VALUE);
        return keys;
    }
}
