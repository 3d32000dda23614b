package io.canreach.packet;

import java.util.Arrays;

/**
 * Where the nodes of one operation are put together, each above those that wait for it: intervals in ascending order, of which
 * equal neighbours are merged. Only finished nodes are made into objects.
 */
final class NodeStack {
    private static final int SMALLEST = 12;
    private static final long[] NO_UPPERS = {};
    private static final Node[] NO_CHILDREN = {};

    private long[] uppers = NO_UPPERS;
    private Node[] children = NO_CHILDREN;
    private int top;

    /** Begins a node, and tells where it begins. */
    int begin() {
        return top;
    }

    /** Adds the interval from behind the one before to an upper key. */
    void add(int begin, long upper, Node child) {
        if (top > begin && children[top - 1].equals(child)) {
            uppers[top - 1] = upper;
            return;
        }
        if (top == uppers.length) {
            int size = Math.max(SMALLEST, 2 * top);
            uppers = Arrays.copyOf(uppers, size);
            children = Arrays.copyOf(children, size);
        }
        uppers[top] = upper;
        children[top++] = child;
    }

    /** Whether the node that began somewhere has the same intervals and the very children of another. */
    boolean is(int begin, Node other) {
        if (other.count() != top - begin) {
            return false;
        }
        for (int i = 0; i < other.count(); i++) {
            if (uppers[begin + i] != other.upper(i) || !children[begin + i].is(other.child(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the node that began somewhere has nothing. */
    boolean isEmpty(int begin) {
        return top == begin + 1 && children[begin].isEmpty();
    }

    /** The node that began somewhere. */
    Node build(int begin) {
        return Node.of(Arrays.copyOfRange(uppers, begin, top), Arrays.copyOfRange(children, begin, top));
    }

    /** Takes the node that began somewhere off the stack. */
    void end(int begin) {
        top = begin;
    }
}
