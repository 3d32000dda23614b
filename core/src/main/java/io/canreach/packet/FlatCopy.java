package io.canreach.packet;

import java.util.BitSet;

/**
 * The nodes of a finished diagram: those it was made of if most of their room is needed, or else a copy of the reached ones, each
 * behind its parents.
 */
final class FlatCopy {
    private static final int HEADER = FlatNodes.HEADER;
    /** A copy takes over nodes that need less than so many times their own room. */
    private static final int MOST_ROOM = 2;

    private final FlatNodes from;
    private final FlatReach reach;
    private int root;
    private int[] data;
    private BitSet nodes;

    private FlatCopy(FlatNodes from, int root, int lines) {
        this.from = from;
        this.root = root;
        reach = FlatReach.of(from, root, lines);
        data = from.ints();
        nodes = reach.nodes();
    }

    static FlatCopy of(FlatNodes from, int root, int lines) {
        FlatCopy copy = new FlatCopy(from, root, lines);
        if (from.room() > MOST_ROOM * copy.reach.size()) {
            copy.copy();
        }
        return copy;
    }

    private void copy() {
        nodes = new BitSet();
        data = new int[move()];
        for (int node = reach.last(); node >= 0; node = reach.before(node)) {
            copy(node, from.place(node));
        }
        root = Math.min(root, 0);
    }

    /** Gives each node its new place; how many ints all of them take. */
    private int move() {
        int end = 0;
        for (int node = reach.last(); node >= 0; node = reach.before(node)) {
            nodes.set(end);
            from.move(node, end);
            end += HEADER + 2 * from.count(node);
        }
        return end;
    }

    private void copy(int node, int place) {
        data[place] = from.count(node);
        data[place + 1] = from.level(node);
        int next = place + HEADER;
        for (int i = 0; i < from.count(node); i++) {
            int child = from.child(node, i);
            data[next++] = from.upper(node, i);
            data[next++] = child < 0 ? child : from.place(child);
        }
    }

    int root() {
        return root;
    }

    int[] data() {
        return data;
    }

    /** Where nodes begin. */
    BitSet nodes() {
        return nodes;
    }

    /** How many ints the nodes take. */
    int size() {
        return data == from.ints() ? reach.size() : data.length;
    }

    BitSet lines() {
        return reach.lines();
    }
}
