package io.canreach.packet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Ranks of keys of 32 bits among bounds that lie scattered, in two steps that touch little memory: the first bits of a key tell
 * where rows for its last 20 bits are, and how many of these tell the row. A row is at most three bounds in a long, all
 * compared at once as in {@link PortGrids}, and behind them the rank of its first key.
 */
final class RowRanks {
    private static final int LOWER_BITS = 20;
    private static final int LOWER = (1 << LOWER_BITS) - 1;
    private static final int ROOTS = 1 << (Integer.SIZE - LOWER_BITS);
    /** Room for how many of the lower bits do not tell the row. */
    private static final int SHIFT_BITS = 5;

    private static final int MOST_BOUNDS = 3;
    private static final int LANE = LOWER_BITS + 1;
    private static final long EACH = 1L | (1L << LANE) | (1L << (2 * LANE));
    private static final long GUARDS = EACH << LOWER_BITS;
    /** Fewer bounds are not worth an entry for each root. */
    private static final int FEWEST = 1 << 8;
    /** More rows than this leave no room for anything else in the cache. */
    private static final int MOST_LONGS = 1 << 14;

    private final long[] sorted;
    private final int[] roots = new int[ROOTS];
    private long[] rows = new long[1 << 12];
    private int end;

    private RowRanks(long[] sorted) {
        this.sorted = sorted;
    }

    /** The ranks among sorted bounds; nothing for few of them, or for many that lie close together. */
    static @Nullable RowRanks of(long[] sorted) {
        if (sorted.length < FEWEST) {
            return null;
        }
        RowRanks ranks = new RowRanks(sorted);
        int next = 0;
        for (int root = 0; root < ROOTS && ranks.end <= MOST_LONGS; root++) {
            int begin = next;
            while (next < sorted.length && sorted[next] >>> LOWER_BITS == root) {
                next++;
            }
            ranks.roots[root] = ranks.rowsFor(begin, next);
        }
        return ranks.end <= MOST_LONGS ? ranks : null;
    }

    /** Adds rows for the keys of a root, if the last row does not say the same: where they are, and what tells the row. */
    private int rowsFor(int begin, int stop) {
        int shift = LOWER_BITS;
        while (mostInRow(begin, stop, shift) > MOST_BOUNDS) {
            shift--;
        }
        boolean isSame = begin == stop && end > 0 && rows[end - 1] == begin && rows[end - 2] == bounds(0, 0);
        int first = isSame ? end / 2 - 1 : end / 2;
        if (!isSame) {
            addRows(begin, stop, shift);
        }
        return first << SHIFT_BITS | shift;
    }

    private void addRows(int begin, int stop, int shift) {
        int next = begin;
        for (int row = 0; row < 1 << (LOWER_BITS - shift) && end <= MOST_LONGS; row++) {
            int first = next;
            while (next < stop && (sorted[next] & LOWER) >>> shift == row) {
                next++;
            }
            if (end == rows.length) {
                rows = Arrays.copyOf(rows, 2 * end);
            }
            rows[end++] = bounds(first, next);
            rows[end++] = first;
        }
    }

    /** Up to three bounds, each with a bit above it that is gone when a key above the bound was subtracted. */
    private long bounds(int begin, int stop) {
        long bounds = GUARDS;
        for (int i = 0; i < MOST_BOUNDS; i++) {
            bounds |= (begin + i < stop ? sorted[begin + i] & LOWER : LOWER) << (i * LANE);
        }
        return bounds;
    }

    /** How many bounds are in one row at most, without one at its end: no key of the row is above it. */
    private int mostInRow(int begin, int stop, int shift) {
        int most = 0;
        int inside = 0;
        for (int i = begin; i < stop; i++) {
            boolean isSame = i > begin && sorted[i] >>> shift == sorted[i - 1] >>> shift;
            boolean isEnd = ((sorted[i] + 1) & ((1L << shift) - 1)) == 0;
            inside = (isSame ? inside : 0) + (isEnd ? 0 : 1);
            most = Math.max(most, inside);
        }
        return most;
    }

    /** How many bounds are below a key, which has no sign. */
    int of(int key) {
        int root = roots[key >>> LOWER_BITS];
        int lower = key & LOWER;
        int place = ((root >>> SHIFT_BITS) + (lower >>> root)) << 1;
        long gone = ~(rows[place] - lower * EACH) & GUARDS;
        return (int) rows[place + 1] + Long.bitCount(gone);
    }
}
