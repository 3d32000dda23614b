package io.canreach.packet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings the packets of lines into flat diagrams. */
final class FlatImport {
    private static final Set<Protocol> WITH_PORTS = Set.of(Protocol.TCP, Protocol.UDP);

    private final LevelKeys keys;
    private final FlatNodes nodes;

    FlatImport(LevelKeys keys, FlatNodes nodes) {
        this.keys = keys;
        this.nodes = nodes;
    }

    /** Collects the keys of some lines. */
    static LevelKeys keys(LevelOrder order, List<ListLine> lines) {
        LevelKeys.Builder builder = new LevelKeys.Builder(order);
        if (order.layout() == Layout.V6) {
            for (ListLine line : lines) {
                if (line.isSet(order)) {
                    builder.add(0, line.packets().node(order.layout()));
                } else {
                    line.boxes().forEach(box -> addKeys(builder, order, box));
                }
            }
        }
        return builder.build();
    }

    private static void addKeys(LevelKeys.Builder builder, LevelOrder order, Box box) {
        builder.add(order.first(Field.SOURCE), box.source().node(order.layout()));
        builder.add(order.first(Field.DESTINATION), box.destination().node(order.layout()));
    }

    /** The diagram of a line, whose only leaf is its number. */
    int root(ListLine line, int number) {
        LevelOrder order = keys.order();
        if (!line.hasSome(order.layout())) {
            return FlatNodes.NONE;
        }
        int leaf = FlatNodes.leaf(number);
        if (line.isSet(order)) {
            return set(line.packets().node(order.layout()), 0, leaf, new HashMap<>());
        }
        int root = FlatNodes.NONE;
        for (Box box : line.boxes()) {
            root = nodes.first(root, box(box, leaf));
        }
        return root;
    }

    private int set(Node node, int level, int leaf, Map<Node, Integer> memo) {
        if (node.height() <= 0) {
            return node.isEmpty() ? FlatNodes.NONE : leaf;
        }
        Integer known = memo.get(node);
        if (known != null) {
            return known;
        }
        int begun = nodes.begin();
        for (int i = 0; i < node.count(); i++) {
            int child = set(node.child(i), level + 1, leaf, memo);
            nodes.add(begun, keys.toInt(level, node.upper(i)), child);
        }
        int result = nodes.build(begun, level);
        memo.put(node, result);
        return result;
    }

    private int box(Box box, int leaf) {
        LevelOrder order = keys.order();
        int next = leaf;
        for (int i = order.fields().size() - 1; i >= 0 && next != FlatNodes.NONE; i--) {
            Field field = order.fields().get(i);
            int level = order.first(field);
            next = switch (field) {
                case PROTOCOL -> protocols(box, next);
                case SOURCE -> field(box.source().node(order.layout()), level, next);
                case DESTINATION -> field(box.destination().node(order.layout()), level, next);
                case SOURCE_PORT -> field(box.sourcePorts().node(), level, next);
                case DESTINATION_PORT -> field(box.destinationPorts().node(), level, next);
            };
        }
        return next;
    }

    private int protocols(Box box, int next) {
        boolean anyPorts = box.sourcePorts().isAll() && box.destinationPorts().isAll();
        int begun = nodes.begin();
        for (Protocol protocol : Protocol.all()) {
            boolean has = box.protocols().contains(protocol) && (anyPorts || WITH_PORTS.contains(protocol));
            nodes.add(begun, keys.toInt(0, Level.key(protocol)), has ? next : FlatNodes.NONE);
        }
        return nodes.build(begun, 0);
    }

    private int field(Node node, int level, int next) {
        if (node.height() <= 0) {
            return node.isEmpty() ? FlatNodes.NONE : next;
        }
        if (node.count() == 1) {
            return field(node.child(0), level + 1, next);
        }
        int begun = nodes.begin();
        for (int i = 0; i < node.count(); i++) {
            int child = field(node.child(i), level + 1, next);
            nodes.add(begun, keys.toInt(level, node.upper(i)), child);
        }
        return nodes.build(begun, level);
    }
}
