package io.canreach.packet;

/**
 * One five-tuple: the first packet of a connection, as {@code TCP 10.0.2.4:49152 -> 10.0.1.6:1433}.
 *
 * <p>Every flow has both ports. For a protocol without ports their values have no meaning; by custom they are 0.
 *
 * @param protocol one protocol, not {@link Protocol#ANY}
 * @param source the source address
 * @param sourcePort the source port, from 0 to 65535
 * @param destination the destination address, of the source's family
 * @param destinationPort the destination port, from 0 to 65535
 */
public record Flow(Protocol protocol, Ip source, int sourcePort, Ip destination, int destinationPort) {
    /**
     * Checks that the parts go together.
     *
     * @param protocol one protocol, not {@link Protocol#ANY}
     * @param source the source address
     * @param sourcePort the source port, from 0 to 65535
     * @param destination the destination address, of the source's family
     * @param destinationPort the destination port, from 0 to 65535
     * @throws IllegalArgumentException if the protocol is {@link Protocol#ANY}, the addresses are of two families, or a
     *     port is out of range
     */
    public Flow {
        if (protocol == Protocol.ANY) {
            throw new IllegalArgumentException("a flow has one protocol, not ANY: one of " + Protocol.all());
        }
        if (source.family() != destination.family()) {
            throw new IllegalArgumentException("a flow stays in one family of addresses, but " + source + " is "
                    + source.family() + " and " + destination + " is " + destination.family());
        }
        PortRange.checkPort(sourcePort);
        PortRange.checkPort(destinationPort);
    }

    /**
     * A TCP flow.
     *
     * @param source the source address, as {@code 10.0.2.4} or {@code fd00::4}
     * @param sourcePort the source port, from 0 to 65535
     * @param destination the destination address
     * @param destinationPort the destination port, from 0 to 65535
     * @return the flow
     * @throws IllegalArgumentException if an address or a port is not one, or the addresses are of two families
     */
    public static Flow tcp(String source, int sourcePort, String destination, int destinationPort) {
        return new Flow(Protocol.TCP, Ip.parse(source), sourcePort, Ip.parse(destination), destinationPort);
    }

    /**
     * A UDP flow.
     *
     * @param source the source address, as {@code 10.0.2.4} or {@code fd00::4}
     * @param sourcePort the source port, from 0 to 65535
     * @param destination the destination address
     * @param destinationPort the destination port, from 0 to 65535
     * @return the flow
     * @throws IllegalArgumentException if an address or a port is not one, or the addresses are of two families
     */
    public static Flow udp(String source, int sourcePort, String destination, int destinationPort) {
        return new Flow(Protocol.UDP, Ip.parse(source), sourcePort, Ip.parse(destination), destinationPort);
    }

    /**
     * An ICMP flow, or an ICMPv6 one between IPv6 addresses; its ports are 0.
     *
     * @param source the source address, as {@code 10.0.2.4} or {@code fd00::4}
     * @param destination the destination address
     * @return the flow
     * @throws IllegalArgumentException if an address is not one, or the addresses are of two families
     */
    public static Flow icmp(String source, String destination) {
        return new Flow(Protocol.ICMP, Ip.parse(source), 0, Ip.parse(destination), 0);
    }

    /**
     * The flow of the replies.
     *
     * @return this flow with source and destination swapped, the ports too
     */
    public Flow reversed() {
        return new Flow(protocol, destination, destinationPort, source, sourcePort);
    }

    /**
     * The family of both addresses.
     *
     * @return IPv4 or IPv6
     */
    public IpFamily family() {
        return source.family();
    }

    /** {@return the flow as {@code TCP 10.0.2.4:49152 -> 10.0.1.6:1433}, without ports where they have no meaning} */
    @Override
    public String toString() {
        if (!protocol.hasPorts()) {
            return protocol + " " + source + " -> " + destination;
        }
        return protocol + " " + end(source, sourcePort) + " -> " + end(destination, destinationPort);
    }

    private static String end(Ip address, int port) {
        return address.family() == IpFamily.IPV6 ? "[" + address + "]:" + port : address + ":" + port;
    }
}
