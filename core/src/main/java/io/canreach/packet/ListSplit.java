package io.canreach.packet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/** Splits the diagram of a set by the leaves of a finished diagram with the same levels, in one walk over both. */
final class ListSplit {
    private final FlatDiagram diagram;
    private final IntUnaryOperator groups;
    private final LevelOrder order;
    private final UniqueNodes unique = new UniqueNodes();
    private final Map<Pair, Map<Integer, Node>> memo = new HashMap<>();

    private ListSplit(FlatDiagram diagram, IntUnaryOperator groups) {
        this.diagram = diagram;
        this.groups = groups;
        order = diagram.keys().order();
    }

    /** The parts of a set by the group of the line that decides; -1 is the line of what no line has. */
    private static Map<Integer, Node> of(FlatDiagram diagram, Node packets, IntUnaryOperator groups) {
        return packets.isEmpty() ? Map.of() : new ListSplit(diagram, groups).split(packets, 0, diagram.root());
    }

    private record Pair(Node packets, int node) {}

    private Map<Integer, Node> split(Node packets, int level, int node) {
        if (node < 0) {
            int line = FlatNodes.line(node);
            return Map.of(line < 0 ? line : groups.applyAsInt(line), packets);
        }
        if (packets.height() == 1) {
            return splitChildren(packets, level, node);
        }
        Pair pair = new Pair(packets, node);
        Map<Integer, Node> known = memo.get(pair);
        if (known == null) {
            known = splitChildren(packets, level, node);
            memo.put(pair, known);
        }
        return known;
    }

    private Map<Integer, Node> splitChildren(Node packets, int level, int node) {
        Parts parts = new Parts(order.level(level));
        for (int i = 0; i < packets.count(); i++) {
            Node child = packets.child(i);
            if (child.isEmpty()) {
                continue;
            }
            if (diagram.level(node) > level) {
                parts.add(packets.lower(i), packets.upper(i), split(child, level + 1, node));
            } else {
                addWithin(parts, packets.lower(i), packets.upper(i), child, level, node);
            }
        }
        return parts.build();
    }

    private void addWithin(Parts parts, long from, long to, Node child, int level, int node) {
        long lower = from;
        for (int i = diagram.index(node, from); ; i++) {
            long upper = Math.min(to, diagram.upper(node, i));
            parts.add(lower, upper, split(child, level + 1, diagram.child(node, i)));
            if (upper == to) {
                return;
            }
            lower = upper + 1;
        }
    }

    /** The nodes of one level under construction, one for each line; most have one range of keys only. */
    private final class Parts {
        private final Level level;
        private final Map<Integer, NodeBuilder> builders = new HashMap<>();
        private long firstLower;
        private long firstUpper;
        private Map<Integer, Node> first = Map.of();

        Parts(Level level) {
            this.level = level;
        }

        void add(long lower, long upper, Map<Integer, Node> children) {
            if (first.isEmpty()) {
                firstLower = lower;
                firstUpper = upper;
                first = children;
                return;
            }
            if (builders.isEmpty()) {
                addRange(firstLower, firstUpper, first);
            }
            addRange(lower, upper, children);
        }

        private void addRange(long lower, long upper, Map<Integer, Node> children) {
            for (Map.Entry<Integer, Node> part : children.entrySet()) {
                NodeBuilder builder = builders.get(part.getKey());
                if (builder == null) {
                    builder = new NodeBuilder(3);
                    builders.put(part.getKey(), builder);
                }
                if (lower > level.min() && !builder.endsAt(lower - 1)) {
                    builder.add(lower - 1, Node.EMPTY);
                }
                builder.add(upper, part.getValue());
            }
        }

        Map<Integer, Node> build() {
            return builders.isEmpty() ? buildFirst() : buildAll();
        }

        private Map<Integer, Node> buildFirst() {
            if (first.size() == 1) {
                Map.Entry<Integer, Node> part = first.entrySet().iterator().next();
                return Map.of(part.getKey(), level.range(firstLower, firstUpper, part.getValue()));
            }
            Map<Integer, Node> nodes = new HashMap<>();
            first.forEach((line, child) -> nodes.put(line, level.range(firstLower, firstUpper, child)));
            return nodes;
        }

        private Map<Integer, Node> buildAll() {
            Map<Integer, Node> nodes = new HashMap<>();
            builders.forEach((line, builder) -> {
                if (!builder.endsAt(level.max())) {
                    builder.add(level.max(), Node.EMPTY);
                }
                nodes.put(line, unique.share(builder.build()));
            });
            return nodes;
        }
    }

    /** The parts of a set by the group of the line that decides, or of line -1. */
    static Map<Integer, PacketSet> parts(DiagramLines lines, PacketSet packets, IntUnaryOperator groups) {
        Map<Integer, Node> v4 = of(lines.diagram(Layout.V4), packets.node(Layout.V4), groups);
        Map<Integer, Node> v6 = of(lines.diagram(Layout.V6), packets.node(Layout.V6), groups);
        Map<Integer, PacketSet> parts = byLine();
        v4.forEach((line, node) -> parts.put(line, new PacketSet(node, v6.getOrDefault(line, Node.EMPTY))));
        v6.forEach((line, node) -> parts.computeIfAbsent(line, any -> new PacketSet(Node.EMPTY, node)));
        return parts;
    }

    /** An empty map in the order of lines, with -1 behind all others. */
    static Map<Integer, PacketSet> byLine() {
        return new TreeMap<>(Comparator.comparingInt(line -> line & Integer.MAX_VALUE));
    }

    /** All parts of a set in the order of lines; what no line has comes last. */
    static List<PacketClassifier.Share> shares(DiagramLines lines, PacketSet packets) {
        Map<Integer, PacketSet> parts = parts(lines, packets, line -> line);
        if (parts.size() == 1) {
            return List.of(PacketClassifier.Share.of(parts.keySet().iterator().next(), packets));
        }
        List<PacketClassifier.Share> shares = new ArrayList<>();
        parts.forEach((line, part) -> shares.add(PacketClassifier.Share.of(line, part)));
        return List.copyOf(shares);
    }
}
