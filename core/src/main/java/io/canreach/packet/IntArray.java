package io.canreach.packet;

import java.util.Arrays;

/** A growing array of ints. */
final class IntArray {
    private int[] values = new int[16];
    private int count;

    void add(int value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    int size() {
        return count;
    }

    int[] toArray() {
        return Arrays.copyOf(values, count);
    }
}
