package io.canreach.packet;

import java.util.Arrays;

/**
 * The nodes of an index's last level, for a large diagram: they have a bit for each rank at which an interval ends, as dense
 * ones do, but what is below them stays where it is in the diagram. Nodes of few intervals are searched there.
 *
 * <p>A node is the place of its bits, or with a bit of its own the place of what it is in the diagram; a line is itself.
 */
final class LeanNodes {
    /** If the bits of all nodes take no more than this part of the diagram, no node is searched. */
    private static final int LEAST_SHARE = 2;

    private final FlatDiagram diagram;
    private final int level;
    private final int pairs;
    /** Nodes of fewer intervals are searched. */
    private final int fewest;

    private final int[] ints;
    /** For each rank, the bound that its keys do not exceed, as it stands in the diagram. */
    private final int[] uppers;

    private final int[] bits;
    private int end;

    /** Room for the nodes of a level whose bounds are known. */
    LeanNodes(FlatDiagram diagram, int level, long[] bounds) {
        this.diagram = diagram;
        this.level = level;
        pairs = (bounds.length >>> LevelRanks.RANKS_BY_PAIR) + 1;
        fewest = fewest(diagram, level, pairs);
        ints = diagram.ints();
        uppers = new int[bounds.length + 1];
        Arrays.setAll(uppers, i -> i < bounds.length ? diagram.keys().toInt(level, bounds[i]) : Integer.MAX_VALUE);
        bits = new int[(int) room(diagram, level, pairs)];
    }

    /** How many ints the nodes of a level take. */
    static long room(FlatDiagram diagram, int level, int pairs) {
        return 2L * pairs * nodes(diagram, level, fewest(diagram, level, pairs));
    }

    private static int fewest(FlatDiagram diagram, int level, int pairs) {
        return 2L * pairs * nodes(diagram, level, 0) > diagram.size() / LEAST_SHARE ? pairs : 0;
    }

    /** How many nodes of a level have so many intervals or more. */
    private static long nodes(FlatDiagram diagram, int level, int fewest) {
        long[] count = {0};
        diagram.forEachNode(node -> count[0] += diagram.level(node) == level && diagram.count(node) >= fewest ? 1 : 0);
        return count[0];
    }

    /** A node or a line of the diagram, as it is here. */
    int add(int node, LevelRanks ranks, int[] tables) {
        if (diagram.level(node) != level) {
            return node;
        }
        int count = diagram.count(node);
        return count < fewest ? node | LevelRanks.SPARSE : addBits(node, count, ranks, tables);
    }

    private int addBits(int node, int count, LevelRanks ranks, int[] tables) {
        int place = end;
        end += 2 * pairs;
        for (int i = 0; i < count - 1; i++) {
            int rank = ranks.rank(tables, diagram.upper(node, i));
            bits[place + 2 * (rank >>> LevelRanks.RANKS_BY_PAIR)] |= 1 << rank;
        }
        int child = diagram.place(node, 0);
        for (int pair = place; pair < end; pair += 2) {
            child += 2 * Integer.bitCount(bits[pair]);
            bits[pair + 1] = child;
        }
        return place;
    }

    /** The line below a node. */
    int child(int node, int rank) {
        if (node < 0) {
            return node;
        }
        if ((node & LevelRanks.SPARSE) != 0) {
            int known = node & ~LevelRanks.SPARSE;
            return diagram.child(known, diagram.narrowIndex(known, uppers[rank]));
        }
        int pair = node + 2 * (rank >>> LevelRanks.RANKS_BY_PAIR);
        return ints[bits[pair + 1] - 2 * Integer.bitCount(bits[pair] >>> rank)];
    }
}
