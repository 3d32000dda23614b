package io.canreach.packet;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What a finished diagram says of a set of packets: the lines in it, and how large a part each of them has. Pairs of a
 * node of the set and a node of the diagram are visited level by level, each pair once.
 */
final class Overlap {
    private final FlatDiagram diagram;
    private final LevelKeys keys;
    private final FlatNodes nodes = new FlatNodes(Integer.MAX_VALUE, 1);
    private final FlatImport imported;
    /** For each level, and behind them for the leaves. */
    private final Weights[] weights;
    /** The number in hand and a part of it, so that none is allocated in the walk. */
    private final long[] whole;

    private final long[] part;

    Overlap(FlatDiagram diagram) {
        this.diagram = diagram;
        keys = diagram.keys();
        imported = new FlatImport(keys, nodes);
        int words = Weights.words(keys.order().layout());
        weights = new Weights[keys.order().count() + 1];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = new Weights(words);
        }
        whole = new long[words];
        part = new long[words];
    }

    /** The lines that have some of the packets. */
    BitSet lines(ListLine packets) {
        BitSet lines = new BitSet();
        for (int line : of(packets).keySet()) {
            if (line >= 0) {
                lines.set(line);
            }
        }
        return lines;
    }

    /** How many of the packets each line has; -1 is for what no line has. */
    Map<Integer, BigInteger> of(ListLine packets) {
        for (Weights level : weights) {
            level.clear();
        }
        visit(
                imported.root(packets, 0),
                diagram.root(),
                Weights.all(keys.order().layout()));
        for (int level = 0; level < keys.order().count(); level++) {
            Weights found = weights[level];
            for (int slot = 0; slot < found.slots(); slot++) {
                if (found.isUsed(slot)) {
                    found.read(slot, whole);
                    children(level, (int) (found.pair(slot) >> 32), (int) found.pair(slot));
                }
            }
        }
        return sums(weights[keys.order().count()]);
    }

    private static Map<Integer, BigInteger> sums(Weights leaves) {
        Map<Integer, BigInteger> sums = new HashMap<>();
        for (int slot = 0; slot < leaves.slots(); slot++) {
            if (leaves.isUsed(slot)) {
                sums.merge(FlatNodes.line((int) leaves.pair(slot)), leaves.number(slot), BigInteger::add);
            }
        }
        return sums;
    }

    private void visit(int set, int node, long[] weight) {
        if (set != FlatNodes.NONE) {
            int level = Math.min(keys.order().count(), Math.min(nodes.level(set), diagram.level(node)));
            weights[level].add((long) set << 32 | Integer.toUnsignedLong(node), weight);
        }
    }

    private void children(int level, int set, int node) {
        if (nodes.level(set) > level) {
            Level domain = keys.order().level(level);
            within(level, set, node, domain.min(), domain.max());
            return;
        }
        long lower = keys.order().level(level).min();
        for (int i = 0; i < nodes.count(set); i++) {
            long upper = keys.upper(level, nodes.upper(set, i));
            if (nodes.child(set, i) != FlatNodes.NONE) {
                within(level, nodes.child(set, i), node, lower, upper);
            }
            lower = upper + 1;
        }
    }

    /** Goes on from the part of a node that is between two keys. */
    private void within(int level, int set, int node, long from, long to) {
        if (diagram.level(node) > level) {
            visitPart(level, set, node, from, to);
            return;
        }
        long lower = from;
        for (int i = diagram.index(node, from); ; i++) {
            long upper = diagram.upper(node, i);
            visitPart(level, set, diagram.child(node, i), lower, Math.min(upper, to));
            if (upper >= to) {
                return;
            }
            lower = upper + 1;
        }
    }

    private void visitPart(int level, int set, int node, long from, long to) {
        Level domain = keys.order().level(level);
        Weights.part(whole, to - from + 1, domain, part);
        visit(set, node, part);
    }
}
