package io.canreach.packet;

import java.util.BitSet;

/** Numbers of the nodes of a diagram, from 0, by their places. */
final class NodeNumbers {
    private final long[] words;
    /** How many nodes there are before each word. */
    private final int[] before;

    NodeNumbers(BitSet nodes) {
        words = nodes.toLongArray();
        before = new int[words.length + 1];
        for (int i = 0; i < words.length; i++) {
            before[i + 1] = before[i] + Long.bitCount(words[i]);
        }
    }

    int of(int node) {
        int word = node / Long.SIZE;
        return before[word] + Long.bitCount(words[word] & ((1L << node) - 1));
    }

    int count() {
        return before[words.length];
    }
}
