package io.canreach.packet;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cuts a set of packets into disjoint boxes, at most as many as asked for. */
final class Boxes {
    private final Layout layout;
    private final int limit;
    private final List<Box> boxes = new ArrayList<>();

    private Boxes(Layout layout, int limit) {
        this.layout = layout;
        this.limit = limit;
    }

    static List<Box> of(PacketSet set, int limit) {
        List<Box> all = new ArrayList<>(of(set, Layout.V4, limit));
        for (Box box : of(set, Layout.V6, limit)) {
            add(all, box);
        }
        return all.subList(0, Math.min(limit, all.size()));
    }

    private static List<Box> of(PacketSet set, Layout layout, int limit) {
        Boxes result = new Boxes(layout, limit);
        for (Map.Entry<Node, Node> each : Diagram.split(set.node(layout), 1).entrySet()) {
            result.addProtocols(each.getValue(), each.getKey());
        }
        return result.boxes.size() < limit ? BoxMerger.merge(result.boxes) : result.boxes;
    }

    /** Adds a box of IPv6, to one of IPv4 if the two read well as one. */
    private static void add(List<Box> boxes, Box v6) {
        for (int i = 0; i < boxes.size(); i++) {
            Optional<Box> both = merge(boxes.get(i), v6);
            if (both.isPresent()) {
                boxes.set(i, both.get());
                return;
            }
        }
        boxes.add(v6);
    }

    private static Optional<Box> merge(Box v4, Box v6) {
        IpSet source = v4.source().union(v6.source());
        IpSet destination = v4.destination().union(v6.destination());
        boolean mergeable = v4.source().restrictTo(IpFamily.IPV6).isEmpty()
                && (source.isAll() || destination.isAll())
                && v4.protocols().equals(v6.protocols())
                && v4.sourcePorts().equals(v6.sourcePorts())
                && v4.destinationPorts().equals(v6.destinationPorts());
        return mergeable
                ? Optional.of(new Box(v4.protocols(), source, v4.sourcePorts(), destination, v4.destinationPorts()))
                : Optional.empty();
    }

    private void addProtocols(Node keys, Node rest) {
        Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
        for (Protocol protocol : Protocol.all()) {
            if (!keys.find(Level.key(protocol)).isEmpty()) {
                protocols.add(protocol);
            }
        }
        addSources(protocols, Diagram.split(rest, layout.width(Field.SOURCE)));
    }

    private void addSources(Set<Protocol> protocols, Map<Node, Node> sources) {
        for (Map.Entry<Node, Node> source : sources.entrySet()) {
            if (boxes.size() < limit) {
                Map<Node, Node> destinations = Diagram.split(source.getKey(), layout.width(Field.DESTINATION));
                addDestinations(protocols, IpSet.of(layout, source.getValue()), destinations);
            }
        }
    }

    private void addDestinations(Set<Protocol> protocols, IpSet source, Map<Node, Node> destinations) {
        for (Map.Entry<Node, Node> destination : destinations.entrySet()) {
            addPorts(protocols, source, IpSet.of(layout, destination.getValue()), destination.getKey());
        }
    }

    private void addPorts(Set<Protocol> protocols, IpSet source, IpSet destination, Node ports) {
        for (Map.Entry<Node, Node> each : Diagram.split(ports, 1).entrySet()) {
            if (boxes.size() < limit) {
                PortSet sourcePorts = new PortSet(each.getValue());
                boxes.add(new Box(protocols, source, sourcePorts, destination, new PortSet(each.getKey())));
            }
        }
    }
}
