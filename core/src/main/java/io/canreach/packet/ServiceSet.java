package io.canreach.packet;

import java.util.Optional;
import java.util.Set;

/**
 * What flows are apart from their addresses: protocols with source and destination ports. What is found about the services
 * between one pair of addresses serves other pairs, too. Equal sets are equal objects, and a set never changes.
 */
public final class ServiceSet {
    private static final int FIELDS = 2;

    /** A diagram over protocol, source port and destination port. */
    private final Node node;

    private ServiceSet(Node node) {
        this.node = node;
    }

    /**
     * The services that have each field in a set of its own.
     *
     * @param protocols the protocols; those without ports are included only if both sets of ports are complete
     * @param sourcePorts the source ports
     * @param destinationPorts the destination ports
     * @return the services
     */
    public static ServiceSet of(Set<Protocol> protocols, PortSet sourcePorts, PortSet destinationPorts) {
        return new ServiceSet(PacketSets.services(Protocol.expand(protocols), sourcePorts, destinationPorts));
    }

    /**
     * The services of flows from one address to another one.
     *
     * @param packets the flows
     * @return their services, or nothing where they have several sources or destinations, or where there are none
     */
    public static Optional<ServiceSet> ofPair(PacketSet packets) {
        if (!packets.sources().isOne() || !packets.destinations().isOne()) {
            return Optional.empty();
        }
        Layout layout = packets.node(Layout.V4).isEmpty() ? Layout.V6 : Layout.V4;
        return Optional.of(new ServiceSet(belowAddresses(packets.node(layout), FIELDS * layout.width(Field.SOURCE))));
    }

    private static Node belowAddresses(Node root, int levels) {
        NodeBuilder services = new NodeBuilder(root.count());
        for (int i = 0; i < root.count(); i++) {
            Node ports = root.child(i);
            for (int level = 0; level < levels; level++) {
                ports = Diagram.onlyChild(ports);
            }
            services.add(root.upper(i), ports);
        }
        return services.build();
    }

    /**
     * The flows of these services.
     *
     * @param source the source addresses
     * @param destination the destination addresses
     * @return the flows from IPv4 to IPv4 and from IPv6 to IPv6 addresses
     */
    public PacketSet between(IpSet source, IpSet destination) {
        return PacketSets.between(node, source, destination);
    }

    /**
     * The services in this set or another.
     *
     * @param other the other set
     * @return the union
     */
    public ServiceSet union(ServiceSet other) {
        return new ServiceSet(new Operation().union(node, other.node));
    }

    /**
     * The services in this set but not in another.
     *
     * @param other the other set
     * @return the difference
     */
    public ServiceSet minus(ServiceSet other) {
        return new ServiceSet(new Operation().minus(node, other.node));
    }

    /**
     * Whether a service is in both this set and another.
     *
     * @param other the other set
     * @return whether the two have anything in common
     */
    public boolean overlaps(ServiceSet other) {
        return Comparison.overlap(node, other.node);
    }

    /** All possible results of translating these services. */
    ServiceSet translated(Rewrite rewrite) {
        Node spread = node;
        if (rewrite.fields().contains(Field.SOURCE_PORT)) {
            Operation operation = new Operation();
            spread = Diagram.replaceBelow(spread, 1, from -> Level.PORT.all(operation.unionOf(Diagram.below(from, 1))));
        }
        if (rewrite.fields().contains(Field.DESTINATION_PORT)) {
            spread = Diagram.replaceBelow(spread, 2, to -> Level.PORT.all(Node.FULL));
        }
        return new ServiceSet(new Operation().intersect(spread, rewrite.services()));
    }

    /** {@return whether this set has no service} */
    public boolean isEmpty() {
        return node.isEmpty();
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof ServiceSet other && node.equals(other.node);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }

    /**
     * The first boxes of this set, between any two addresses.
     *
     * @return as {@code TCP *:* -> *:1433}, or {@code no packets}
     */
    @Override
    public String toString() {
        IpSet any = IpSet.all(IpFamily.IPV4);
        return between(any, any).toString().replace(any.toString(), "*");
    }
}
