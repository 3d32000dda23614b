package io.canreach.packet;

import org.jspecify.annotations.Nullable;

/** Compares two diagrams without building a third, and stops at the first thing that decides. */
final class Comparison {
    /** So many pairs are looked at before any is remembered: most comparisons end before that. */
    private static final int FORGOTTEN = 64;

    /** What is left of the looks where two sets have something in common. */
    private static final int FOUND = -1;

    /** Pairs looked at before, which decided nothing. */
    private @Nullable NodePairs visited;

    private int looks;

    /** Whether two sets have something in common. */
    static boolean overlap(Node a, Node b) {
        int left = look(a, b, FORGOTTEN);
        return left == FOUND || (left == 0 && new Comparison().overlaps(a, b));
    }

    /** How many of some looks are left after nothing in common was found, none where they did not suffice. */
    private static int look(Node a, Node b, int looks) {
        if (a.isEmpty() || b.isEmpty()) {
            return looks;
        }
        if (a.is(b) || a.isWhole() || b.isWhole()) {
            return FOUND;
        }
        return a.count() > b.count() ? lookBelow(b, a, looks) : lookBelow(a, b, looks);
    }

    private static int lookBelow(Node few, Node many, int looks) {
        int left = looks;
        for (int i = 0; i < few.count() && left > 0; i++) {
            if (!few.child(i).isEmpty()) {
                left = lookWithin(few.child(i), many, few.lower(i), few.upper(i), left);
            }
        }
        return left;
    }

    private static int lookWithin(Node node, Node many, long lower, long upper, int looks) {
        int left = looks;
        for (int j = many.index(lower); left > 0; j++) {
            left = look(node, many.child(j), left - 1);
            if (many.upper(j) >= upper) {
                return left;
            }
        }
        return left;
    }

    /** Whether a first set has all of a second one. */
    static boolean covers(Node all, Node part) {
        return part.isEmpty() || all.is(part) || all.isWhole() || new Comparison().encloses(all, part);
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
            if (!few.child(i).isEmpty() && overlapsWithin(few.child(i), many, few.lower(i), few.upper(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a node has something in common with a child of another that stands between two keys. */
    private boolean overlapsWithin(Node node, Node many, long lower, long upper) {
        int j = many.index(lower);
        while (!overlaps(node, many.child(j))) {
            if (many.upper(j) >= upper) {
                return false;
            }
            j++;
        }
        return true;
    }

    private boolean encloses(Node all, Node part) {
        if (part.isEmpty() || all.isEmpty() || all.is(part) || all.isWhole()) {
            return part.isEmpty() || !all.isEmpty();
        }
        return seen(all, part) || childrenEnclose(all, part);
    }

    private boolean childrenEnclose(Node all, Node part) {
        for (int i = 0; i < part.count(); i++) {
            if (!part.child(i).isEmpty() && !enclosesWithin(all, part.child(i), part.lower(i), part.upper(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether all children of a node between two keys have all of another. */
    private boolean enclosesWithin(Node all, Node part, long lower, long upper) {
        int j = all.index(lower);
        while (encloses(all.child(j), part)) {
            if (all.upper(j) >= upper) {
                return true;
            }
            j++;
        }
        return false;
    }

    private boolean seen(Node a, Node b) {
        return a.height() > 1 && ++looks > FORGOTTEN && !visited().add(a, b);
    }

    private NodePairs visited() {
        NodePairs known = visited == null ? new NodePairs() : visited;
        visited = known;
        return known;
    }
}
