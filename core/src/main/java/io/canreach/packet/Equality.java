package io.canreach.packet;

/** Compares two diagrams once per pair of nodes, because their paths may be too many to follow. */
final class Equality {
    private final NodePairs visited = new NodePairs();

    /** Whether two diagrams are equal; once false, this object has done its work. */
    boolean same(Node a, Node b) {
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
