package io.canreach.packet;

import java.util.BitSet;

/** The nodes of a finished diagram: those it was made of, or a copy of the reached ones, each behind its parents. */
final class FlatCopy {
    private static final int HEADER = FlatNodes.HEADER;
    /** A copy takes over nodes that need less than so many times their own room. */
    private static final int MOST_ROOM = 2;

    private final LevelKeys keys;
    private final FlatNodes from;
    private final FlatReach reach;
    private final boolean[] wide;
    private int root;
    private int[] data;
    private BitSet nodes;

    private FlatCopy(LevelKeys keys, FlatNodes from, int root, int lines) {
        this.keys = keys;
        this.from = from;
        this.root = root;
        reach = FlatReach.of(from, root, lines);
        wide = new boolean[keys.order().count()];
        for (int level = 0; level < wide.length; level++) {
            wide[level] = keys.order().level(level) == Level.IPV6_HALF;
        }
        data = from.ints();
        nodes = reach.nodes();
    }

    static FlatCopy of(LevelKeys keys, FlatNodes from, int root, int lines) {
        FlatCopy copy = new FlatCopy(keys, from, root, lines);
        if (keys.order().layout() == Layout.V6 || from.room() > MOST_ROOM * copy.reach.size()) {
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
            int length = HEADER + (wide[from.level(node)] ? 3 : 2) * from.count(node);
            from.move(node, end);
            end += length;
        }
        return end;
    }

    private void copy(int node, int place) {
        int level = from.level(node);
        data[place] = from.count(node);
        data[place + 1] = level;
        int next = place + HEADER;
        for (int i = 0; i < from.count(node); i++) {
            if (wide[level]) {
                data[next++] = (int) (keys.upper(level, from.upper(node, i)) >> Integer.SIZE);
                data[next++] = (int) keys.upper(level, from.upper(node, i));
            } else {
                data[next++] = from.upper(node, i);
            }
            int child = from.child(node, i);
            data[next++] = child < 0 ? child : from.place(child);
        }
    }

    int root() {
        return root;
    }

    boolean[] wide() {
        return wide;
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
