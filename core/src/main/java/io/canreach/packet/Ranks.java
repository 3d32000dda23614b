package io.canreach.packet;

/**
 * How many of a level's bounds are below a key. Two or three tables, one by the first bits of a key and the others by
 * further ones, tell where the few bounds begin that are left to be compared: always as many steps, and none of them is a
 * guess. The tables are in an array that belongs to a whole index.
 */
final class Ranks {
    private static final int SHIFT_BITS = 6;
    private static final int PLACES = (1 << (Integer.SIZE - SHIFT_BITS)) - 1;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final long base;
    private final long last;
    private final long span;
    private final int root;
    private final boolean isDeep;
    /** What the tables leave to be compared: nothing at all, or at most twice as many bounds as {@link #half}, less one. */
    private final boolean isExact;

    private final int half;
    /** Where the bounds are as distances from the base, unless they are wide. */
    private final int bounds;

    private final long[] wide;

    Ranks(RankTables tables) {
        base = tables.base();
        last = tables.last();
        span = last - base + 1;
        root = tables.root();
        isDeep = tables.isDeep();
        isExact = tables.isExact();
        half = tables.half();
        bounds = tables.bounds();
        wide = tables.wide();
    }

    /** A table, as an entry of the table before it: its place, and how far to shift a key's distance from the base. */
    static int entry(int table, long from, int shift) {
        return ((table - (int) (from >>> shift)) << SHIFT_BITS) | shift;
    }

    private static int place(int entry, long distance) {
        return ((entry >> SHIFT_BITS) + (int) (distance >>> entry)) & PLACES;
    }

    /** How many bounds are below a key. */
    int of(int[] data, long key) {
        long distance = key <= base ? 0 : key > last ? span : key - base;
        int entry = data[place(data[place(root, distance)], distance)];
        if (isDeep) {
            entry = data[place(entry, distance)];
        }
        if (isExact) {
            return entry;
        }
        return wide.length > 0 ? searchWide(entry, key) : compare(data, entry, distance);
    }

    private int compare(int[] data, int start, long distance) {
        int rank = start;
        for (int step = half; step > 2; step >>>= 1) {
            rank += below(data[bounds + rank + step - 1], distance) * step;
        }
        int next = bounds + rank;
        return rank + below(data[next], distance) + below(data[next + 1], distance) + below(data[next + 2], distance);
    }

    private static int below(int bound, long distance) {
        return (int) (((bound & UNSIGNED) - distance) >>> (Long.SIZE - 1));
    }

    private int searchWide(int start, long key) {
        int rank = start;
        for (int step = half; step > 0; step >>>= 1) {
            rank += wide[rank + step - 1] < key ? step : 0;
        }
        return rank;
    }
}
