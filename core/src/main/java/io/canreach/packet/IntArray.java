package io.canreach.packet;

import java.util.Arrays;

/** A growing array of ints. */
final class IntArray {
    private int[] values = new int[16];
    private int count;

    void add(int value) {
        int place = reserve(1); // first, as it may replace the array
        values[place] = value;
    }

    /** Makes room for some values, which are 0 until they are set; the place of the first one. */
    int reserve(int length) {
        int start = count;
        count += length;
        if (count > values.length) {
            values = Arrays.copyOf(values, Math.max(count, 2 * values.length));
        }
        return start;
    }

    void set(int place, int value) {
        values[place] = value;
    }

    int get(int place) {
        return values[place];
    }

    /** The value added last, if there is one. */
    int last() {
        return values[count - 1];
    }

    void replaceLast(int value) {
        values[count - 1] = value;
    }

    int size() {
        return count;
    }

    /** Drops what was added last, down to so many values. */
    void cut(int size) {
        count = size;
    }

    int[] toArray() {
        return Arrays.copyOf(values, count);
    }
}
