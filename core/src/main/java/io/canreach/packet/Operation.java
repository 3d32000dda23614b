package io.canreach.packet;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One computation on diagrams, with the tables that make it visit each pair of nodes once and share its results. */
final class Operation {
    private enum Kind {
        UNION,
        INTERSECT,
        MINUS
    }

    private final Map<Kind, Map<NodePair, Node>> memo = new EnumMap<>(Kind.class);
    /** By structural hash. Two different nodes of one hash lose sharing, never correctness. */
    private final Map<Long, Node> unique = new HashMap<>();

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
        if (a.equals(b)) {
            return kind == Kind.MINUS ? Node.EMPTY : a;
        }
        if (a.height() == 1) {
            return share(a, b, merge(kind, a, b));
        }
        Map<NodePair, Node> known = memo.computeIfAbsent(kind, any -> new HashMap<>());
        NodePair pair = new NodePair(a, b);
        Node result = known.get(pair);
        if (result == null) {
            result = share(a, b, merge(kind, a, b));
            known.put(pair, result);
        }
        return result;
    }

    private static Node withEmpty(Kind kind, Node a, Node b) {
        return switch (kind) {
            case UNION -> a.isEmpty() ? b : a;
            case INTERSECT -> Node.EMPTY;
            case MINUS -> a;
        };
    }

    private Node merge(Kind kind, Node a, Node b) {
        NodeBuilder merged = new NodeBuilder(a.count() + b.count());
        int i = 0;
        int j = 0;
        while (i < a.count()) {
            long upper = Math.min(a.upper(i), b.upper(j));
            merged.add(upper, apply(kind, a.child(i), b.child(j)));
            i += a.upper(i) == upper ? 1 : 0;
            j += b.upper(j) == upper ? 1 : 0;
        }
        return merged.build();
    }

    private Node share(Node a, Node b, Node result) {
        if (result.equals(a)) {
            return a;
        }
        if (result.equals(b)) {
            return b;
        }
        Node known = unique.putIfAbsent(result.hash(), result);
        return known != null && known.equals(result) ? known : result;
    }
}
