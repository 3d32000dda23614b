package io.canreach.packet;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A finished diagram whose leaves are line numbers: for each node the number of its intervals, its level, their upper
 * keys, and their children. A key takes one int, or two where it is half an IPv6 address. Nothing in it is unreachable.
 */
final class FlatDiagram {
    private static final int HEADER = 2;
    /** Ints of the smallest node, which has two intervals. */
    static final int SMALLEST = 6;
    /** Smaller diagrams are walked quickly as they are; of larger ones an index would take too much. */
    private static final int SMALLEST_INDEXED = 1 << 12;

    private static final int LARGEST_INDEXED = 1 << 24;
    /** Up to here, a copy has room for all nodes, needed or not. */
    private static final int FULL_ROOM = 1 << 20;
    /** So many decisions by an int are worth an index, which takes as long as four to six times as many to be made. */
    private static final int INTS_FOR_A_WALK = 16;

    private final LevelKeys keys;
    private final boolean[] wide;
    private final int root;
    /** What comes below each protocol: all lookups begin there. */
    private final int[] afterProtocol = new int[Protocol.all().size()];

    private int[] data;
    private int end;
    // Both without a lock: a race loses a count, or makes an equal index twice.
    private int walks;
    private @Nullable FlowIndex index;

    private FlatDiagram(LevelKeys keys, FlatNodes nodes, int root) {
        this.keys = keys;
        wide = new boolean[keys.order().count()];
        for (int level = 0; level < wide.length; level++) {
            wide[level] = keys.order().level(level) == Level.IPV6_HALF;
        }
        data = new int[Math.max(nodes.size() / 2, Math.min(nodes.size(), FULL_ROOM))];
        this.root = new Copy(nodes).copy(root);
        data = Arrays.copyOf(data, end);
        for (Protocol protocol : Protocol.all()) {
            int key = (int) Level.key(protocol);
            afterProtocol[key] = level(this.root) == 0 ? child(this.root, index(this.root, key)) : this.root;
        }
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
            int level = nodes.level(node);
            int children = wide[level] ? 2 * count : count;
            int start = reserve(HEADER + children + count);
            copied[place] = start;
            data[start] = count;
            data[start + 1] = level;
            for (int i = 0; i < count; i++) {
                setUpper(start, i, nodes.upper(node, i));
            }
            for (int i = 0; i < count; i++) {
                int child = copy(nodes.child(node, i));
                data[start + HEADER + children + i] = child;
            }
            return start;
        }

        private void setUpper(int start, int index, int key) {
            int level = data[start + 1];
            if (wide[level]) {
                long upper = keys.upper(level, key);
                data[start + HEADER + 2 * index] = (int) (upper >> Integer.SIZE);
                data[start + HEADER + 2 * index + 1] = (int) upper;
            } else {
                data[start + HEADER + index] = key;
            }
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

    /** The upper key of an interval. */
    long upper(int node, int index) {
        int first = node + HEADER;
        return wide[data[node + 1]]
                ? wideKey(first, index)
                : Integer.toUnsignedLong(data[first + index] ^ Integer.MIN_VALUE);
    }

    private long wideKey(int first, int index) {
        return (long) data[first + 2 * index] << Integer.SIZE | Integer.toUnsignedLong(data[first + 2 * index + 1]);
    }

    int child(int node, int index) {
        return data[node + HEADER + (wide[data[node + 1]] ? 2 : 1) * data[node] + index];
    }

    /** The interval of a node that a key is in. */
    int index(int node, long key) {
        return wide[data[node + 1]] ? wideIndex(node, key) : narrowIndex(node, (int) key ^ Integer.MIN_VALUE);
    }

    private int narrowIndex(int node, int key) {
        int low = node + HEADER;
        int length = data[node] - 1;
        while (length > 0) {
            int half = (length + 1) >>> 1;
            low += data[low + half - 1] < key ? half : 0;
            length -= half;
        }
        return low - node - HEADER;
    }

    private int wideIndex(int node, long key) {
        int low = 0;
        int length = data[node] - 1;
        while (length > 0) {
            int half = (length + 1) >>> 1;
            low += wideKey(node + HEADER, low + half - 1) < key ? half : 0;
            length -= half;
        }
        return low;
    }

    /** The line that has a flow, or -1. */
    int line(Flow flow) {
        FlowIndex known = index;
        if (known != null) {
            return known.line(flow);
        }
        if (++walks == data.length / INTS_FOR_A_WALK
                && data.length >= SMALLEST_INDEXED
                && data.length <= LARGEST_INDEXED) {
            index = FlowIndex.of(this);
        }
        return walk(flow);
    }

    /** The line that has a flow, found without an index. */
    int walk(Flow flow) {
        LevelOrder order = keys.order();
        int node = afterProtocol[(int) Level.key(flow.protocol())];
        while (node >= 0) {
            node = child(node, index(node, order.key(flow, data[node + 1])));
        }
        return FlatNodes.line(node);
    }

    /** The lines that have some packet. */
    BitSet lines() {
        BitSet lines = new BitSet();
        add(root, lines);
        forEachNode(node -> {
            for (int i = 0; i < count(node); i++) {
                add(child(node, i), lines);
            }
        });
        return lines;
    }

    void forEachNode(IntConsumer action) {
        int node = 0;
        while (node < data.length) {
            action.accept(node);
            node += HEADER + (wide[data[node + 1]] ? 3 : 2) * data[node];
        }
    }

    /** What comes below a protocol. */
    int below(Protocol protocol) {
        return afterProtocol[(int) Level.key(protocol)];
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
