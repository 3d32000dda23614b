package io.canreach.packet;

import java.util.Arrays;

/**
 * Sorted bounds, made for the question how many of them are below a key. A table by the first bits tells which further
 * bits to look at, a second one where the few bounds begin that are left to be searched: always as many steps, and none
 * of them is a guess.
 */
final class Ranks {
    private static final int LARGEST_TABLE = 1 << 16;
    private static final int ROOM_FOR_A_BOUND = 16;
    private static final int MOST_PARTS = 12;
    /** So many bounds are searched in two steps. */
    private static final int FEW = 3;

    private static final int SHIFT_BITS = 6;
    private static final int SHIFTS = (1 << SHIFT_BITS) - 1;

    private final int count;
    private final long first;
    private final long last;
    private final int shift;
    private final long mask;
    /** By the first bits of a key: a place in {@link #starts}, and how far to shift the other bits to be added to it. */
    private final int[] blocks;
    /** The rank of the first key of each part of a block. */
    private final int[] starts;
    /** Half of what is searched at the end, a power of two. */
    private final int half;
    /** The bounds, and behind them as many of the largest keys as may be searched. */
    private final long[] bounds;

    Ranks(long[] sorted) {
        count = sorted.length;
        first = sorted[0];
        last = sorted[count - 1];
        int bits = Long.SIZE - Long.numberOfLeadingZeros(last - first);
        int size = Math.min(LARGEST_TABLE, Integer.highestOneBit(count) * ROOM_FOR_A_BOUND);
        int tableBits = Math.min(bits, Integer.numberOfTrailingZeros(size));
        shift = Math.min(bits - tableBits, Long.SIZE - 1);
        mask = (1L << shift) - 1;
        blocks = new int[1 << tableBits];
        Filling filling = new Filling(sorted);
        starts = filling.starts.toArray();
        half = Integer.highestOneBit(filling.largest);
        bounds = Arrays.copyOf(sorted, count + 2 * half);
        Arrays.fill(bounds, count, bounds.length, Long.MAX_VALUE);
    }

    /** Fills the tables. */
    private final class Filling {
        final IntArray starts = new IntArray();
        int largest = FEW;
        private final long[] sorted;
        private int rank;

        Filling(long[] sorted) {
            this.sorted = sorted;
            for (int block = 0; block < blocks.length; block++) {
                fill(block);
            }
        }

        private void fill(int block) {
            long from = (long) block << shift;
            int inside = upTo(rank, from + mask) - rank;
            int most = inside > FEW ? Math.min(MOST_PARTS, Integer.SIZE - Integer.numberOfLeadingZeros(inside) + 6) : 0;
            int bits = 0;
            while (bits < Math.min(most, shift) && largestPart(from, bits) > FEW) {
                bits++;
            }
            blocks[block] = (starts.size() << SHIFT_BITS) | (shift - bits);
            largest = Math.max(largest, largestPart(from, bits));
            for (int part = 0; part < 1 << bits; part++) {
                starts.add(rank);
                rank = upTo(rank, from + ((part + 1L) << (shift - bits)) - 1);
            }
        }

        private int largestPart(long from, int bits) {
            int most = 0;
            int begin = rank;
            for (int part = 0; part < 1 << bits; part++) {
                int next = upTo(begin, from + ((part + 1L) << (shift - bits)) - 1);
                most = Math.max(most, next - begin);
                begin = next;
            }
            return most;
        }

        /** How many bounds are at most so far from the first one. */
        private int upTo(int begin, long distance) {
            int next = begin;
            while (next < sorted.length && Long.compareUnsigned(sorted[next] - first, distance) <= 0) {
                next++;
            }
            return next;
        }
    }

    int count() {
        return count;
    }

    /** How many bounds are below a key. */
    int of(long key) {
        long distance = Math.min(Math.max(key, first), last) - first;
        int packed = blocks[(int) (distance >>> shift)];
        int rank = starts[(packed >>> SHIFT_BITS) + (int) ((distance & mask) >>> (packed & SHIFTS))];
        for (int step = half; step > 2; step >>>= 1) {
            rank += bounds[rank + step - 1] < key ? step : 0;
        }
        rank += bounds[rank + 1] < key ? 2 : 0;
        return bounds[rank] < key ? rank + 1 : rank;
    }
}
