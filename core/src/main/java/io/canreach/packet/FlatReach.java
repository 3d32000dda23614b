package io.canreach.packet;

import java.util.BitSet;

/** The nodes of a diagram that are reached from its root, and the lines that they say. */
final class FlatReach {
    private final BitSet reached = new BitSet();
    /** Whether each line is said, behind whether nothing is said somewhere. */
    private final boolean[] said;

    private int size;

    private FlatReach(int lines) {
        said = new boolean[lines + 1];
    }

    static FlatReach of(FlatNodes nodes, int root, int lines) {
        FlatReach reach = new FlatReach(lines);
        reach.add(root);
        for (int node = reach.last(); node >= 0; node = reach.before(node)) {
            reach.addChildren(nodes.ints(), node + FlatNodes.HEADER, nodes.count(node));
        }
        return reach;
    }

    /** Children were made before their parents, and so lie before them. */
    private void addChildren(int[] ints, int intervals, int count) {
        for (int i = intervals + 1; i <= intervals + 2 * count; i += 2) {
            add(ints[i]);
        }
        size += FlatNodes.HEADER + 2 * count;
    }

    private void add(int child) {
        if (child >= 0) {
            reached.set(child);
        } else {
            said[FlatNodes.line(child) + 1] = true;
        }
    }

    /** The last node, or -1. */
    int last() {
        return before(reached.length());
    }

    /** The node before a place, or -1. */
    int before(int place) {
        return place == 0 ? -1 : reached.previousSetBit(place - 1);
    }

    /** How many ints the nodes take. */
    int size() {
        return size;
    }

    /** Where the nodes begin. */
    BitSet nodes() {
        return reached;
    }

    /** The lines that have some packet. */
    BitSet lines() {
        BitSet lines = new BitSet();
        for (int line = 0; line < said.length - 1; line++) {
            lines.set(line, said[line + 1]);
        }
        return lines;
    }
}
