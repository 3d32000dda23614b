package io.canreach.packet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One level of an index: from a node above it and a key to what comes below it. */
final class LevelRanks {
    private static final int CONSTANT_BIT = 30;
    /** Bits of a node that says the same for all ranks, and of one that is searched. */
    static final int CONSTANT = 1 << CONSTANT_BIT;

    static final int SPARSE = 1 << 29;
    static final int RANKS_BY_PAIR = 5;

    /** What the nodes of a level are. */
    enum Nodes {
        /** A child for each rank: those of the first level. */
        DIRECT,
        /** Bits for each rank. */
        DENSE,
        /** Some of them constant or sparse. */
        MIXED,
        /** What is below them stands in the diagram. */
        LEAN
    }

    /** Nothing for a level at which no node has bounds, or whose keys are wide. */
    private final @Nullable Ranks ranks;

    private final @Nullable WideRanks wide;
    private final boolean isDirect;
    private final boolean isDense;

    private final @Nullable LeanNodes lean;

    private LevelRanks(@Nullable Ranks ranks, @Nullable WideRanks wide, @Nullable LeanNodes lean, Nodes nodes) {
        this.ranks = ranks;
        this.wide = wide;
        this.lean = lean;
        isDirect = nodes == Nodes.DIRECT;
        isDense = nodes == Nodes.DENSE;
    }

    static LevelRanks none() {
        return new LevelRanks(null, null, null, Nodes.MIXED);
    }

    /**
     * A level with bounds.
     *
     * @param level the level's domain
     * @param tables the tables for the ranks of its keys
     * @param nodes what its nodes are
     */
    static LevelRanks of(Level level, RankTables tables, Nodes nodes) {
        return of(level, tables, nodes, null);
    }

    /** A level with bounds, the last one, whose nodes are lean. */
    static LevelRanks of(Level level, RankTables tables, LeanNodes lean) {
        return of(level, tables, Nodes.LEAN, lean);
    }

    private static LevelRanks of(Level level, RankTables tables, Nodes nodes, @Nullable LeanNodes lean) {
        return level == Level.IPV6_HALF
                ? new LevelRanks(null, new WideRanks(tables), lean, nodes)
                : new LevelRanks(new Ranks(tables), null, lean, nodes);
    }

    boolean isNone() {
        return ranks == null && wide == null;
    }

    /** The ranks of a level that is as most levels of addresses are, if it is. */
    @Nullable
    Ranks usualAddresses(Nodes nodes) {
        return ranks != null && ranks.isDeep() && isOf(nodes) ? ranks : null;
    }

    /** The ranks of a level that is as most levels of ports are, if it is. */
    @Nullable
    Ranks usualPorts(Nodes nodes) {
        return ranks != null && ranks.isExact() && isOf(nodes) ? ranks : null;
    }

    private boolean isOf(Nodes nodes) {
        return nodes == Nodes.DIRECT ? isDirect : isDense;
    }

    /** What comes below a node. */
    int child(int[] data, int node, int key) {
        Ranks known = ranks;
        return known == null ? node : below(data, node, known.of(data, key));
    }

    /** What comes below a node, for half an IPv6 address. */
    int wideChild(int[] data, int node, long key) {
        WideRanks known = wide;
        return known == null ? node : below(data, node, known.of(data, key));
    }

    private int below(int[] data, int node, int rank) {
        if (isDirect) {
            return data[node + rank];
        }
        if (isDense) {
            return dense(data, node, rank);
        }
        LeanNodes known = lean;
        return known == null ? mixed(data, node, rank) : known.child(node, rank);
    }

    /** What comes below a dense node. */
    static int dense(int[] data, int node, int rank) {
        return ofPair(data, node + 2 * (rank >>> RANKS_BY_PAIR), rank);
    }

    private static int ofPair(int[] data, int pair, int rank) {
        return data[data[pair + 1] - Integer.bitCount(data[pair] >>> rank)];
    }

    /** Constant nodes are too many to be foreseen: their only pair is chosen without a branch. */
    private static int mixed(int[] data, int node, int rank) {
        if ((node & SPARSE) != 0) {
            return sparse(data, node & ~SPARSE, rank);
        }
        int varied = (node >>> CONSTANT_BIT) - 1;
        return ofPair(data, (node & ~CONSTANT) + ((2 * (rank >>> RANKS_BY_PAIR)) & varied), rank);
    }

    /** How many bounds are below a key of any level. */
    int rank(int[] data, long key) {
        if (wide != null) {
            return wide.of(data, key);
        }
        return ranks == null ? 0 : ranks.of(data, (int) key);
    }

    private static int sparse(int[] data, int place, int rank) {
        int count = data[place];
        int low = place + 1;
        int length = count - 1;
        while (length > 0) {
            int half = (length + 1) >>> 1;
            low += data[low + half - 1] < rank ? half : 0;
            length -= half;
        }
        return data[low + count];
    }

    /** The bounds that the nodes of each level of a diagram have. */
    static long[][] bounds(FlatDiagram diagram) {
        KeySet[] bounds = new KeySet[diagram.keys().order().count()];
        Arrays.setAll(bounds, level -> new KeySet());
        diagram.forEachNode(node -> {
            KeySet keys = bounds[diagram.level(node)];
            for (int i = 0; i < diagram.count(node) - 1; i++) {
                keys.add(diagram.upper(node, i));
            }
        });
        return Arrays.stream(bounds).map(KeySet::sorted).toArray(long[][]::new);
    }
}
