package io.canreach.analysis;

import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.NetworkRule;
import io.canreach.model.Ports;
import io.canreach.model.SecurityRule;
import io.canreach.packet.Box;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What one rule can match: a protocol or all of them, and a set of addresses and ports on each side. */
record RuleShape(
        Protocol protocol,
        List<AddressMatch> source,
        PortSet sourcePorts,
        List<AddressMatch> destination,
        PortSet destinationPorts) {
    private static final Set<Protocol> USUAL = EnumSet.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP);

    /**
     * Few rules for some flows, that match no other ones unless these are among those that do not matter or no rule can
     * tell them apart.
     */
    static List<RuleShape> of(Network network, PacketSet flows, PacketSet harmless) {
        return Arrays.stream(IpFamily.values())
                .flatMap(family -> ofFamily(network, family, flows.restrictTo(family), harmless).stream())
                .toList();
    }

    private static List<RuleShape> ofFamily(Network network, IpFamily family, PacketSet flows, PacketSet harmless) {
        boolean usual = flows.protocols().containsAll(USUAL);
        if (usual && isOne(flows.withProtocols(USUAL), USUAL, harmless)) {
            return List.of(of(network, Protocol.ANY, hull(flows, USUAL)));
        }
        PacketSet six = family == IpFamily.IPV6 ? flows.withProtocols(Set.of(Protocol.ICMP)) : PacketSet.empty();
        return six.isEmpty() ? each(network, flows, harmless) : withSix(network, flows, six, harmless);
    }

    /** Only rules for any protocol match ICMP of IPv6: these, and others for what such rules do not match anyway. */
    private static List<RuleShape> withSix(Network network, PacketSet flows, PacketSet six, PacketSet harmless) {
        Set<Protocol> icmp = Set.of(Protocol.ICMP);
        List<Box> boxes = isOne(six, icmp, harmless) ? List.of(hull(six, icmp)) : six.boxes();
        PacketSet matched = PacketSet.unionOf(boxes.stream()
                .map(box -> PacketSet.between(box.source(), box.destination()))
                .toList());
        return Stream.concat(
                        boxes.stream().map(box -> of(network, Protocol.ANY, box)),
                        each(network, flows.minus(matched), harmless).stream())
                .toList();
    }

    private static List<RuleShape> each(Network network, PacketSet flows, PacketSet harmless) {
        return flows.protocols().stream()
                .flatMap(each -> of(network, flows.withProtocols(Set.of(each)), each, harmless).stream())
                .toList();
    }

    /** Whether rules for some flows match some of others as well, since ICMP of IPv6 takes rules for any protocol. */
    static boolean matchesToo(PacketSet flows, PacketSet others) {
        PacketSet six = flows.restrictTo(IpFamily.IPV6).withProtocols(Set.of(Protocol.ICMP));
        return PacketSet.between(six.sources(), six.destinations()).overlaps(others);
    }

    private static List<RuleShape> of(Network network, PacketSet flows, Protocol protocol, PacketSet harmless) {
        if (isOne(flows, Set.of(protocol), harmless)) {
            return List.of(of(network, protocol, hull(flows, Set.of(protocol))));
        }
        return flows.boxes().stream().map(box -> of(network, protocol, box)).toList();
    }

    private static RuleShape of(Network network, Protocol protocol, Box box) {
        return new RuleShape(
                protocol,
                RuleAddresses.of(network, box.source()),
                box.sourcePorts(),
                RuleAddresses.of(network, box.destination()),
                box.destinationPorts());
    }

    private static boolean isOne(PacketSet flows, Set<Protocol> protocols, PacketSet harmless) {
        Box hull = hull(flows, protocols);
        boolean whole = protocols.size() == 1
                || (hull.sourcePorts().isAll() && hull.destinationPorts().isAll());
        PacketSet more = hull.packets().minus(flows);
        return whole
                && (more.isEmpty() || TrafficWords.NEVER_CARRIED.union(harmless).encloses(more));
    }

    /** The smallest product that has all the flows; a port that nobody can use is not left out of all the others. */
    private static Box hull(PacketSet flows, Set<Protocol> protocols) {
        return new Box(
                protocols,
                flows.sources(),
                full(flows.sourcePorts()),
                flows.destinations(),
                full(flows.destinationPorts()));
    }

    private static PortSet full(PortSet ports) {
        return ports.complement().size() <= 1 ? PortSet.all() : ports;
    }

    SecurityRule rule(String name, int priority, Direction direction, Access access) {
        return SecurityRule.of(name, priority, direction, access)
                .withProtocol(protocol)
                .withSource(source)
                .withSourcePorts(List.of(new Ports(sourcePorts)))
                .withDestination(destination)
                .withDestinationPorts(destinationPorts);
    }

    NetworkRule networkRule(String name) {
        return new NetworkRule(name, Set.of(protocol), source, destination, List.of(new Ports(destinationPorts)));
    }

    /** Such as {@code AllowTcp1433Inbound}. */
    String name(String verb, String end) {
        String kind = protocol == Protocol.ANY ? "Any" : titled(protocol.name());
        boolean single = protocol.hasPorts() && destinationPorts.ranges().size() == 1 && !destinationPorts.isAll();
        return verb + kind + (single ? destinationPorts.toString() : "") + end;
    }

    private static String titled(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}
