package io.canreach.packet;

import java.util.Arrays;

/** Puts a node together from intervals in ascending order, and merges equal neighbours. */
final class NodeBuilder {
    private long[] uppers;
    private Node[] children;
    private int count;

    NodeBuilder(int capacity) {
        uppers = new long[capacity];
        children = new Node[capacity];
    }

    /** Adds the interval from behind the one before to an upper key. */
    NodeBuilder add(long upper, Node child) {
        if (count > 0 && children[count - 1].equals(child)) {
            uppers[count - 1] = upper;
            return this;
        }
        if (count == uppers.length) {
            uppers = Arrays.copyOf(uppers, 2 * count + 2);
            children = Arrays.copyOf(children, 2 * count + 2);
        }
        uppers[count] = upper;
        children[count++] = child;
        return this;
    }

    boolean endsAt(long upper) {
        return count > 0 && uppers[count - 1] == upper;
    }

    /** The node; the builder may hand its arrays on, and is not to be used again. */
    Node build() {
        return count == uppers.length
                ? Node.of(uppers, children)
                : Node.of(Arrays.copyOf(uppers, count), Arrays.copyOf(children, count));
    }
}
