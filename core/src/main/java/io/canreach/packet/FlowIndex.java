package io.canreach.packet;

import java.util.Arrays;

/**
 * A finished diagram made for deciding flows: keys become ranks, numbers of their place among all bounds of a level, and
 * a node has a bit for each rank at which an interval ends, so that it counts bits instead of searching. Each flow takes
 * as many steps as any other: a processor that need not guess what comes next works on several flows at a time.
 *
 * <p>A node is its place in the array and its kind in one number; a line is a negative number. Of a dense node, each 32
 * ranks have two ints: their bits, and where the child of the first of them is. A constant node is one such pair that
 * stands for all ranks. A sparse node has the number of its intervals, their upper ranks and their children.
 */
final class FlowIndex {
    private static final int CONSTANT = 1;
    private static final int SPARSE = 2;
    private static final int KINDS = 2;
    private static final int RANKS_BY_PAIR = 5;

    /** The levels at which some node has bounds. */
    private final LevelRanks[] levels;
    /** For each protocol, where the children of the ranks of the first level are. */
    private final int[] starts = new int[Protocol.values().length];

    private int[] data;
    private int end;

    private FlowIndex(FlatDiagram diagram) {
        levels = LevelRanks.of(diagram);
        data = new int[diagram.size() + 2];
        Copy copy = new Copy(diagram);
        for (Protocol protocol : Protocol.all()) {
            starts[place(protocol)] = copy.first(diagram.below(protocol));
        }
        data = Arrays.copyOf(data, end);
    }

    static FlowIndex of(FlatDiagram diagram) {
        return new FlowIndex(diagram);
    }

    @SuppressWarnings("EnumOrdinal") // a switch would be a branch that nobody can foresee
    private static int place(Protocol protocol) {
        return protocol.ordinal();
    }

    /** The line that has a flow, or -1. */
    int line(Flow flow) {
        LevelRanks[] all = levels;
        int node = data[starts[place(flow.protocol())] + all[0].rank(flow)];
        for (int i = 1; i < all.length; i++) {
            node = child(node, all[i].rank(flow));
        }
        return FlatNodes.line(node);
    }

    private int child(int node, int rank) {
        int place = node >>> KINDS;
        if ((node & SPARSE) != 0) {
            return sparse(place, rank);
        }
        int pair = place + ((2 * (rank >>> RANKS_BY_PAIR)) & ((node & CONSTANT) - 1));
        return data[data[pair + 1] + Integer.bitCount(data[pair] & ((1 << rank) - 1))];
    }

    private int sparse(int place, int rank) {
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

    /** Copies nodes, each once and behind its parent. */
    private final class Copy {
        private final FlatDiagram diagram;
        /** What was copied at each level, leaves first. */
        private final int[][] copied = new int[levels.length][];

        private final int leaves;

        Copy(FlatDiagram diagram) {
            this.diagram = diagram;
            leaves = diagram.lines().length() + 1;
        }

        /** At the first level, each rank has a child of its own. */
        int first(int node) {
            int count = levels[0].count() + 1;
            int place = reserve(count);
            boolean isConstant = diagram.level(node) != levels[0].level();
            for (int rank = 0, i = 0; rank < count; rank++) {
                int child = copy(isConstant ? node : diagram.child(node, i), 1);
                data[place + rank] = child;
                if (!isConstant && i < diagram.count(node) - 1 && levels[0].rankOf(diagram.upper(node, i)) == rank) {
                    i++;
                }
            }
            return place;
        }

        private int copy(int node, int depth) {
            if (depth == levels.length) {
                return node;
            }
            if (copied[depth] == null) {
                copied[depth] = new int[leaves + diagram.size() / FlatDiagram.SMALLEST + 1];
                Arrays.fill(copied[depth], -1);
            }
            int slot = node < 0 ? -node - 1 : leaves + node / FlatDiagram.SMALLEST;
            if (copied[depth][slot] < 0) {
                boolean isConstant = diagram.level(node) != levels[depth].level();
                copied[depth][slot] = isConstant ? constant(node, depth) : intervals(node, depth);
            }
            return copied[depth][slot];
        }

        private int constant(int node, int depth) {
            int place = reserve(3);
            data[place + 1] = place + 2;
            int child = copy(node, depth + 1);
            data[place + 2] = child;
            return place << KINDS | CONSTANT;
        }

        private int intervals(int node, int depth) {
            int count = diagram.count(node);
            int pairs = (levels[depth].count() >>> RANKS_BY_PAIR) + 1;
            return pairs > count ? sparse(node, depth, count) : dense(node, depth, pairs);
        }

        private int sparse(int node, int depth, int count) {
            int place = reserve(1 + 2 * count);
            data[place] = count;
            for (int i = 0; i < count; i++) {
                data[place + 1 + i] = levels[depth].rankOf(diagram.upper(node, i));
            }
            copyChildren(node, depth, place + 1 + count);
            return place << KINDS | SPARSE;
        }

        private int dense(int node, int depth, int pairs) {
            int place = reserve(2 * pairs + diagram.count(node));
            for (int i = 0; i < diagram.count(node) - 1; i++) {
                int rank = levels[depth].rankOf(diagram.upper(node, i));
                data[place + 2 * (rank >>> RANKS_BY_PAIR)] |= 1 << rank;
            }
            int child = place + 2 * pairs;
            for (int pair = place; pair < place + 2 * pairs; pair += 2) {
                data[pair + 1] = child;
                child += Integer.bitCount(data[pair]);
            }
            copyChildren(node, depth, place + 2 * pairs);
            return place << KINDS;
        }

        private void copyChildren(int node, int depth, int children) {
            for (int i = 0; i < diagram.count(node); i++) {
                int child = copy(diagram.child(node, i), depth + 1);
                data[children + i] = child;
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
}
