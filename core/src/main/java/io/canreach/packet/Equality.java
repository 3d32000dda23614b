package io.canreach.packet;

/** Compares two diagrams once per pair of nodes, because their paths may be too many to follow. */
final class Equality {
    /** So many pairs are looked at before any is remembered: most comparisons end before that. */
    private static final int FORGOTTEN = 32;

    /** What is left of the looks where two diagrams differ. */
    private static final int DIFFERENT = -1;

    private final NodePairs visited = new NodePairs();

    private Equality() {}

    /** Whether two diagrams are equal. */
    static boolean of(Node a, Node b) {
        int left = look(a, b, FORGOTTEN);
        return left > 0 || (left == 0 && new Equality().same(a, b));
    }

    /** How many of some looks are left after no difference was found, none where they did not suffice. */
    private static int look(Node a, Node b, int looks) {
        if (a.is(b)) {
            return looks;
        }
        if (!a.isLike(b)) {
            return DIFFERENT;
        }
        int left = looks - 1;
        for (int i = 0; i < a.count() && left > 0; i++) {
            left = look(a.child(i), b.child(i), left);
        }
        return left;
    }

    private boolean same(Node a, Node b) {
        if (a.is(b)) {
            return true;
        }
        if (!a.isLike(b)) {
            return false;
        }
        if (a.height() > 1 && !visited.add(a, b)) {
            return true;
        }
        return sameChildren(a, b);
    }

    private boolean sameChildren(Node a, Node b) {
        for (int i = 0; i < a.count(); i++) {
            if (!same(a.child(i), b.child(i))) {
                return false;
            }
        }
        return true;
    }
}
