package io.canreach.packet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One level of an index: from a node above it and a key to what comes below it. */
final class LevelRanks {
    static final int CONSTANT = 1;
    static final int SPARSE = 2;
    static final int KINDS = 2;
    static final int RANKS_BY_PAIR = 5;

    /** Nothing for a level at which no node has bounds. */
    private final @Nullable Ranks ranks;

    private final boolean isDirect;

    private LevelRanks(@Nullable Ranks ranks, boolean isDirect) {
        this.ranks = ranks;
        this.isDirect = isDirect;
    }

    static LevelRanks none() {
        return new LevelRanks(null, false);
    }

    /**
     * A level with bounds.
     *
     * @param ranks the ranks of its keys
     * @param isDirect whether its nodes have a child for each rank
     */
    static LevelRanks of(Ranks ranks, boolean isDirect) {
        return new LevelRanks(ranks, isDirect);
    }

    /** What comes below a node. */
    int child(int[] data, int node, long key) {
        Ranks known = ranks;
        if (known == null) {
            return node;
        }
        int rank = known.of(data, key);
        int place = node >>> KINDS;
        if (isDirect) {
            return data[place + rank];
        }
        if ((node & SPARSE) != 0) {
            return sparse(data, place, rank);
        }
        int pair = place + ((2 * (rank >>> RANKS_BY_PAIR)) & ((node & CONSTANT) - 1));
        return data[data[pair + 1] + Integer.bitCount(data[pair] & ((1 << rank) - 1))];
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
