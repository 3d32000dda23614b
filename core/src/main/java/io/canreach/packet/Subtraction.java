package io.canreach.packet;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells whether cells cover a cell, by cutting what is left of it around the widest of the others. In any other order the
 * pieces become far too many.
 */
final class Subtraction {
    private Subtraction() {}

    static boolean overlap(long[] a, long[] b) {
        int levels = a.length / 2;
        for (int level = 0; level < levels; level++) {
            if (a[level] > b[levels + level] || b[level] > a[levels + level]) {
                return false;
            }
        }
        return true;
    }

    /** Whether some cells have all of another, which each of them overlaps. */
    static boolean covers(List<long[]> cells, long[] part) {
        if (cells.isEmpty()) {
            return false;
        }
        int widest = widest(cells, part);
        long[] cut = cells.get(widest);
        long[] piece = part.clone();
        int levels = part.length / 2;
        for (int level = 0; level < levels; level++) {
            if (cut[level] > piece[level] && !coversBelow(cells, widest, piece, level, cut[level] - 1)) {
                return false;
            }
            piece[level] = Math.max(piece[level], cut[level]);
            int upper = levels + level;
            if (cut[upper] < piece[upper] && !coversAbove(cells, widest, piece, level, cut[upper] + 1)) {
                return false;
            }
            piece[upper] = Math.min(piece[upper], cut[upper]);
        }
        return true;
    }

    private static boolean coversBelow(List<long[]> cells, int without, long[] piece, int level, long upper) {
        long[] below = piece.clone();
        below[piece.length / 2 + level] = upper;
        return covers(overlapping(cells, without, below), below);
    }

    private static boolean coversAbove(List<long[]> cells, int without, long[] piece, int level, long lower) {
        long[] above = piece.clone();
        above[level] = lower;
        return covers(overlapping(cells, without, above), above);
    }

    private static List<long[]> overlapping(List<long[]> cells, int without, long[] part) {
        List<long[]> overlapping = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (i != without && overlap(cells.get(i), part)) {
                overlapping.add(cells.get(i));
            }
        }
        return overlapping;
    }

    private static int widest(List<long[]> cells, long[] part) {
        int widest = 0;
        double most = 0;
        for (int i = 0; i < cells.size(); i++) {
            double size = size(cells.get(i), part);
            if (size > most) {
                most = size;
                widest = i;
            }
        }
        return widest;
    }

    private static double size(long[] cell, long[] part) {
        int levels = part.length / 2;
        double size = 1;
        for (int level = 0; level < levels; level++) {
            double upper = Math.min(cell[levels + level], part[levels + level]);
            size *= upper - Math.max(cell[level], part[level]) + 1;
        }
        return size;
    }
}
