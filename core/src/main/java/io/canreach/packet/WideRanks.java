package io.canreach.packet;

import org.jspecify.annotations.Nullable;

/** Ranks of keys of 64 bits: by their distances from the first bound, if these fit an int, or else by tables and a search. */
final class WideRanks {
    private final long base;
    private final long last;
    private final long span;
    private final @Nullable Ranks narrow;
    private final int root;
    private final boolean isDeep;
    private final boolean isExact;
    /** Half of what is searched in the end, a power of two. */
    private final int half;

    private final long[] bounds;

    WideRanks(RankTables tables) {
        base = tables.base();
        last = tables.last();
        span = last - base + 1;
        narrow = tables.isWide() ? null : new Ranks(tables);
        root = tables.root();
        isDeep = tables.isDeep();
        isExact = tables.isExact();
        half = tables.half();
        bounds = tables.wide();
    }

    /** How many bounds are below a key. */
    int of(int[] data, long key) {
        long distance = key <= base ? 0 : key > last ? span : key - base;
        Ranks known = narrow;
        return known == null ? search(data, distance, key) : known.of(data, (int) distance);
    }

    private int search(int[] data, long distance, long key) {
        int rank = data[Ranks.place(data[Ranks.place(root, distance)], distance)];
        if (isDeep) {
            rank = data[Ranks.place(rank, distance)];
        }
        for (int step = isExact ? 0 : half; step > 0; step >>>= 1) {
            rank += bounds[rank + step - 1] < key ? step : 0;
        }
        return rank;
    }
}
