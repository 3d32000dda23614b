package io.canreach.reach;

import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.packet.ServiceSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * What is asked about: protocols and destination ports, from any source port.
 *
 * @param services one or more alternatives
 */
public record Traffic(List<Service> services) {
    private static final Set<Protocol> USUAL = Set.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP);

    /**
     * Protocols with the destination ports asked about.
     *
     * @param protocols at least one
     * @param ports the destination ports; all of them for protocols without ports
     */
    public record Service(Set<Protocol> protocols, PortSet ports) {
        /**
         * Copies the set and refuses what would ask about nothing.
         *
         * @param protocols at least one
         * @param ports the destination ports; all of them for protocols without ports
         */
        public Service {
            if (protocols.isEmpty()) {
                throw new IllegalArgumentException("a question needs at least one protocol");
            }
            if (ports.isEmpty()) {
                throw new IllegalArgumentException("a question needs at least one port; allowed is 0 to 65535");
            }
            protocols = Set.copyOf(protocols);
        }

        @Override
        public boolean equals(Object object) {
            return object instanceof Service other && ports.equals(other.ports) && protocols.equals(other.protocols);
        }

        @Override
        public int hashCode() {
            return 31 * ports.hashCode() + protocols.hashCode();
        }

        private boolean isAny() {
            return ports.isAll() && protocols.equals(USUAL);
        }

        @Override
        public String toString() {
            StringJoiner names = new StringJoiner(",");
            boolean ported = false;
            for (Protocol protocol : new TreeSet<>(protocols)) {
                names.add(protocol.toString());
                ported |= protocol.hasPorts();
            }
            return ported ? names + " " + (ports.isAll() ? "any port" : ports) : names.toString();
        }
    }

    /**
     * Copies the list.
     *
     * @param services one or more alternatives
     */
    public Traffic {
        services = List.copyOf(services);
        if (services.isEmpty()) {
            throw new IllegalArgumentException("a question needs at least one protocol");
        }
    }

    /**
     * One protocol to some ports.
     *
     * @param protocol the protocol
     * @param ports the destination ports
     * @return the traffic
     * @throws IllegalArgumentException when no port is named
     */
    public static Traffic of(Protocol protocol, PortSet ports) {
        return new Traffic(List.of(new Service(protocol.concrete(), ports)));
    }

    /**
     * TCP to one port.
     *
     * @param port 0 to 65535
     * @return the traffic
     * @throws IllegalArgumentException when the port is not allowed
     */
    public static Traffic tcp(int port) {
        return of(Protocol.TCP, PortSet.of(port));
    }

    /**
     * All TCP, UDP and ICMP.
     *
     * @return the traffic
     */
    public static Traffic any() {
        return new Traffic(List.of(new Service(USUAL, PortSet.all())));
    }

    /**
     * This traffic and another.
     *
     * @param other more traffic
     * @return both
     */
    public Traffic and(Traffic other) {
        List<Service> both = new ArrayList<>(services);
        both.addAll(other.services);
        return new Traffic(both);
    }

    /**
     * The packets of this traffic between addresses.
     *
     * @param source the source addresses
     * @param destination the destination addresses
     * @return the packets, in both families
     */
    public PacketSet between(IpSet source, IpSet destination) {
        return set().between(source, destination);
    }

    /** All services, of protocols without ports whole. */
    ServiceSet set() {
        ServiceSet all = set(services.get(0));
        for (int i = 1; i < services.size(); i++) {
            all = all.union(set(services.get(i)));
        }
        return all;
    }

    private static ServiceSet set(Service service) {
        ServiceSet atPorts = ServiceSet.of(service.protocols(), PortSet.all(), service.ports());
        Set<Protocol> portless = EnumSet.copyOf(service.protocols());
        portless.removeIf(Protocol::hasPorts);
        return portless.isEmpty() || service.ports().isAll()
                ? atPorts
                : atPorts.union(ServiceSet.of(portless, PortSet.all(), PortSet.all()));
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Traffic other && services.equals(other.services);
    }

    @Override
    public int hashCode() {
        return services.hashCode();
    }

    @Override
    public String toString() {
        if (services.size() == 1 && services.get(0).isAny()) {
            return "any traffic";
        }
        StringJoiner all = new StringJoiner(" and ");
        for (Service service : services) {
            all.add(service.toString());
        }
        return all.toString();
    }
}
