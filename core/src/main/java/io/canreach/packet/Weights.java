package io.canreach.packet;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Exact numbers of packets by pairs of ints, each in a few words of 64 bits, lowest first: open addressing, because
 * there may be millions.
 */
final class Weights {
    private static final int SMALLEST = 64;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final int words;
    private long[] pairs = new long[SMALLEST];
    private long[] numbers;
    private boolean[] used = new boolean[SMALLEST];
    private int count;

    Weights(int words) {
        this.words = words;
        numbers = new long[words * SMALLEST];
    }

    /** The number of words for numbers of a family's packets. */
    static int words(Layout layout) {
        return layout == Layout.V4 ? 2 : 5;
    }

    /** All packets of a family, with 8 protocols for the sake of even numbers: a power of two. */
    static long[] all(Layout layout) {
        int bits = layout == Layout.V4 ? 99 : 291;
        long[] number = new long[words(layout)];
        number[bits / Long.SIZE] = 1L << bits % Long.SIZE;
        return number;
    }

    void clear() {
        if (count > 0) {
            Arrays.fill(used, false);
            count = 0;
        }
    }

    int slots() {
        return pairs.length;
    }

    boolean isUsed(int slot) {
        return used[slot];
    }

    long pair(int slot) {
        return pairs[slot];
    }

    /** Copies the number in a slot. */
    void read(int slot, long[] number) {
        System.arraycopy(numbers, words * slot, number, 0, words);
    }

    BigInteger number(int slot) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * words);
        for (int i = words - 1; i >= 0; i--) {
            bytes.putLong(numbers[words * slot + i]);
        }
        return new BigInteger(1, bytes.array());
    }

    void add(long pair, long[] number) {
        int slot = slot(pair);
        if (!used[slot]) {
            used[slot] = true;
            pairs[slot] = pair;
            System.arraycopy(number, 0, numbers, words * slot, words);
            if (2 * ++count > pairs.length) {
                grow();
            }
            return;
        }
        long carry = 0;
        for (int i = 0; i < words; i++) {
            long a = numbers[words * slot + i];
            long sum = a + number[i] + carry;
            carry = ((a & number[i]) | ((a | number[i]) & ~sum)) >>> (Long.SIZE - 1);
            numbers[words * slot + i] = sum;
        }
    }

    private int slot(long pair) {
        int slot = (int) ((pair * MIX) >>> 32) & (pairs.length - 1);
        while (used[slot] && pairs[slot] != pair) {
            slot = (slot + 1) & (pairs.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldPairs = pairs;
        long[] oldNumbers = numbers;
        boolean[] oldUsed = used;
        pairs = new long[2 * oldPairs.length];
        numbers = new long[2 * oldNumbers.length];
        used = new boolean[2 * oldUsed.length];
        for (int i = 0; i < oldPairs.length; i++) {
            if (oldUsed[i]) {
                int slot = slot(oldPairs[i]);
                used[slot] = true;
                pairs[slot] = oldPairs[i];
                System.arraycopy(oldNumbers, words * i, numbers, words * slot, words);
            }
        }
    }

    /**
     * The part of a number that some keys of a level are; the number is a multiple of all of the level's keys.
     *
     * @param keys how many keys; 0 stands for all 2 to the power of 64
     */
    static void part(long[] whole, long keys, Level level, long[] part) {
        int bits = bits(level);
        long carry = 0;
        for (int i = 0; i < whole.length; i++) {
            long word = bits == Long.SIZE ? word(whole, i + 1) : whole[i] >>> bits | word(whole, i + 1) << -bits;
            long low = word * keys + carry;
            carry = high(word, keys) + (Long.compareUnsigned(low, carry) < 0 ? 1 : 0);
            part[i] = low;
        }
        if (keys == 0) {
            System.arraycopy(whole, 0, part, 0, whole.length);
        }
    }

    private static long word(long[] number, int index) {
        return index < number.length ? number[index] : 0;
    }

    /** The upper half of an unsigned product. */
    private static long high(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> (Long.SIZE - 1)) & b) + ((b >> (Long.SIZE - 1)) & a);
    }

    private static int bits(Level level) {
        return switch (level) {
            case PROTOCOL -> 3;
            case IPV4 -> 32;
            case IPV6_HALF -> 64;
            case PORT -> 16;
        };
    }
}
