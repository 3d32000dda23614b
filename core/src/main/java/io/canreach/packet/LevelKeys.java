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

    /** The place of the interval that a key is in, among intervals that end at these ints of every second place. */
    int index(int level, int[] ints, int first, int count, long key) {
        long[] known = uppers[level];
        int low = 0;
        int length = count - 1;
        while (length > 0) {
            int half = (length + 1) >>> 1;
            low += known[ints[first + 2 * (low + half - 1)]] < key ? half : 0;
            length -= half;
        }
        return low;
    }

    LevelOrder order() {
        return order;
    }

    /** Collects the upper keys. */
    static final class Builder {
        private final LevelOrder order;
        private final KeySet[] uppers;

        Builder(LevelOrder order) {
            this.order = order;
            uppers = new KeySet[order.count()];
            for (int level = 0; level < uppers.length; level++) {
                uppers[level] = new KeySet();
            }
            for (int level = 0; level < order.count(); level++) {
                if (needed(level)) {
                    uppers[level].add(order.level(level).max());
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
                    uppers[level].add(node.upper(i));
                }
                add(level + 1, node.child(i));
            }
        }

        LevelKeys build() {
            long[][] sorted = new long[uppers.length][];
            for (int level = 0; level < sorted.length; level++) {
                sorted[level] = needed(level) ? uppers[level].sorted() : NONE;
            }
            return new LevelKeys(order, sorted);
        }
    }
}
