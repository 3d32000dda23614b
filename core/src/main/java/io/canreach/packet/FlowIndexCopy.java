package io.canreach.packet;

import io.canreach.packet.LevelRanks.Nodes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Builds an index: tables for the ranks first, then the nodes, each once and behind its parent. */
final class FlowIndexCopy {
    /** How much larger than sparse ones the dense nodes of a level may be, so that none of them must be searched. */
    private static final int ROOM_FOR_DENSE = 3;

    /** The ints of a constant node. */
    private static final int CONSTANT = 3;

    private final FlatDiagram diagram;
    private final IntArray data = new IntArray();
    private final long[][] bounds;
    /** The levels at which some node has bounds, without those that grids stand for. */
    private final int[] used;

    private final @Nullable PortGridCopy grids;

    private final LevelRanks[] ranks;
    private final int[] tables;
    /** What was copied at each level, and as grids, leaves first. */
    private final int[][] copied;

    /** Whether all nodes of a level are dense. */
    private final boolean[] isDense;

    private final int leaves;
    private final int[] starts = new int[Protocol.values().length];

    FlowIndexCopy(FlatDiagram diagram) {
        this.diagram = diagram;
        bounds = LevelRanks.bounds(diagram);
        int sources = diagram.keys().order().first(Field.SOURCE_PORT);
        grids = bounds[sources].length > 0 ? PortGridCopy.of(diagram) : null;
        used = IntStream.range(1, grids == null ? bounds.length : sources)
                .filter(level -> bounds[level].length > 0)
                .toArray();
        leaves = diagram.lines().length() + 1;
        isDense = dense();
        ranks = IntStream.range(0, used.length).mapToObj(this::ranks).toArray(LevelRanks[]::new);
        tables = data.toArray();
        copied = new int[used.length + 1][];
        for (Protocol protocol : Protocol.all()) {
            starts[FlowIndex.place(protocol)] = first(diagram.below(protocol));
        }
    }

    private boolean[] dense() {
        long[] room = new long[bounds.length];
        diagram.forEachNode(node -> room[diagram.level(node)] += roomBesideSparse(node));
        boolean[] dense = new boolean[used.length];
        for (int depth = 0; depth < used.length; depth++) {
            int constant = 2 * pairs(used[depth]) + 1 - ROOM_FOR_DENSE * CONSTANT;
            dense[depth] = room[used[depth]] - (long) constants(depth) * constant >= 0;
        }
        return dense;
    }

    /** How much more room a node may take than it would as a dense one. */
    private long roomBesideSparse(int node) {
        int count = diagram.count(node);
        return ROOM_FOR_DENSE * (1L + 2L * count) - (2L * pairs(diagram.level(node)) + count);
    }

    /** How many nodes of a level are constant: what is deeper, and comes below what is higher. */
    private int constants(int depth) {
        BitSet constants = new BitSet();
        diagram.forEachNode(node -> {
            for (int i = 0; i < diagram.count(node) && diagram.level(node) < used[depth]; i++) {
                int child = diagram.child(node, i);
                if (diagram.level(child) > used[depth]) {
                    constants.set(slot(child));
                }
            }
        });
        return constants.cardinality();
    }

    /** The place of a node or a leaf in tables that have one for each. */
    private int slot(int node) {
        return node < 0 ? -node - 1 : leaves + node / FlatDiagram.SMALLEST;
    }

    private int pairs(int level) {
        return (bounds[level].length >>> LevelRanks.RANKS_BY_PAIR) + 1;
    }

    private LevelRanks ranks(int depth) {
        int level = used[depth];
        Nodes nodes = depth == 0 ? Nodes.DIRECT : isDense[depth] ? Nodes.DENSE : Nodes.MIXED;
        Level kind = diagram.keys().order().level(level);
        return LevelRanks.of(kind, new RankTables(data, kind, bounds[level]), nodes);
    }

    LevelRanks level(int level) {
        int depth = Arrays.binarySearch(used, level);
        return depth < 0 ? LevelRanks.none() : ranks[depth];
    }

    int[] starts() {
        return starts;
    }

    PortGrids grids() {
        return grids == null ? PortGrids.none() : grids.grids();
    }

    int[] data() {
        return data.toArray();
    }

    private int rank(int node, int depth, int index) {
        return ranks[depth].rank(tables, diagram.upper(node, index));
    }

    private boolean isConstant(int node, int depth) {
        return diagram.level(node) != used[depth];
    }

    /** At the first level, each rank has a child of its own. */
    private int first(int node) {
        if (used.length == 0) {
            return copy(node, 0);
        }
        int count = bounds[used[0]].length + 1;
        int place = data.reserve(count);
        int next = 0;
        for (int i = 0; next < count; i++) {
            boolean isLast = isConstant(node, 0) || i == diagram.count(node) - 1;
            int child = copy(isConstant(node, 0) ? node : diagram.child(node, i), 1);
            for (int end = isLast ? count : rank(node, 0, i) + 1; next < end; next++) {
                data.set(place + next, child);
            }
        }
        return place;
    }

    private int copy(int node, int depth) {
        if (depth == used.length && grids == null) {
            return node;
        }
        if (copied[depth] == null) {
            copied[depth] = new int[leaves + diagram.end() / FlatDiagram.SMALLEST + 1];
            Arrays.fill(copied[depth], -1);
        }
        int slot = slot(node);
        if (copied[depth][slot] < 0) {
            copied[depth][slot] = made(node, depth);
        }
        return copied[depth][slot];
    }

    private int made(int node, int depth) {
        if (grids != null && depth == used.length) {
            return grids.add(node);
        }
        return isConstant(node, depth) ? constant(node, depth) : intervals(node, depth);
    }

    private int constant(int node, int depth) {
        int pairs = isDense[depth] ? pairs(used[depth]) : 1;
        int place = data.reserve(2 * pairs + 1);
        int child = place + 2 * pairs;
        for (int pair = place; pair < child; pair += 2) {
            data.set(pair + 1, child);
        }
        data.set(child, copy(node, depth + 1));
        return isDense[depth] ? place : place | LevelRanks.CONSTANT;
    }

    private int intervals(int node, int depth) {
        int count = diagram.count(node);
        int pairs = pairs(used[depth]);
        return pairs > count && !isDense[depth] ? sparse(node, depth, count) : dense(node, depth, pairs);
    }

    private int sparse(int node, int depth, int count) {
        int place = data.reserve(1 + 2 * count);
        data.set(place, count);
        for (int i = 0; i < count; i++) {
            boolean isLast = i == count - 1;
            data.set(place + 1 + i, isLast ? Integer.MAX_VALUE : rank(node, depth, i));
        }
        copyChildren(node, depth, place + 1 + count);
        return place | LevelRanks.SPARSE;
    }

    private int dense(int node, int depth, int pairs) {
        int count = diagram.count(node);
        int place = data.reserve(2 * pairs + count);
        for (int i = 0; i < count - 1; i++) {
            int rank = rank(node, depth, i);
            int pair = place + 2 * (rank >>> LevelRanks.RANKS_BY_PAIR);
            data.set(pair, data.get(pair) | (1 << rank));
        }
        int child = place + 2 * pairs;
        for (int pair = place; pair < place + 2 * pairs; pair += 2) {
            child += Integer.bitCount(data.get(pair));
            data.set(pair + 1, child);
        }
        copyChildren(node, depth, place + 2 * pairs);
        return place;
    }

    private void copyChildren(int node, int depth, int children) {
        for (int i = 0; i < diagram.count(node); i++) {
            data.set(children + i, copy(diagram.child(node, i), depth + 1));
        }
    }
}
