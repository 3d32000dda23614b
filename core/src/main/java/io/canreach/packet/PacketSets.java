package io.canreach.packet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The parts of {@link PacketSet} that know the levels of its diagrams. */
final class PacketSets {
    private static final int MOST_BOXES = 3;
    private static final int MOST_COUNTED = 1_000;
    private static final Node ANY_PORTS =
            Diagram.chain(PortSet.all().node(), PortSet.all().node());
    private static final Node ANY_SERVICE = Level.PROTOCOL.all(ANY_PORTS);

    private PacketSets() {}

    private static PacketSet each(Function<Layout, Node> roots) {
        return new PacketSet(roots.apply(Layout.V4), roots.apply(Layout.V6));
    }

    static PacketSet of(
            Set<Protocol> protocols, IpSet source, PortSet sourcePorts, IpSet destination, PortSet destinationPorts) {
        return between(services(protocols, sourcePorts, destinationPorts), source, destination);
    }

    /** A diagram over protocol and ports alone. */
    static Node services(Set<Protocol> protocols, PortSet sourcePorts, PortSet destinationPorts) {
        boolean anyPorts = sourcePorts.isAll() && destinationPorts.isAll();
        Node ports = anyPorts ? ANY_PORTS : Diagram.chain(sourcePorts.node(), destinationPorts.node());
        return ports.isEmpty() ? ports : root(protocols, ports, anyPorts ? ports : Node.EMPTY);
    }

    /** All protocols and ports between some addresses. */
    static PacketSet between(IpSet source, IpSet destination) {
        return between(ANY_SERVICE, source, destination);
    }

    /** The flows of services, which are a diagram over protocol and ports alone, between some addresses. */
    static PacketSet between(Node services, IpSet source, IpSet destination) {
        return new PacketSet(
                        between(services, source.node(Layout.V4), destination.node(Layout.V4)),
                        between(services, source.node(Layout.V6), destination.node(Layout.V6)))
                .knowing(source, destination);
    }

    private static Node between(Node services, Node source, Node destination) {
        if (services.isEmpty() || source.isEmpty() || destination.isEmpty()) {
            return Node.EMPTY;
        }
        NodeBuilder root = new NodeBuilder(services.count());
        Node ports = Node.EMPTY;
        Node flows = Node.EMPTY;
        for (int i = 0; i < services.count(); i++) {
            Node child = services.child(i);
            if (!child.isEmpty() && !child.is(ports)) { // mostly all protocols have the same
                ports = child;
                flows = Diagram.chain(source, Diagram.chain(destination, ports));
            }
            root.add(services.upper(i), child.isEmpty() ? child : flows);
        }
        return root.build();
    }

    /** The root with one child for protocols with ports, and another for those without. */
    private static Node root(Set<Protocol> protocols, Node withPorts, Node withoutPorts) {
        NodeBuilder root = new NodeBuilder(Protocol.all().size());
        for (Protocol protocol : Protocol.all()) {
            Node child = protocol.hasPorts() ? withPorts : withoutPorts;
            root.add(Level.key(protocol), protocols.contains(protocol) ? child : Node.EMPTY);
        }
        return root.build();
    }

    static PacketSet unionOf(Collection<PacketSet> sets) {
        if (sets.size() < 2) {
            return sets.isEmpty() ? PacketSet.empty() : sets.iterator().next();
        }
        Operation operation = new Operation();
        return each(layout ->
                operation.unionOf(sets.stream().map(set -> set.node(layout)).toList()));
    }

    static boolean contains(PacketSet set, Flow flow) {
        Layout layout = Layout.of(flow.family());
        Node afterProtocol = set.node(layout).find(Level.key(flow.protocol()));
        Node afterAddresses = layout.find(layout.find(afterProtocol, flow.source()), flow.destination());
        return afterAddresses
                .find(flow.sourcePort())
                .find(flow.destinationPort())
                .is(Node.FULL);
    }

    static Set<Protocol> protocols(PacketSet set) {
        EnumSet<Protocol> protocols = EnumSet.noneOf(Protocol.class);
        for (Protocol protocol : Protocol.all()) {
            boolean v4 = set.node(Layout.V4).find(Level.key(protocol)).isEmpty();
            boolean v6 = set.node(Layout.V6).find(Level.key(protocol)).isEmpty();
            if (!v4 || !v6) {
                protocols.add(protocol);
            }
        }
        return Collections.unmodifiableSet(protocols);
    }

    static IpSet addresses(PacketSet set, Field field) {
        return new IpSet(project(set, Layout.V4, field), project(set, Layout.V6, field));
    }

    static PortSet ports(PacketSet set, Field field) {
        return new PortSet(new Operation().union(project(set, Layout.V4, field), project(set, Layout.V6, field)));
    }

    private static Node project(PacketSet set, Layout layout, Field field) {
        if (set.node(layout).isEmpty()) {
            return Node.EMPTY;
        }
        List<Node> values = new ArrayList<>();
        for (Node node : Diagram.below(set.node(layout), layout.depth(field))) {
            values.add(Diagram.truncate(node, layout.width(field)));
        }
        return new Operation().unionOf(values);
    }

    static PacketSet spread(PacketSet set, Collection<Field> fields) {
        PacketSet result = set;
        for (Field field : fields) {
            result = spread(result, field);
        }
        return result;
    }

    static PacketSet spread(PacketSet set, Field field) {
        return each(layout -> {
            Node root = set.node(layout);
            if (field == Field.PROTOCOL) {
                return spreadProtocol(root, layout);
            }
            Operation operation = new Operation();
            return Diagram.replaceBelow(root, layout.depth(field), node -> {
                Node next = operation.unionOf(Diagram.below(node, layout.width(field)));
                return layout.any(field, next);
            });
        });
    }

    private static Node spreadProtocol(Node root, Layout layout) {
        Node flows = new Operation().unionOf(Diagram.below(root, 1));
        Node anyPorts = layout.any(Field.SOURCE_PORT, layout.any(Field.DESTINATION_PORT, Node.FULL));
        Node portless = Diagram.replaceBelow(
                flows, 2 * layout.width(Field.SOURCE), ports -> ports.equals(anyPorts) ? ports : Node.EMPTY);
        return root(Protocol.all(), flows, portless);
    }

    static PacketSet reversed(PacketSet set) {
        return each(layout -> {
            int width = layout.width(Field.SOURCE);
            return Diagram.replaceBelow(
                    set.node(layout),
                    1,
                    flows -> Diagram.replaceBelow(swap(flows, width), 2 * width, ports -> swap(ports, 1)));
        });
    }

    /** Swaps the first levels of a diagram with as many next ones. */
    private static Node swap(Node node, int width) {
        List<Node> swapped = new ArrayList<>();
        Diagram.split(node, width)
                .forEach((next, first) -> Diagram.split(next, width)
                        .forEach((rest, second) -> swapped.add(Diagram.chain(second, Diagram.chain(first, rest)))));
        return new Operation().unionOf(swapped);
    }

    static String text(PacketSet set) {
        if (set.isEmpty() || set.isAll()) {
            return set.isEmpty() ? "no packets" : "all packets";
        }
        List<Box> boxes = Boxes.of(set, MOST_COUNTED);
        String shown = boxes.stream().limit(MOST_BOXES).map(Box::toString).collect(Collectors.joining("; "));
        int more = boxes.size() - MOST_BOXES;
        if (more <= 0) {
            return shown;
        }
        return shown + "; and " + (boxes.size() == MOST_COUNTED ? "at least " : "") + more + " more";
    }
}
