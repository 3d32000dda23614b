package io.canreach.packet;

import org.jspecify.annotations.Nullable;

/**
 * How many of a level's bounds are below a key. Two or three tables, one by the first bits of a key and the others by
 * further ones, tell where the few bounds begin that are left to be compared: always as many steps, and none of them is a
 * guess. The tables are in an array that belongs to a whole index.
 */
final class Ranks {
    private static final int SHIFT_BITS = 6;
    private static final int PLACES = (1 << (Integer.SIZE - SHIFT_BITS)) - 1;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final int root;
    private final int rootShift;
    private final boolean isDeep;
    /** What the tables leave to be compared: nothing at all, or at most twice as many bounds as {@link #half}, less one. */
    private final boolean isExact;

    private final int half;
    /** Where the bounds are, as distances from the base. */
    private final int bounds;
    /** A quicker way to the same ranks, if there is one. */
    private final @Nullable RowRanks rows;

    Ranks(RankTables tables) {
        rootShift = shift(tables.root());
        root = tables.root() >> SHIFT_BITS;
        isDeep = tables.isDeep();
        isExact = tables.isExact();
        half = tables.half();
        bounds = tables.bounds();
        rows = tables.rows();
    }

    /** A table, as an entry of the table before it: its place, and how far to shift a key's distance from the base. */
    static int entry(int table, long from, int shift) {
        return ((table - (int) (from >>> shift)) << SHIFT_BITS) | shift;
    }

    static int place(int entry, long distance) {
        return ((entry >> SHIFT_BITS) + (int) (distance >>> entry)) & PLACES;
    }

    private static int place(int entry, int key) {
        return ((entry >> SHIFT_BITS) + (key >>> entry)) & PLACES;
    }

    private static int shift(int entry) {
        return entry & ((1 << SHIFT_BITS) - 1);
    }

    /** Whether three tables leave at most three bounds to be compared, as with most addresses: what {@link #deep} needs. */
    boolean isDeep() {
        return isDeep && !isExact && half == 2;
    }

    /** Whether two tables leave nothing to be compared, as with most ports: what {@link #exact} needs. */
    boolean isExact() {
        return isExact && !isDeep;
    }

    /** How many bounds are below a key, which has no sign: its distance from where the tables begin. */
    int of(int[] data, int key) {
        RowRanks known = rows;
        return known == null ? byTables(data, key) : known.of(key);
    }

    private int byTables(int[] data, int key) {
        int entry = second(data, key);
        if (isDeep) {
            entry = data[place(entry, key)];
        }
        return isExact ? entry : compare(data, search(data, entry, key & UNSIGNED), key & UNSIGNED);
    }

    int exact(int[] data, int key) {
        return second(data, key);
    }

    int deep(int[] data, int key) {
        RowRanks known = rows;
        if (known != null) {
            return known.of(key);
        }
        return compare(data, data[place(second(data, key), key)], key & UNSIGNED);
    }

    /** What the second table says. */
    private int second(int[] data, int key) {
        return data[place(data[root + (key >>> rootShift)], key)];
    }

    /** Goes on until three bounds are left. */
    private int search(int[] data, int start, long key) {
        int rank = start;
        for (int step = half; step > 2; step >>>= 1) {
            rank += below(data[bounds + rank + step - 1], key) * step;
        }
        return rank;
    }

    private int compare(int[] data, int rank, long key) {
        int next = bounds + rank;
        return rank + below(data[next], key) + below(data[next + 1], key) + below(data[next + 2], key);
    }

    private static int below(int bound, long key) {
        return (int) (((bound & UNSIGNED) - key) >>> (Long.SIZE - 1));
    }
}
