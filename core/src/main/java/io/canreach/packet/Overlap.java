package io.canreach.packet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a finished diagram says of a set of packets: the lines in it, and how large a part each of them has. Pairs of a
 * node of the set and a node of the diagram are visited level by level, each pair once.
 *
 * @param <N> a number of packets
 */
final class Overlap<N> {
    private final FlatDiagram diagram;
    private final Sizes<N> sizes;
    private final LevelKeys keys;
    private final FlatNodes nodes = new FlatNodes(Integer.MAX_VALUE);
    private final FlatImport imported;
    private final List<Map<Long, N>> weights = new ArrayList<>();

    Overlap(FlatDiagram diagram, Sizes<N> sizes) {
        this.diagram = diagram;
        this.sizes = sizes;
        keys = diagram.keys();
        imported = new FlatImport(keys, nodes);
        for (int i = 0; i <= keys.order().count(); i++) {
            weights.add(new HashMap<>());
        }
    }

    static BitSet lines(FlatDiagram diagram, ListLine packets) {
        BitSet lines = new BitSet();
        for (int line : new Overlap<>(diagram, new Sizes.Rounded()).of(packets).keySet()) {
            if (line >= 0) {
                lines.set(line);
            }
        }
        return lines;
    }

    /** How many of the packets each line has, protocols counted as eighths; -1 is for what no line has. */
    Map<Integer, N> of(ListLine packets) {
        weights.forEach(Map::clear);
        int count = keys.order().count();
        visit(imported.root(packets, 0), diagram.root(), sizes.all(keys.order().layout()));
        for (int level = 0; level < count; level++) {
            int now = level;
            weights.get(level).forEach((pair, weight) -> children(now, (int) (pair >> 32), pair.intValue(), weight));
        }
        Map<Integer, N> found = new HashMap<>();
        weights.get(count).forEach((pair, weight) -> found.merge(FlatNodes.line(pair.intValue()), weight, sizes::plus));
        return found;
    }

    private void visit(int set, int node, N weight) {
        if (set != FlatNodes.NONE) {
            int level = Math.min(keys.order().count(), Math.min(nodes.level(set), diagram.level(node)));
            long pair = (long) set << 32 | Integer.toUnsignedLong(node);
            weights.get(level).merge(pair, weight, sizes::plus);
        }
    }

    private void children(int level, int set, int node, N weight) {
        if (nodes.level(set) > level) {
            within(
                    level,
                    set,
                    node,
                    weight,
                    keys.order().level(level).min(),
                    keys.order().level(level).max());
            return;
        }
        long lower = keys.order().level(level).min();
        for (int i = 0; i < nodes.count(set); i++) {
            long upper = keys.upper(level, nodes.upper(set, i));
            if (nodes.child(set, i) != FlatNodes.NONE) {
                within(level, nodes.child(set, i), node, weight, lower, upper);
            }
            lower = upper + 1;
        }
    }

    /** Goes on from the part of a node that is between two keys. */
    private void within(int level, int set, int node, N weight, long from, long to) {
        if (diagram.level(node) > level) {
            visit(set, node, part(weight, level, from, to));
            return;
        }
        long lower = from;
        for (int i = diagram.index(node, keys.toInt(level, from)); ; i++) {
            long upper = keys.upper(level, diagram.upper(node, i));
            visit(set, diagram.child(node, i), part(weight, level, lower, Math.min(upper, to)));
            if (upper >= to) {
                return;
            }
            lower = upper + 1;
        }
    }

    private N part(N weight, int level, long from, long to) {
        return sizes.part(weight, to - from + 1, keys.order().level(level));
    }
}
