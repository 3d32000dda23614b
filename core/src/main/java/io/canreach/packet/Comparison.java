package io.canreach.packet;

/** Compares two diagrams without building a third, and stops at the first thing that decides. */
final class Comparison {
    /** So many pairs are looked at before any is remembered: most comparisons end before that. */
    private static final int FORGOTTEN = 64;

    /** Pairs looked at before, which decided nothing. */
    private final NodePairs visited = new NodePairs();

    private int looks;

    /** Whether two sets have something in common. */
    static boolean overlap(Node a, Node b) {
        return new Comparison().overlaps(a, b);
    }

    /** Whether a first set has all of a second one. */
    static boolean covers(Node all, Node part) {
        return new Comparison().encloses(all, part);
    }

    private boolean overlaps(Node a, Node b) {
        if (a.isEmpty() || b.isEmpty() || a.is(b) || a.isWhole() || b.isWhole()) {
            return !a.isEmpty() && !b.isEmpty();
        }
        if (a.count() > b.count()) {
            return overlaps(b, a);
        }
        return !seen(a, b) && childrenOverlap(a, b);
    }

    private boolean childrenOverlap(Node few, Node many) {
        for (int i = 0; i < few.count(); i++) {
            if (!few.child(i).isEmpty()) {
                int last = many.index(few.upper(i));
                for (int j = many.index(few.lower(i)); j <= last; j++) {
                    if (overlaps(few.child(i), many.child(j))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean encloses(Node all, Node part) {
        if (part.isEmpty() || all.isEmpty() || all.is(part) || all.isWhole()) {
            return part.isEmpty() || !all.isEmpty();
        }
        return seen(all, part) || childrenEnclose(all, part);
    }

    private boolean childrenEnclose(Node all, Node part) {
        for (int i = 0; i < part.count(); i++) {
            if (!part.child(i).isEmpty()) {
                int last = all.index(part.upper(i));
                for (int j = all.index(part.lower(i)); j <= last; j++) {
                    if (!encloses(all.child(j), part.child(i))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean seen(Node a, Node b) {
        return a.height() > 1 && ++looks > FORGOTTEN && !visited.add(a, b);
    }
}
