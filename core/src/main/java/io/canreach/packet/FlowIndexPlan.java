package io.canreach.packet;

import io.canreach.packet.LevelRanks.Nodes;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What an index of a diagram is to be like: which levels have bounds, what their nodes are, and how much room that takes. */
final class FlowIndexPlan {
    /** How much larger than sparse ones the dense nodes of a level may be, so that none of them must be searched. */
    private static final int ROOM_FOR_DENSE = 3;

    /** The ints of a constant node. */
    private static final int CONSTANT = 3;
    /** The last level of a larger diagram is lean, and that of one whose last nodes are about addresses and so are large. */
    private static final int LARGEST_FULL = 1 << 24;

    private final FlatDiagram diagram;
    private final NodeNumbers numbers;
    private final long[][] bounds;
    private final int leaves;
    private final boolean isLean;
    private final @Nullable PortGridCopy grids;
    private final int[] used;
    private final boolean[] isDense;
    private final long room;

    /** A plan for a diagram, with a lean last level or not. */
    FlowIndexPlan(FlatDiagram diagram, boolean isLean) {
        this.diagram = diagram;
        numbers = diagram.numbers();
        bounds = LevelRanks.bounds(diagram);
        leaves = diagram.lines().length() + 1;
        int sources = diagram.keys().order().first(Field.SOURCE_PORT);
        grids = bounds[sources].length > 0 && !isLean ? PortGridCopy.of(diagram) : null;
        used = IntStream.range(1, grids == null ? bounds.length : sources)
                .filter(level -> bounds[level].length > 0)
                .toArray();
        this.isLean = isLean && used.length > 1;
        isDense = new boolean[used.length];
        room = measured();
    }

    /** A plan that takes no more ints than a budget; nothing if there is none. */
    static @Nullable FlowIndexPlan within(long budget, FlatDiagram diagram) {
        boolean isNatural = diagram.keys().order().fields().equals(LevelOrder.NATURAL);
        FlowIndexPlan plan = new FlowIndexPlan(diagram, !isNatural || diagram.size() > LARGEST_FULL);
        if (plan.room > budget && !plan.isLean) {
            plan = new FlowIndexPlan(diagram, true);
        }
        return plan.room <= budget ? plan : null;
    }

    /** How many ints the nodes of the index take. */
    long room() {
        return room;
    }

    private long measured() {
        long[] dense = new long[bounds.length];
        long[] sparse = new long[bounds.length];
        long[] smaller = new long[bounds.length];
        diagram.forEachNode(node -> {
            int level = diagram.level(node);
            int count = diagram.count(node);
            int pairs = pairs(level);
            dense[level] += 2L * pairs + count;
            sparse[level] += 1 + 2L * count;
            smaller[level] += isSparse(count, pairs) ? 1 + 2L * count : 2L * pairs + count;
        });
        return (grids == null ? 0 : grids.room())
                + IntStream.range(0, used.length)
                        .mapToLong(depth -> room(depth, dense, sparse, smaller))
                        .sum();
    }

    private long room(int depth, long[] dense, long[] sparse, long[] smaller) {
        int level = used[depth];
        if (depth == 0) {
            return (bounds[level].length + 1L) * Protocol.all().size();
        }
        if (isLean(depth)) {
            return LeanNodes.room(diagram, level, pairs(level));
        }
        long constants = constants(level);
        long allDense = dense[level] + constants * (2 * pairs(level) + 1);
        isDense[depth] = allDense <= ROOM_FOR_DENSE * (sparse[level] + constants * CONSTANT);
        return isDense[depth] ? allDense : smaller[level] + constants * CONSTANT;
    }

    /** How many nodes of a level are constant: what is deeper, and comes below what is higher. */
    private int constants(int level) {
        BitSet constants = new BitSet();
        diagram.forEachNode(node -> {
            for (int i = 0; i < diagram.count(node) && diagram.level(node) < level; i++) {
                int child = diagram.child(node, i);
                if (diagram.level(child) > level) {
                    constants.set(slot(child));
                }
            }
        });
        return constants.cardinality();
    }

    /** Whether a node of so many intervals is smaller if it is searched than if it has bits. */
    static boolean isSparse(int count, int pairs) {
        return pairs > count;
    }

    /** The place of a node or a leaf in tables that have one for each. */
    int slot(int node) {
        return node < 0 ? -node - 1 : leaves + numbers.of(node);
    }

    /** How many slots there are. */
    int slots() {
        return leaves + numbers.count();
    }

    FlatDiagram diagram() {
        return diagram;
    }

    /** The bounds of a level. */
    long[] bounds(int level) {
        return bounds[level];
    }

    /** How many pairs of ints the bits of a node of a level take. */
    int pairs(int level) {
        return (bounds[level].length >>> LevelRanks.RANKS_BY_PAIR) + 1;
    }

    /** The levels at which some node has bounds, without those that grids stand for. */
    int[] used() {
        return used.clone();
    }

    /** Grids for what comes below addresses, if there are any. */
    @Nullable
    PortGridCopy grids() {
        return grids;
    }

    /** Whether a level, of those that are used, is lean. */
    boolean isLean(int depth) {
        return isLean && depth == used.length - 1;
    }

    /** What the nodes of a level are, of those that are used. */
    Nodes nodes(int depth) {
        if (depth == 0) {
            return Nodes.DIRECT;
        }
        return isDense[depth] ? Nodes.DENSE : Nodes.MIXED;
    }
}
