package io.canreach.packet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One computation on diagrams, with the tables that make it visit each pair of nodes once and share its results. */
final class Operation {
    private enum Kind {
        UNION,
        INTERSECT,
        MINUS
    }

    /** So many pairs are merged before any is remembered: operations on small sets end before that. */
    private static final int FORGOTTEN = 24;

    private int merges;
    // Most operations end before they need any of these.
    private @Nullable Known known;
    private @Nullable UniqueNodes unique;
    private @Nullable NodeStack stack;

    Node union(Node a, Node b) {
        return apply(Kind.UNION, a, b);
    }

    Node intersect(Node a, Node b) {
        return apply(Kind.INTERSECT, a, b);
    }

    Node minus(Node a, Node b) {
        return apply(Kind.MINUS, a, b);
    }

    /** The union of many, by halves: one by one, the growing union would be copied each time. */
    Node unionOf(List<Node> nodes) {
        int size = nodes.size();
        if (size < 2) {
            return size == 0 ? Node.EMPTY : nodes.get(0);
        }
        return union(unionOf(nodes.subList(0, size / 2)), unionOf(nodes.subList(size / 2, size)));
    }

    private Node apply(Kind kind, Node a, Node b) {
        if (a.isEmpty() || b.isEmpty()) {
            return withEmpty(kind, a, b);
        }
        if (b.isWhole() || (a.isWhole() && kind != Kind.MINUS)) {
            return withWhole(kind, a, b);
        }
        if (a.equals(b)) {
            return kind == Kind.MINUS ? Node.EMPTY : a;
        }
        if (a.height() == 1 || ++merges <= FORGOTTEN) {
            return merge(kind, a, b);
        }
        NodePairs results = memo(kind);
        Node result = results.get(a, b);
        if (result == null) {
            result = merge(kind, a, b);
            results.put(a, b, result);
        }
        return result;
    }

    private NodePairs memo(Kind kind) {
        Known all = known == null ? new Known(new NodePairs(), new NodePairs(), new NodePairs()) : known;
        known = all;
        return switch (kind) {
            case UNION -> all.unions();
            case INTERSECT -> all.intersections();
            case MINUS -> all.differences();
        };
    }

    /** What pairs of nodes make by each kind. */
    private record Known(NodePairs unions, NodePairs intersections, NodePairs differences) {}

    private static Node withEmpty(Kind kind, Node a, Node b) {
        return switch (kind) {
            case UNION -> a.isEmpty() ? b : a;
            case INTERSECT -> Node.EMPTY;
            case MINUS -> a;
        };
    }

    private static Node withWhole(Kind kind, Node a, Node b) {
        return switch (kind) {
            case UNION -> a.isWhole() ? a : b;
            case INTERSECT -> a.isWhole() ? b : a;
            case MINUS -> Node.EMPTY;
        };
    }

    private Node merge(Kind kind, Node a, Node b) {
        NodeStack open = stack();
        int begin = open.begin();
        int i = 0;
        int j = 0;
        while (i < a.count()) {
            long upper = upper(kind, a, i, b, j);
            open.add(begin, upper, apply(kind, a.child(i), b.child(j)));
            i = after(a, i, upper);
            j = after(b, j, upper);
        }
        Node merged = merged(open, begin, a, b);
        open.end(begin);
        return merged;
    }

    private NodeStack stack() {
        NodeStack made = stack == null ? new NodeStack() : stack;
        stack = made;
        return made;
    }

    private Node shared(Node node) {
        UniqueNodes made = unique == null ? new UniqueNodes() : unique;
        unique = made;
        return made.share(node);
    }

    /** What was put together: an operand itself where it is the same, and the same object for the same node. */
    private Node merged(NodeStack open, int begin, Node a, Node b) {
        if (open.isEmpty(begin)) {
            return Node.EMPTY;
        }
        if (open.is(begin, a)) {
            return a;
        }
        return open.is(begin, b) ? b : shared(open.build(begin));
    }

    /** How far the next interval of the result goes: where one side has nothing, over all that the other has there. */
    private static long upper(Kind kind, Node a, int i, Node b, int j) {
        if (kind != Kind.UNION && a.child(i).isEmpty()) {
            return a.upper(i);
        }
        if (kind == Kind.INTERSECT && b.child(j).isEmpty()) {
            return b.upper(j);
        }
        return Math.min(a.upper(i), b.upper(j));
    }

    /** The first interval that ends behind a key, from an interval on. */
    private static int after(Node node, int from, long upper) {
        if (node.upper(from) > upper) {
            return from;
        }
        int next = from + 1;
        return next == node.count() || node.upper(next) > upper ? next : node.indexAbove(upper);
    }
}
