package io.canreach.benchmarks;

import io.canreach.packet.Box;
import io.canreach.packet.Cidr;
import io.canreach.packet.Flow;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Set;

/** Lines as canreach's own values, in IPv4 or as their twins in 2001:db8::/96. */
final class Boxes {
    private static final long TWIN_HIGH = 0x2001_0db8_0000_0000L;
    private static final int TWIN_BITS = 96;

    private Boxes() {}

    static List<Box> of(List<Line> lines, IpFamily family) {
        return lines.stream().map(line -> of(line, family)).toList();
    }

    private static Box of(Line line, IpFamily family) {
        return new Box(
                Set.of(protocol(line.protocol())),
                addresses(line.source(), family),
                ports(line.sourcePorts()),
                addresses(line.destination(), family),
                ports(line.destinationPorts()));
    }

    static Flow flow(Probe probe, IpFamily family) {
        return new Flow(
                protocol(probe.protocol()),
                ip(probe.source(), family),
                probe.sourcePort(),
                ip(probe.destination(), family),
                probe.destinationPort());
    }

    private static IpSet addresses(Line.Prefix prefix, IpFamily family) {
        int more = family == IpFamily.IPV6 ? TWIN_BITS : 0;
        return IpSet.of(Cidr.of(ip(prefix.first(), family), prefix.length() + more));
    }

    private static Ip ip(int address, IpFamily family) {
        long number = Integer.toUnsignedLong(address);
        return family == IpFamily.IPV6 ? Ip.ofIpv6(TWIN_HIGH, number) : Ip.ofIpv4(number);
    }

    private static PortSet ports(Line.Span span) {
        return PortSet.range(span.first(), span.last());
    }

    private static Protocol protocol(int number) {
        return switch (number) {
            case 1 -> Protocol.ICMP;
            case 6 -> Protocol.TCP;
            case 17 -> Protocol.UDP;
            case 50 -> Protocol.ESP;
            case 51 -> Protocol.AH;
            case Line.ANY_PROTOCOL -> Protocol.ANY;
            default -> throw new IllegalArgumentException("no name for protocol " + number);
        };
    }
}
