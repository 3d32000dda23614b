package io.canreach.packet;

import java.util.Arrays;

/**
 * Keys as ints, in the same order. Halves of IPv6 addresses do not fit: there, the int is the place among all upper keys
 * that the list has on the level.
 */
final class LevelKeys {
    private static final long[] NONE = {};

    private final LevelOrder order;
    private final long[][] uppers;

    private LevelKeys(LevelOrder order, long[][] uppers) {
        this.order = order;
        this.uppers = uppers;
    }

    /** A key that has no sign as an int, in the same order. */
    static int narrow(long key) {
        return (int) key ^ Integer.MIN_VALUE;
    }

    /** The int of the interval that a key is in. */
    int toInt(int level, long key) {
        long[] known = uppers[level];
        if (known.length == 0) {
            return narrow(key);
        }
        int index = Arrays.binarySearch(known, key);
        return index < 0 ? -index - 1 : index;
    }

    /** The upper key of the interval that an int stands for. */
    long upper(int level, int key) {
        long[] known = uppers[level];
        return known.length == 0 ? Integer.toUnsignedLong(key ^ Integer.MIN_VALUE) : known[key];
    }

    LevelOrder order() {
        return order;
    }

    /** Collects the upper keys. */
    static final class Builder {
        private final LevelOrder order;
        private final long[][] uppers;
        private final int[] counts;

        Builder(LevelOrder order) {
            this.order = order;
            uppers = new long[order.count()][];
            counts = new int[order.count()];
            Arrays.fill(uppers, NONE);
            for (int level = 0; level < order.count(); level++) {
                if (needed(level)) {
                    add(level, order.level(level).max());
                }
            }
        }

        private boolean needed(int level) {
            return order.level(level) == Level.IPV6_HALF;
        }

        /** Adds the keys of a diagram that begins at a level. */
        void add(int level, Node node) {
            if (node.height() <= 0 || order.layout() == Layout.V4) {
                return;
            }
            for (int i = 0; i < node.count(); i++) {
                if (i < node.count() - 1 && needed(level)) {
                    add(level, node.upper(i));
                }
                add(level + 1, node.child(i));
            }
        }

        private void add(int level, long upper) {
            if (counts[level] == uppers[level].length) {
                uppers[level] = Arrays.copyOf(uppers[level], 2 * counts[level] + 16);
            }
            uppers[level][counts[level]++] = upper;
        }

        LevelKeys build() {
            long[][] sorted = new long[uppers.length][];
            for (int level = 0; level < sorted.length; level++) {
                long[] all = Arrays.copyOf(uppers[level], counts[level]);
                Arrays.sort(all);
                sorted[level] = distinct(all);
            }
            return new LevelKeys(order, sorted);
        }

        private static long[] distinct(long[] sorted) {
            int count = 0;
            for (long value : sorted) {
                if (count == 0 || sorted[count - 1] != value) {
                    sorted[count++] = value;
                }
            }
            return Arrays.copyOf(sorted, count);
        }
    }
}
