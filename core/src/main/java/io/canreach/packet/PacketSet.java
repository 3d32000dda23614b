package io.canreach.packet;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An exact set of flows over protocol, source and destination address, source and destination port.
 *
 * <p>IPv4 and IPv6 are two disjoint families; there is no flow from one to the other. Every flow has both ports; for
 * protocols without ports all port values stand or fall together, and {@link #size} counts field values. Equal sets are
 * equal objects, whatever they were made from, and a set never changes.
 *
 * <pre>{@code
 * PacketSet web = PacketSet.of(Set.of(Protocol.TCP), IpSet.parse("10.0.2.0/24"), PortSet.all(),
 *         IpSet.parse("10.0.1.6"), PortSet.of(80, 443));
 * web.contains(Flow.tcp("10.0.2.4", 49152, "10.0.1.6", 443));   // true
 * }</pre>
 */
public final class PacketSet {
    private static final PacketSet EMPTY = new PacketSet(Node.EMPTY, Node.EMPTY);
    private static final PacketSet ALL = between(IpSet.all(), IpSet.all());

    private final Node v4;
    private final Node v6;
    private @Nullable IpSet sources; // made when first asked for; to make it twice does no harm
    private @Nullable IpSet destinations;

    PacketSet(Node v4, Node v6) {
        this.v4 = v4;
        this.v6 = v6;
    }

    Node node(Layout layout) {
        return layout == Layout.V4 ? v4 : v6;
    }

    /** {@return the set of all flows of both families} */
    public static PacketSet all() {
        return ALL;
    }

    /** {@return the set without a flow} */
    public static PacketSet empty() {
        return EMPTY;
    }

    /**
     * The set of one flow.
     *
     * @param flow the flow; if its protocol has no ports, all port values are meant
     * @return the set
     */
    public static PacketSet of(Flow flow) {
        boolean ports = flow.protocol().hasPorts();
        return of(
                Set.of(flow.protocol()),
                IpSet.of(flow.source()),
                ports ? PortSet.of(flow.sourcePort()) : PortSet.all(),
                IpSet.of(flow.destination()),
                ports ? PortSet.of(flow.destinationPort()) : PortSet.all());
    }

    /**
     * The set of the flows that have each field in a set of its own.
     *
     * @param protocols the protocols; those without ports are included only if both sets of ports are complete
     * @param source the source addresses
     * @param sourcePorts the source ports
     * @param destination the destination addresses
     * @param destinationPorts the destination ports
     * @return the flows from IPv4 to IPv4 and from IPv6 to IPv6 addresses
     */
    public static PacketSet of(
            Set<Protocol> protocols, IpSet source, PortSet sourcePorts, IpSet destination, PortSet destinationPorts) {
        return PacketSets.of(Protocol.expand(protocols), source, sourcePorts, destination, destinationPorts);
    }

    /**
     * The set of the flows between some addresses, of all protocols and ports.
     *
     * @param source the source addresses
     * @param destination the destination addresses
     * @return the flows from IPv4 to IPv4 and from IPv6 to IPv6 addresses
     */
    public static PacketSet between(IpSet source, IpSet destination) {
        return PacketSets.between(source, destination);
    }

    /**
     * The flows in at least one of some sets.
     *
     * @param sets the sets
     * @return the union; empty if there is no set
     */
    public static PacketSet unionOf(Collection<PacketSet> sets) {
        return PacketSets.unionOf(sets);
    }

    /**
     * The flows in this set or another.
     *
     * @param other the other set
     * @return the union
     */
    public PacketSet union(PacketSet other) {
        Operation operation = new Operation();
        Node newV4 = operation.union(v4, other.v4);
        Node newV6 = operation.union(v6, other.v6);
        return newV4.is(v4) && newV6.is(v6) ? this : new PacketSet(newV4, newV6);
    }

    /** Some flows of this set, which is this set itself if they are all: where it has one address, they have the same. */
    private PacketSet some(Node someV4, Node someV6) {
        if (someV4.is(v4) && someV6.is(v6)) {
            return this;
        }
        return someV4.isEmpty() && someV6.isEmpty()
                ? EMPTY
                : new PacketSet(someV4, someV6).knowing(sources, destinations);
    }

    /** This set, which has flows from and to some addresses alone. */
    PacketSet knowing(@Nullable IpSet from, @Nullable IpSet to) {
        if (!isEmpty()) {
            sources = from != null && from.isOne() ? from : null;
            destinations = to != null && to.isOne() ? to : null;
        }
        return this;
    }

    /**
     * The flows in both this set and another.
     *
     * @param other the other set
     * @return the intersection
     */
    public PacketSet intersect(PacketSet other) {
        Operation operation = new Operation();
        return some(operation.intersect(v4, other.v4), operation.intersect(v6, other.v6));
    }

    /**
     * The flows in this set but not in another.
     *
     * @param other the other set
     * @return the difference
     */
    public PacketSet minus(PacketSet other) {
        Operation operation = new Operation();
        return some(operation.minus(v4, other.v4), operation.minus(v6, other.v6));
    }

    /** {@return the flows of both families that are not in this set} */
    public PacketSet complement() {
        return ALL.minus(this);
    }

    /**
     * Whether all flows of another set are in this one.
     *
     * @param other the other set
     * @return whether the other is a subset
     */
    public boolean encloses(PacketSet other) {
        return Comparison.covers(v4, other.v4) && Comparison.covers(v6, other.v6);
    }

    /**
     * Whether a flow is in both this set and another.
     *
     * @param other the other set
     * @return whether the intersection has a flow
     */
    public boolean overlaps(PacketSet other) {
        return Comparison.overlap(v4, other.v4) || Comparison.overlap(v6, other.v6);
    }

    /**
     * Whether a flow is in this set.
     *
     * @param flow the flow; if its protocol has no ports, its port values make no difference
     * @return whether it is
     */
    public boolean contains(Flow flow) {
        return PacketSets.contains(this, flow);
    }

    /** {@return whether this set has no flow} */
    public boolean isEmpty() {
        return v4.isEmpty() && v6.isEmpty();
    }

    /** {@return whether this set has all flows of both families} */
    public boolean isAll() {
        return equals(ALL);
    }

    /**
     * The number of combinations of field values, so that one ICMP flow counts for all its port values.
     *
     * @return from 0
     */
    public BigInteger size() {
        return Diagram.size(v4).add(Diagram.size(v6));
    }

    /**
     * The protocols that flows of this set have.
     *
     * @return none to five protocols, in their order; unmodifiable
     */
    public Set<Protocol> protocols() {
        return PacketSets.protocols(this);
    }

    /** {@return the source addresses that flows of this set have} */
    public IpSet sources() {
        IpSet known = sources;
        if (known == null) {
            known = PacketSets.addresses(this, Field.SOURCE);
            sources = known;
        }
        return known;
    }

    /** {@return the destination addresses that flows of this set have} */
    public IpSet destinations() {
        IpSet known = destinations;
        if (known == null) {
            known = PacketSets.addresses(this, Field.DESTINATION);
            destinations = known;
        }
        return known;
    }

    /** {@return the source ports that flows of this set have: all if one flow is of a protocol without ports} */
    public PortSet sourcePorts() {
        return PacketSets.ports(this, Field.SOURCE_PORT);
    }

    /** {@return the destination ports that flows of this set have: all if one flow is of a protocol without ports} */
    public PortSet destinationPorts() {
        return PacketSets.ports(this, Field.DESTINATION_PORT);
    }

    /**
     * The flows of this set that have one of some protocols.
     *
     * @param protocols the protocols
     * @return a subset of this set
     */
    public PacketSet withProtocols(Set<Protocol> protocols) {
        return intersect(of(protocols, IpSet.all(), PortSet.all(), IpSet.all(), PortSet.all()));
    }

    /**
     * The flows of this set that come from some addresses.
     *
     * @param addresses the source addresses
     * @return a subset of this set
     */
    public PacketSet fromSources(IpSet addresses) {
        return intersect(between(addresses, IpSet.all()));
    }

    /**
     * The flows of this set that go to some addresses.
     *
     * @param addresses the destination addresses
     * @return a subset of this set
     */
    public PacketSet toDestinations(IpSet addresses) {
        return intersect(between(IpSet.all(), addresses));
    }

    /**
     * The flows of this set that come from some ports.
     *
     * @param ports the source ports; protocols without ports stay only if these are all ports
     * @return a subset of this set
     */
    public PacketSet fromPorts(PortSet ports) {
        return intersect(of(Protocol.all(), IpSet.all(), ports, IpSet.all(), PortSet.all()));
    }

    /**
     * The flows of this set that go to some ports.
     *
     * @param ports the destination ports; protocols without ports stay only if these are all ports
     * @return a subset of this set
     */
    public PacketSet toPorts(PortSet ports) {
        return intersect(of(Protocol.all(), IpSet.all(), PortSet.all(), IpSet.all(), ports));
    }

    /**
     * The flows of this set that are of one family.
     *
     * @param family the family
     * @return the IPv4 or the IPv6 part
     */
    public PacketSet restrictTo(IpFamily family) {
        return family == IpFamily.IPV4 ? some(v4, Node.EMPTY) : some(Node.EMPTY, v6);
    }

    /**
     * The flows that are in this set for some value of a field, whatever value they have.
     *
     * <p>Addresses vary within the flow's family. Ports vary only where the protocol has them. When the protocol
     * varies, a flow of one without ports is included only if all of its port values are.
     *
     * @param field the field that makes no difference any more
     * @return a superset of this set
     */
    public PacketSet spread(Field field) {
        return PacketSets.spread(this, field);
    }

    /**
     * The replies: source and destination swapped, addresses and ports.
     *
     * @return the reversed flows; reversed again, they are this set
     */
    public PacketSet reversed() {
        return PacketSets.reversed(this);
    }

    /**
     * All possible results of translating the flows of this set.
     *
     * @param rewrite the translation
     * @return the results
     */
    public PacketSet image(Rewrite rewrite) {
        return rewrite.image(this, sources, destinations);
    }

    /**
     * The flows that have a result, and all of whose possible results are in this set.
     *
     * @param rewrite the translation
     * @return the flows that surely become a flow of this set
     */
    public PacketSet preimage(Rewrite rewrite) {
        return preimageAny(rewrite).minus(complement().preimageAny(rewrite));
    }

    /**
     * The flows some of whose possible results are in this set.
     *
     * @param rewrite the translation
     * @return the flows that may become a flow of this set
     */
    public PacketSet preimageAny(Rewrite rewrite) {
        return PacketSets.spread(intersect(rewrite.results()), rewrite.fields());
    }

    /**
     * This set as disjoint boxes, to show to a person.
     *
     * @return boxes that cover this set exactly, IPv4 first; unmodifiable, and the same for equal sets
     */
    public List<Box> boxes() {
        return List.copyOf(Boxes.of(this, Integer.MAX_VALUE));
    }

    /**
     * A flow of this set that a client could send, to show to a person; the same for equal sets.
     *
     * @return the flow, or nothing if this set is empty
     */
    public Optional<Flow> example() {
        return FlowExample.of(this);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof PacketSet other && v4.equals(other.v4) && v6.equals(other.v6);
    }

    @Override
    public int hashCode() {
        return 31 * v4.hashCode() + v6.hashCode();
    }

    /**
     * The first boxes of this set.
     *
     * @return as {@code TCP 10.0.2.0/24:* -> 10.0.1.6:1433}, {@code all packets} or {@code no packets}
     */
    @Override
    public String toString() {
        return PacketSets.text(this);
    }
}
