package io.canreach.packet;

import org.jspecify.annotations.Nullable;

/** A table from two nodes, compared by identity, to one node: open addressing, because the walk lives on it. */
final class NodePairs {
    private static final int SMALLEST = 8;
    private static final int STEP = 3;

    private static final @Nullable Node[] NONE = {};

    private @Nullable Node[] slots = NONE;
    private int count;

    /** What was put for two nodes, or null. */
    @Nullable
    Node get(Node a, Node b) {
        return count == 0 ? null : slots[slot(a, b) + 2];
    }

    /** Adds an entry that is not there. */
    void put(Node a, Node b, Node value) {
        if (2 * STEP * count >= slots.length) {
            grow();
        }
        set(slot(a, b), a, b, value);
        count++;
    }

    private void set(int slot, Node a, Node b, Node value) {
        slots[slot] = a;
        slots[slot + 1] = b;
        slots[slot + 2] = value;
    }

    /** The slot of two nodes, or the free one where they would be. */
    @SuppressWarnings("ReferenceEquality") // the pairs are compared by identity
    private int slot(Node a, Node b) {
        int size = slots.length / STEP;
        long hash = a.hash() * 31 + b.hash();
        int slot = (int) (hash ^ (hash >>> 32)) & (size - 1);
        while (true) {
            Node known = slots[STEP * slot];
            if (known == null || (known == a && slots[STEP * slot + 1] == b)) {
                return STEP * slot;
            }
            slot = (slot + 1) & (size - 1);
        }
    }

    private void grow() {
        @Nullable Node[] old = slots;
        slots = new Node[Math.max(STEP * SMALLEST, 2 * old.length)];
        for (int i = 0; i < old.length; i += STEP) {
            Node a = old[i];
            Node b = a == null ? null : old[i + 1];
            Node value = b == null ? null : old[i + 2];
            if (a != null && b != null && value != null) {
                set(slot(a, b), a, b, value);
            }
        }
    }

    /** Whether two nodes are new here; they are not from now on. */
    boolean add(Node a, Node b) {
        if (get(a, b) != null) {
            return false;
        }
        put(a, b, Node.FULL);
        return true;
    }
}
