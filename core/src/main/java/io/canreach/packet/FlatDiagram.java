package io.canreach.packet;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A finished diagram whose leaves are line numbers: for each node the number of its intervals, its level, their upper
 * keys, and their children. Nothing in it is unreachable.
 */
final class FlatDiagram {
    private static final int HEADER = 2;

    private final LevelKeys keys;
    private final int root;
    private int[] data;
    private int end;

    private FlatDiagram(LevelKeys keys, FlatNodes nodes, int root) {
        this.keys = keys;
        data = new int[Math.max(64, nodes.size() / 2)];
        this.root = new Copy(nodes).copy(root);
        data = Arrays.copyOf(data, end);
    }

    static FlatDiagram of(LevelKeys keys, FlatNodes nodes, int root) {
        return new FlatDiagram(keys, nodes, root);
    }

    /** Copies nodes, each once and behind its parent. */
    private final class Copy {
        private final FlatNodes nodes;
        private final int[] copied;

        Copy(FlatNodes nodes) {
            this.nodes = nodes;
            copied = new int[nodes.size() / (HEADER + 2) + 1];
            Arrays.fill(copied, -1);
        }

        int copy(int node) {
            return node < 0 ? node : copyNode(node);
        }

        /** Nodes have at least two intervals, so no two nodes share a place in the table. */
        private int copyNode(int node) {
            int place = node / (HEADER + 2);
            if (copied[place] >= 0) {
                return copied[place];
            }
            int count = nodes.count(node);
            int start = reserve(HEADER + 2 * count);
            copied[place] = start;
            data[start] = count;
            data[start + 1] = nodes.level(node);
            for (int i = 0; i < count; i++) {
                data[start + HEADER + i] = nodes.upper(node, i);
            }
            for (int i = 0; i < count; i++) {
                int child = copy(nodes.child(node, i));
                data[start + HEADER + count + i] = child;
            }
            return start;
        }
    }

    private int reserve(int length) {
        int start = end;
        end += length;
        if (end > data.length) {
            data = Arrays.copyOf(data, Math.max(end, data.length + data.length / 2));
        }
        return start;
    }

    LevelKeys keys() {
        return keys;
    }

    int root() {
        return root;
    }

    int count(int node) {
        return data[node];
    }

    int level(int node) {
        return node < 0 ? Integer.MAX_VALUE : data[node + 1];
    }

    int upper(int node, int index) {
        return data[node + HEADER + index];
    }

    int child(int node, int index) {
        return data[node + HEADER + data[node] + index];
    }

    /** The interval of a node that a key is in. */
    int index(int node, int key) {
        int low = node + HEADER;
        int length = data[node] - 1;
        while (length > 0) {
            int half = (length + 1) >>> 1;
            low += data[low + half - 1] < key ? half : 0;
            length -= half;
        }
        return low - node - HEADER;
    }

    /** The line that has a flow, or -1. */
    int line(Flow flow) {
        LevelOrder order = keys.order();
        int node = root;
        while (node >= 0) {
            int level = data[node + 1];
            int key = keys.toInt(level, order.key(flow, level));
            node = child(node, index(node, key));
        }
        return FlatNodes.line(node);
    }

    /** The lines that have some packet. */
    BitSet lines() {
        BitSet lines = new BitSet();
        add(root, lines);
        for (int node = 0; node < data.length; node += HEADER + 2 * data[node]) {
            for (int i = 0; i < data[node]; i++) {
                add(child(node, i), lines);
            }
        }
        return lines;
    }

    private static void add(int node, BitSet lines) {
        if (node < FlatNodes.NONE) {
            lines.set(FlatNodes.line(node));
        }
    }

    int size() {
        return data.length;
    }
}
