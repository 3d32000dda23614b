package io.canreach.packet;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A translation of flows: each field it names is replaced by one value of a set, chosen by whoever translates.
 *
 * <p>Other fields pass unchanged. An address is replaced by one of the flow's own family; a flow for whose family the
 * set has no address has no result. Ports are left alone where the protocol has none.
 */
public final class Rewrite {
    private static final Rewrite NONE =
            new Rewrite(EnumSet.noneOf(Field.class), IpSet.all(), PortSet.all(), IpSet.all(), PortSet.all());

    private static final Set<Protocol> WITHOUT_PORTS =
            EnumSet.complementOf(EnumSet.of(Protocol.TCP, Protocol.UDP, Protocol.ANY));

    private final Set<Field> fields;
    private final IpSet source;
    private final PortSet sourcePorts;
    private final IpSet destination;
    private final PortSet destinationPorts;
    private @Nullable PacketSet results; // made when first needed; to make it twice does no harm
    private @Nullable Node services;

    private Rewrite(
            EnumSet<Field> fields, IpSet source, PortSet sourcePorts, IpSet destination, PortSet destinationPorts) {
        this.fields = Collections.unmodifiableSet(fields);
        this.source = source;
        this.sourcePorts = sourcePorts;
        this.destination = destination;
        this.destinationPorts = destinationPorts;
    }

    /**
     * The translation that changes nothing.
     *
     * @return a translation without a field
     */
    public static Rewrite none() {
        return NONE;
    }

    /**
     * This translation, with the source address replaced too.
     *
     * @param addresses what it may be replaced by
     * @return a new translation
     * @throws IllegalArgumentException if there is no address
     */
    public Rewrite source(IpSet addresses) {
        return new Rewrite(
                with(Field.SOURCE, addresses.isEmpty()), addresses, sourcePorts, destination, destinationPorts);
    }

    /**
     * This translation, with the source port replaced too.
     *
     * @param ports what it may be replaced by
     * @return a new translation
     * @throws IllegalArgumentException if there is no port
     */
    public Rewrite sourcePort(PortSet ports) {
        return new Rewrite(with(Field.SOURCE_PORT, ports.isEmpty()), source, ports, destination, destinationPorts);
    }

    /**
     * This translation, with the destination address replaced too.
     *
     * @param addresses what it may be replaced by
     * @return a new translation
     * @throws IllegalArgumentException if there is no address
     */
    public Rewrite destination(IpSet addresses) {
        return new Rewrite(
                with(Field.DESTINATION, addresses.isEmpty()), source, sourcePorts, addresses, destinationPorts);
    }

    /**
     * This translation, with the destination port replaced too.
     *
     * @param ports what it may be replaced by
     * @return a new translation
     * @throws IllegalArgumentException if there is no port
     */
    public Rewrite destinationPort(PortSet ports) {
        return new Rewrite(with(Field.DESTINATION_PORT, ports.isEmpty()), source, sourcePorts, destination, ports);
    }

    private EnumSet<Field> with(Field field, boolean empty) {
        if (empty) {
            throw new IllegalArgumentException(
                    "a translation needs at least one value for " + field + ", but the set is empty");
        }
        EnumSet<Field> more = EnumSet.of(field);
        more.addAll(fields);
        return more;
    }

    /**
     * Whether this translation changes nothing.
     *
     * @return whether no field is replaced
     */
    public boolean isNone() {
        return fields.isEmpty();
    }

    /**
     * Whether each of some flows has a result: where only addresses of the other family are put in, it has none.
     *
     * @param flows the flows
     * @return whether there is an address for each family that they are of
     */
    public boolean hasResultsOfAll(PacketSet flows) {
        return hasResultsOfAll(flows, Layout.V4) && hasResultsOfAll(flows, Layout.V6);
    }

    private boolean hasResultsOfAll(PacketSet flows, Layout layout) {
        return flows.node(layout).isEmpty()
                || (!source.node(layout).isEmpty() && !destination.node(layout).isEmpty());
    }

    /**
     * All possible results of flows, whose sources and destinations may be known: of one pair, of which one end stays and tells
     * the family, they are put together from their services.
     */
    PacketSet image(PacketSet flows, @Nullable IpSet sources, @Nullable IpSet destinations) {
        boolean anew = fields.contains(Field.SOURCE);
        boolean elsewhere = fields.contains(Field.DESTINATION);
        Optional<ServiceSet> pair = sources == null || destinations == null || (anew && elsewhere)
                ? Optional.empty()
                : ServiceSet.ofPair(flows);
        return pair.isPresent()
                ? pair.get()
                        .translated(this)
                        .between(anew ? source : flows.sources(), elsewhere ? destination : flows.destinations())
                : PacketSets.spread(flows, fields).intersect(results());
    }

    /** The services that may come out, as a diagram over protocol and ports: ports count only where the protocol has them. */
    Node services() {
        Node known = services;
        if (known == null) {
            Node withPorts = PacketSets.services(EnumSet.of(Protocol.TCP, Protocol.UDP), sourcePorts, destinationPorts);
            known = new Operation().union(withPorts, PacketSets.services(WITHOUT_PORTS, PortSet.all(), PortSet.all()));
            services = known;
        }
        return known;
    }

    /** The fields replaced; unmodifiable. */
    Set<Field> fields() {
        return fields;
    }

    /** The flows that may come out: ports count only where the protocol has them. */
    PacketSet results() {
        PacketSet known = results;
        if (known == null) {
            known = allResults();
            results = known;
        }
        return known;
    }

    private PacketSet allResults() {
        return PacketSet.of(Set.of(Protocol.TCP, Protocol.UDP), source, sourcePorts, destination, destinationPorts)
                .union(PacketSet.of(WITHOUT_PORTS, source, PortSet.all(), destination, PortSet.all()));
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Rewrite other
                && fields.equals(other.fields)
                && source.equals(other.source)
                && sourcePorts.equals(other.sourcePorts)
                && destination.equals(other.destination)
                && destinationPorts.equals(other.destinationPorts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fields, source, sourcePorts, destination, destinationPorts);
    }

    /** {@return the fields replaced and by what, as {@code source := 10.0.0.4}, or {@code unchanged}} */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner("; ").setEmptyValue("unchanged");
        for (Field field : fields) {
            switch (field) {
                case SOURCE -> text.add("source := " + source);
                case SOURCE_PORT -> text.add("source port := " + sourcePorts);
                case DESTINATION -> text.add("destination := " + destination);
                case DESTINATION_PORT -> text.add("destination port := " + destinationPorts);
                case PROTOCOL -> throw new IllegalStateException("no translation replaces the protocol");
            }
        }
        return text.toString();
    }
}
