package io.canreach.packet;

import java.util.Arrays;

/** Different keys of a level: open addressing, because millions of bounds may be added that are a few thousand. */
final class KeySet {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[64];
    private boolean[] used = new boolean[64];
    private int count;

    void add(long key) {
        int slot = slot(key);
        if (!used[slot]) {
            used[slot] = true;
            keys[slot] = key;
            if (2 * ++count > keys.length) {
                grow();
            }
        }
    }

    private int slot(long key) {
        int slot = (int) ((key * MIX) >>> 32) & (keys.length - 1);
        while (used[slot] && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        boolean[] oldUsed = used;
        keys = new long[2 * oldKeys.length];
        used = new boolean[keys.length];
        count = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldUsed[i]) {
                add(oldKeys[i]);
            }
        }
    }

    long[] sorted() {
        long[] sorted = new long[count];
        int end = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            if (used[slot]) {
                sorted[end++] = keys[slot];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }
}
