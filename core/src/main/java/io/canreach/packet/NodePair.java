package io.canreach.packet;

/** Two nodes as a key, compared by identity. */
final class NodePair {
    private final Node a;
    private final Node b;

    NodePair(Node a, Node b) {
        this.a = a;
        this.b = b;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof NodePair other && a.is(other.a) && b.is(other.b);
    }

    @Override
    public int hashCode() {
        return 31 * a.hashCode() + b.hashCode();
    }
}
