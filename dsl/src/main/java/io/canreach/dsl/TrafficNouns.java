package io.canreach.dsl;

import io.canreach.model.NextHopType;
import io.canreach.packet.PortRange;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Traffic;

/** The nouns of {@link Azure} for traffic and next hops. */
abstract class TrafficNouns extends GroupNouns {
    TrafficNouns() {}

    /**
     * {@return TCP to some ports}
     *
     * @param ports at least one, 0 to 65535
     * @throws IllegalArgumentException when there is none, or a number is no port
     */
    public static Traffic tcp(int... ports) {
        return Traffic.of(Protocol.TCP, PortSet.of(ports));
    }

    /**
     * {@return TCP to a range of ports}
     *
     * @param ports such as {@code range(11000, 11999)}
     */
    public static Traffic tcp(PortRange ports) {
        return Traffic.of(Protocol.TCP, PortSet.range(ports.first(), ports.last()));
    }

    /**
     * {@return UDP to some ports}
     *
     * @param ports at least one, 0 to 65535
     * @throws IllegalArgumentException when there is none, or a number is no port
     */
    public static Traffic udp(int... ports) {
        return Traffic.of(Protocol.UDP, PortSet.of(ports));
    }

    /**
     * {@return UDP to a range of ports}
     *
     * @param ports such as {@code range(1024, 65535)}
     */
    public static Traffic udp(PortRange ports) {
        return Traffic.of(Protocol.UDP, PortSet.range(ports.first(), ports.last()));
    }

    /** {@return ICMP} */
    public static Traffic icmp() {
        return Traffic.of(Protocol.ICMP, PortSet.all());
    }

    /** {@return all TCP, UDP and ICMP} */
    public static Traffic anyTraffic() {
        return Traffic.any();
    }

    /**
     * {@return a range of ports}
     *
     * @param first the first port, from 0
     * @param last the last port, up to 65535
     * @throws IllegalArgumentException when an end is no port, or the first is above the last
     */
    public static PortRange range(int first, int last) {
        return new PortRange(first, last);
    }

    /**
     * {@return a next hop: an appliance that is to forward}
     *
     * @param address such as {@code 10.0.0.4}
     */
    public static RouteTarget toAppliance(String address) {
        return RouteTarget.appliance(address);
    }

    /** {@return a next hop: out to the Internet} */
    public static RouteTarget toInternet() {
        return RouteTarget.of(NextHopType.INTERNET);
    }

    /** {@return a next hop: the virtual network's gateway} */
    public static RouteTarget toGateway() {
        return RouteTarget.of(NextHopType.VIRTUAL_NETWORK_GATEWAY);
    }

    /** {@return a next hop: inside the virtual network} */
    public static RouteTarget toVnetLocal() {
        return RouteTarget.of(NextHopType.VNET_LOCAL);
    }

    /** {@return a next hop: nowhere, the packet is dropped} */
    public static RouteTarget toNone() {
        return RouteTarget.of(NextHopType.NONE);
    }
}
