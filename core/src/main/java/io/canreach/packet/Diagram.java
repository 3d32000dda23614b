package io.canreach.packet;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What is done to diagrams besides the operations on sets. */
final class Diagram {
    private static final int FEW = 4;

    private Diagram() {}

    /** The product of two diagrams: the second takes the place of the first one's FULL. */
    static Node chain(Node node, Node next) {
        if (node.isEmpty() || next.isEmpty()) {
            return Node.EMPTY;
        }
        if (node.height() == 1) {
            return node.withFull(next);
        }
        return replaceBelow(node, node.height(), full -> next);
    }

    /** What the upper levels of a diagram let through at all. */
    static Node truncate(Node node, int levels) {
        return replaceBelow(node, levels, rest -> Node.FULL);
    }

    /** The diagram whose upper levels stay, and what is not empty below them is replaced. */
    static Node replaceBelow(Node node, int levels, UnaryOperator<Node> replace) {
        return node.isEmpty() ? node : replaceBelow(node, levels, replace, new IdentityHashMap<>(FEW));
    }

    private static Node replaceBelow(
            Node node, int levels, UnaryOperator<Node> replace, IdentityHashMap<Node, Node> memo) {
        if (node.isEmpty()) {
            return node;
        }
        Node known = memo.get(node);
        if (known != null) {
            return known;
        }
        Node result = levels == 0 ? replace.apply(node) : rebuild(node, levels, replace, memo);
        memo.put(node, result);
        return result;
    }

    private static Node rebuild(Node node, int levels, UnaryOperator<Node> replace, IdentityHashMap<Node, Node> memo) {
        NodeBuilder rebuilt = new NodeBuilder(node.count());
        for (int i = 0; i < node.count(); i++) {
            rebuilt.add(node.upper(i), replaceBelow(node.child(i), levels - 1, replace, memo));
        }
        return rebuilt.build();
    }

    /** The different nodes that stand below the upper levels, without EMPTY. */
    static List<Node> below(Node node, int levels) {
        Node only = levels == 1 ? onlyChild(node) : Node.EMPTY;
        if (!only.isEmpty()) {
            return List.of(only);
        }
        Set<Node> reached = new LinkedHashSet<>();
        if (!node.isEmpty()) {
            reached.add(node);
        }
        for (int level = 0; level < levels; level++) {
            reached = children(reached);
        }
        return new ArrayList<>(reached);
    }

    /** The one child that is not empty; EMPTY where there are several or none. */
    static Node onlyChild(Node node) {
        Node only = Node.EMPTY;
        for (int i = 0; i < node.count(); i++) {
            if (!node.child(i).isEmpty()) {
                if (!only.isEmpty()) {
                    return Node.EMPTY;
                }
                only = node.child(i);
            }
        }
        return only;
    }

    private static Set<Node> children(Set<Node> nodes) {
        Set<Node> children = new LinkedHashSet<>();
        for (Node node : nodes) {
            for (int i = 0; i < node.count(); i++) {
                if (!node.child(i).isEmpty()) {
                    children.add(node.child(i));
                }
            }
        }
        return children;
    }

    /** Groups what the upper levels let through by what comes below: a partition of the diagram into products. */
    static Map<Node, Node> split(Node node, int levels) {
        Map<Node, List<Node>> groups = new LinkedHashMap<>();
        for (Map.Entry<Node, Node> first : splitFirst(node).entrySet()) {
            if (levels == 1) {
                group(groups, first.getKey(), first.getValue());
            } else {
                for (Map.Entry<Node, Node> more :
                        split(first.getKey(), levels - 1).entrySet()) {
                    group(groups, more.getKey(), chain(first.getValue(), more.getValue()));
                }
            }
        }
        Map<Node, Node> parts = new LinkedHashMap<>();
        for (Map.Entry<Node, List<Node>> group : groups.entrySet()) {
            parts.put(group.getKey(), new Operation().unionOf(group.getValue()));
        }
        return parts;
    }

    private static void group(Map<Node, List<Node>> groups, Node next, Node keys) {
        groups.computeIfAbsent(next, any -> new ArrayList<>()).add(keys);
    }

    private static Map<Node, Node> splitFirst(Node node) {
        Map<Node, NodeBuilder> builders = new LinkedHashMap<>();
        for (int i = 0; i < node.count(); i++) {
            Node child = node.child(i);
            if (!child.isEmpty()) {
                NodeBuilder builder = builders.computeIfAbsent(child, any -> new NodeBuilder(2));
                if (i > 0) {
                    builder.add(node.lower(i) - 1, Node.EMPTY);
                }
                builder.add(node.upper(i), Node.FULL);
            }
        }
        Map<Node, Node> parts = new LinkedHashMap<>();
        for (Map.Entry<Node, NodeBuilder> each : builders.entrySet()) {
            parts.put(each.getKey(), closed(each.getValue(), node.upper(node.count() - 1)));
        }
        return parts;
    }

    private static Node closed(NodeBuilder keys, long max) {
        return keys.endsAt(max) ? keys.build() : keys.add(max, Node.EMPTY).build();
    }

    /** Whether there is just one combination of keys. */
    static boolean isOne(Node node) {
        int at = -1;
        for (int i = 0; i < node.count(); i++) {
            if (!node.child(i).isEmpty()) {
                if (at >= 0 || node.lower(i) != node.upper(i)) {
                    return false;
                }
                at = i;
            }
        }
        return at < 0 ? !node.isEmpty() : isOne(node.child(at));
    }

    /** The number of combinations of keys. */
    static BigInteger size(Node node) {
        return size(node, new IdentityHashMap<>());
    }

    private static BigInteger size(Node node, IdentityHashMap<Node, BigInteger> memo) {
        if (node.count() == 0) {
            return node.isEmpty() ? BigInteger.ZERO : BigInteger.ONE;
        }
        BigInteger known = memo.get(node);
        if (known != null) {
            return known;
        }
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < node.count(); i++) {
            if (!node.child(i).isEmpty()) {
                sum = sum.add(width(node, i).multiply(size(node.child(i), memo)));
            }
        }
        memo.put(node, sum);
        return sum;
    }

    private static BigInteger width(Node node, int index) {
        return BigInteger.valueOf(node.upper(index))
                .subtract(BigInteger.valueOf(node.lower(index)))
                .add(BigInteger.ONE);
    }
}
