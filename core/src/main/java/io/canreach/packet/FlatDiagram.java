package io.canreach.packet;

import java.util.BitSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A finished diagram whose leaves are line numbers. Its nodes are those of {@link FlatNodes}: keys of half an IPv6 address are
 * the places of these among all bounds of their level.
 */
final class FlatDiagram {
    private static final int HEADER = FlatNodes.HEADER;
    private static final int LEVEL = FlatNodes.LEVEL;
    /** Smaller diagrams of IPv4 are walked quickly as they are; a walk of IPv6 takes twice as long or more. */
    private static final int SMALLEST_INDEXED = 1 << 12;

    private static final int SMALLEST_INDEXED_V6 = 1 << 5;

    /** So many decisions by an int are worth an index, which takes as long as four to six times as many to be made. */
    private static final int INTS_FOR_A_WALK = 16;

    private static final int FEWEST_WALKS = 1 << 8;

    private final LevelKeys keys;
    private final boolean[] wide;
    private final int[] data;
    private final int root;
    private final int size;
    /** Where nodes begin. */
    private final BitSet nodes;

    private final BitSet lines;
    /** What comes below each protocol: all lookups begin there. */
    private final int[] afterProtocol = new int[Protocol.all().size()];

    /** After so many walks there is to be an index, or never for 0. */
    private final int walksForIndex;

    // Both without a lock: a race loses a count, or makes an equal index twice.
    private int walks;
    private @Nullable FlowIndex index;

    private FlatDiagram(LevelKeys keys, FlatCopy copy) {
        this.keys = keys;
        wide = new boolean[keys.order().count()];
        for (int level = 0; level < wide.length; level++) {
            wide[level] = keys.order().level(level) == Level.IPV6_HALF;
        }
        data = copy.data();
        root = copy.root();
        size = copy.size();
        nodes = copy.nodes();
        lines = copy.lines();
        walksForIndex = walksForIndex();
        for (Protocol protocol : Protocol.all()) {
            int key = (int) Level.key(protocol);
            afterProtocol[key] = level(root) == 0 ? child(root, index(root, key)) : root;
        }
    }

    private int walksForIndex() {
        int smallest = keys.order().layout() == Layout.V4 ? SMALLEST_INDEXED : SMALLEST_INDEXED_V6;
        return size < smallest ? 0 : Math.max(FEWEST_WALKS, size / INTS_FOR_A_WALK);
    }

    static FlatDiagram of(LevelKeys keys, FlatNodes nodes, int root, int lines) {
        return new FlatDiagram(keys, FlatCopy.of(nodes, root, lines));
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
        return node < 0 ? Integer.MAX_VALUE : levelOf(node);
    }

    private int levelOf(int node) {
        return data[node + 1] & LEVEL;
    }

    /** The upper key of an interval. */
    long upper(int node, int index) {
        return keys.upper(levelOf(node), data[node + HEADER + 2 * index]);
    }

    int child(int node, int index) {
        return data[place(node, index)];
    }

    /** Where the child of an interval stands among {@link #ints}. */
    int place(int node, int index) {
        return node + HEADER + 2 * index + 1;
    }

    int[] ints() {
        return data;
    }

    /** The interval of a node that a key is in. */
    int index(int node, long key) {
        int level = levelOf(node);
        return wide[level]
                ? keys.index(level, data, node + HEADER, data[node], key)
                : narrowIndex(node, LevelKeys.narrow(key));
    }

    /** The interval of a node that a key is in, as keys stand in the diagram. */
    int narrowIndex(int node, int key) {
        int first = node + HEADER;
        int low = 0;
        int length = data[node] - 1;
        while (length > 0) {
            int half = (length + 1) >>> 1;
            low += data[first + 2 * (low + half - 1)] < key ? half : 0;
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
        if (++walks == walksForIndex) {
            index = FlowIndex.ofRoomFor(this);
        }
        return walk(flow);
    }

    /** The line that has a flow, found without an index. */
    int walk(Flow flow) {
        LevelOrder order = keys.order();
        int node = afterProtocol[(int) Level.key(flow.protocol())];
        while (node >= 0) {
            node = child(node, index(node, order.key(flow, levelOf(node))));
        }
        return FlatNodes.line(node);
    }

    /** The lines that have some packet. */
    BitSet lines() {
        return (BitSet) lines.clone();
    }

    void forEachNode(IntConsumer action) {
        nodes.stream().forEach(action);
    }

    /** What comes below a protocol. */
    int below(Protocol protocol) {
        return afterProtocol[(int) Level.key(protocol)];
    }

    /** How many ints the nodes take. */
    int size() {
        return size;
    }

    NodeNumbers numbers() {
        return new NodeNumbers(nodes);
    }
}
