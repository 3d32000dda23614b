package io.canreach.packet;

import java.util.Arrays;

/**
 * A node of an interval decision diagram: sorted inclusive upper keys, and a child for each interval.
 *
 * <p>Neighbours are never equal, so equal sets are equal diagrams. EMPTY may stand at any level, FULL only below the
 * last one. The last key is the domain's largest; the smallest is 0, but for IPv6 halves {@link Long#MIN_VALUE}.
 */
final class Node {
    static final Node EMPTY = new Node(new long[0], new Node[0], 0x9E3779B97F4A7C15L, -1, false);
    static final Node FULL = new Node(new long[0], new Node[0], 0xC2B2AE3D27D4EB4FL, 0, true);

    private static final int FEW = 8;

    private final long[] uppers;
    private final Node[] children;
    private final long hash;
    private final int height;
    private final boolean whole;

    private Node(long[] uppers, Node[] children, long hash, int height, boolean whole) {
        this.uppers = uppers;
        this.children = children;
        this.hash = hash;
        this.height = height;
        this.whole = whole;
    }

    /** The node of intervals that are merged already; the arrays are the node's own from now on. */
    static Node of(long[] uppers, Node[] children) {
        if (children.length == 1 && children[0].isEmpty()) {
            return EMPTY;
        }
        long hash = children.length;
        int height = 0;
        for (int i = 0; i < children.length; i++) {
            hash = mix(mix(hash ^ uppers[i]) ^ children[i].hash);
            height = Math.max(height, children[i].height + 1);
        }
        return new Node(uppers, children, hash, height, children.length == 1 && children[0].whole);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 32)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 29);
    }

    int count() {
        return children.length;
    }

    long upper(int index) {
        return uppers[index];
    }

    long lower(int index) {
        if (index > 0) {
            return uppers[index - 1] + 1;
        }
        return uppers[uppers.length - 1] == Long.MAX_VALUE ? Long.MIN_VALUE : 0;
    }

    Node child(int index) {
        return children[index];
    }

    /** The child of the interval a key is in; EMPTY for EMPTY. */
    Node find(long key) {
        if (isEmpty()) {
            return this;
        }
        return children[index(key)];
    }

    /** The interval a key is in; the one among few is found by looking at them. */
    int index(long key) {
        if (uppers.length <= FEW) {
            int index = 0;
            while (uppers[index] < key) {
                index++;
            }
            return index;
        }
        int index = Arrays.binarySearch(uppers, key);
        return index < 0 ? -index - 1 : index;
    }

    /** The first interval that ends behind a key, or {@link #count}. */
    int indexAbove(long key) {
        int index = Arrays.binarySearch(uppers, key);
        return index < 0 ? -index - 1 : index + 1;
    }

    /** This node with another in the place of FULL, for nodes of the last level. */
    Node withFull(Node next) {
        Node[] replaced = children.clone();
        for (int i = 0; i < replaced.length; i++) {
            replaced[i] = replaced[i].isEmpty() ? EMPTY : next;
        }
        return of(uppers, replaced);
    }

    /** The number of levels down to FULL: 0 for FULL itself, -1 for EMPTY. */
    int height() {
        return height;
    }

    /** A hash of 64 bits that depends on the structure alone. */
    long hash() {
        return hash;
    }

    boolean isEmpty() {
        return is(EMPTY);
    }

    /** Whether nothing is missing in it, from its level down. */
    boolean isWhole() {
        return whole;
    }

    /** Whether this is the same object, which is quicker than {@link #equals} and enough for a short cut. */
    @SuppressWarnings("ReferenceEquality") // the one place where identity is meant
    boolean is(Node other) {
        return this == other;
    }

    /** Whether two nodes agree but for their children. */
    boolean isLike(Node other) {
        return hash == other.hash && height == other.height && Arrays.equals(uppers, other.uppers);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Node other && (is(other) || (hash == other.hash && Equality.of(this, other)));
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash);
    }

    /** For debugging only. */
    @Override
    public String toString() {
        return isEmpty() ? "-" : is(FULL) ? "+" : Arrays.toString(uppers) + Arrays.toString(children);
    }
}
