package io.canreach.packet;

import org.jspecify.annotations.Nullable;

/**
 * Makes one object of equal nodes, found by their structural hash. Two different nodes of one hash lose sharing, never
 * correctness.
 */
final class UniqueNodes {
    private static final int SMALLEST = 8;

    private static final @Nullable Node[] NONE = {};

    private @Nullable Node[] slots = NONE;
    private int count;

    /** The node that was first of all equal ones. */
    Node share(Node node) {
        if (2 * count >= slots.length) {
            grow();
        }
        int slot = slot(node);
        Node known = slots[slot];
        if (known == null) {
            slots[slot] = node;
            count++;
            return node;
        }
        return known.equals(node) ? known : node;
    }

    /** The slot of a node with the same hash, or a free one. */
    private int slot(Node node) {
        int slot = (int) (node.hash() ^ (node.hash() >>> 32)) & (slots.length - 1);
        Node known = slots[slot];
        while (known != null && known.hash() != node.hash()) {
            slot = (slot + 1) & (slots.length - 1);
            known = slots[slot];
        }
        return slot;
    }

    private void grow() {
        @Nullable Node[] old = slots;
        slots = new Node[Math.max(SMALLEST, 2 * old.length)];
        for (Node node : old) {
            if (node != null) {
                slots[slot(node)] = node;
            }
        }
    }
}
