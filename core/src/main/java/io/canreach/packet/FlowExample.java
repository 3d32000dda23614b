package io.canreach.packet;

import java.util.Optional;

/** Chooses a flow to show: the first protocol, plausible addresses, a client's source port. */
final class FlowExample {
    private FlowExample() {}

    static Optional<Flow> of(PacketSet set) {
        for (Layout layout : Layout.values()) {
            for (Protocol protocol : Protocol.all()) {
                Node flows = set.node(layout).find(Level.key(protocol));
                if (!flows.isEmpty()) {
                    return Optional.of(of(layout, protocol, flows));
                }
            }
        }
        return Optional.empty();
    }

    private static Flow of(Layout layout, Protocol protocol, Node flows) {
        Ip source = addresses(layout, flows).example().orElseThrow();
        Node fromSource = layout.find(flows, source);
        Ip destination = destination(addresses(layout, fromSource), source);
        Node ports = layout.find(fromSource, destination);
        if (!protocol.hasPorts()) {
            return new Flow(protocol, source, 0, destination, 0);
        }
        int sourcePort =
                new PortSet(Diagram.truncate(ports, 1)).exampleOfSource().orElseThrow();
        int destinationPort =
                new PortSet(ports.find(sourcePort)).exampleOfDestination().orElseThrow();
        return new Flow(protocol, source, sourcePort, destination, destinationPort);
    }

    private static Ip destination(IpSet destinations, Ip source) {
        IpSet others = destinations.minus(IpSet.of(source));
        return (others.isEmpty() ? destinations : others).example().orElseThrow();
    }

    private static IpSet addresses(Layout layout, Node node) {
        return IpSet.of(layout, Diagram.truncate(node, layout.width(Field.SOURCE)));
    }
}
