package io.canreach.packet;

import io.canreach.packet.LevelRanks.Nodes;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Builds an index: tables for the ranks first, then the nodes, each once and behind its parent. */
final class FlowIndexCopy {
    private final FlowIndexPlan plan;
    private final FlatDiagram diagram;
    private final IntArray data = new IntArray();
    /** The levels at which some node has bounds, without those that grids stand for. */
    private final int[] used;

    private final @Nullable PortGridCopy grids;
    /** The nodes of the last level, if they are lean. */
    private final @Nullable LeanNodes lean;

    private final LevelRanks[] ranks;
    private final int[] tables;
    /** What was copied at each level, and as grids, leaves first. */
    private final int[][] copied;

    private final int[] starts = new int[Protocol.values().length];

    FlowIndexCopy(FlowIndexPlan plan) {
        this.plan = plan;
        diagram = plan.diagram();
        used = plan.used();
        grids = plan.grids();
        int last = used.length - 1;
        lean = plan.isLean(last) ? new LeanNodes(diagram, used[last], plan.bounds(used[last])) : null;
        ranks = IntStream.range(0, used.length).mapToObj(this::ranks).toArray(LevelRanks[]::new);
        tables = data.toArray();
        copied = new int[used.length + 1][];
        for (Protocol protocol : Protocol.all()) {
            starts[FlowIndex.place(protocol)] = first(diagram.below(protocol));
        }
    }

    private LevelRanks ranks(int depth) {
        int level = used[depth];
        Level kind = diagram.keys().order().level(level);
        RankTables made = new RankTables(data, kind, plan.bounds(level));
        LeanNodes known = lean;
        return known != null && plan.isLean(depth)
                ? LevelRanks.of(kind, made, known)
                : LevelRanks.of(kind, made, plan.nodes(depth));
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

    private boolean isDense(int depth) {
        return plan.nodes(depth) == Nodes.DENSE;
    }

    private boolean isConstant(int node, int depth) {
        return diagram.level(node) != used[depth];
    }

    /** At the first level, each rank has a child of its own. */
    private int first(int node) {
        if (used.length == 0) {
            return copy(node, 0);
        }
        int count = plan.bounds(used[0]).length + 1;
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
            copied[depth] = new int[plan.slots()];
            Arrays.fill(copied[depth], -1);
        }
        int slot = plan.slot(node);
        if (copied[depth][slot] < 0) {
            copied[depth][slot] = made(node, depth);
        }
        return copied[depth][slot];
    }

    private int made(int node, int depth) {
        if (grids != null && depth == used.length) {
            return grids.add(node);
        }
        if (lean != null && plan.isLean(depth)) {
            return lean.add(node, ranks[depth], tables);
        }
        return isConstant(node, depth) ? constant(node, depth) : intervals(node, depth);
    }

    private int constant(int node, int depth) {
        int pairs = isDense(depth) ? plan.pairs(used[depth]) : 1;
        int place = data.reserve(2 * pairs + 1);
        int child = place + 2 * pairs;
        for (int pair = place; pair < child; pair += 2) {
            data.set(pair + 1, child);
        }
        data.set(child, copy(node, depth + 1));
        return isDense(depth) ? place : place | LevelRanks.CONSTANT;
    }

    private int intervals(int node, int depth) {
        int count = diagram.count(node);
        int pairs = plan.pairs(used[depth]);
        return FlowIndexPlan.isSparse(count, pairs) && !isDense(depth)
                ? sparse(node, depth, count)
                : dense(node, depth, pairs);
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
