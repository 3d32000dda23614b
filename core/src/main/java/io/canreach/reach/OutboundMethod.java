package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.Unknown;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.packet.Rewrite;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A way out to the Internet: by what, which flows, and with which source address.
 *
 * @param text its words in traces
 * @param failure what is said of flows that it does not carry, or of those that it takes and leads nowhere
 * @param leads whether it leads anywhere
 * @param carries the flows that it carries
 * @param rewrite what it makes of the source address and port
 * @param doubts why it may be another one
 * @param assumptions the disputed points that it rests on
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access">Outbound access</a>
 */
record OutboundMethod(
        String text,
        String failure,
        boolean leads,
        PacketSet carries,
        Rewrite rewrite,
        List<Unknown> doubts,
        List<Assumption> assumptions) {
    /** What every method that shares addresses between machines carries. */
    static final PacketSet TCP_AND_UDP = PacketSet.all().withProtocols(EnumSet.of(Protocol.TCP, Protocol.UDP));

    /** And pings, which only some of them carry. */
    static final PacketSet WITH_PINGS =
            PacketSet.all().withProtocols(EnumSet.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP));

    OutboundMethod {
        doubts = List.copyOf(doubts);
        assumptions = List.copyOf(assumptions);
    }

    /** A method that carries some flows of a place. */
    static OutboundMethod of(String text, Place place, PacketSet carries, Rewrite rewrite) {
        String failure = text + of(place) + " carries " + limits(carries);
        return new OutboundMethod(text, failure, true, carries, rewrite, List.of(), List.of());
    }

    /** A method that is not there, and why. */
    static OutboundMethod none(String failure) {
        return nowhere(PacketSet.empty(), failure);
    }

    /** What takes flows and leads them nowhere. */
    static OutboundMethod nowhere(PacketSet carries, String failure) {
        return new OutboundMethod("no way out", failure, false, carries, Rewrite.none(), List.of(), List.of());
    }

    /** Whether it takes flows and leads them nowhere. */
    boolean isDeadEnd() {
        return !leads && !carries.isEmpty();
    }

    OutboundMethod named(String words) {
        return new OutboundMethod(words, failure, leads, carries, rewrite, doubts, assumptions);
    }

    OutboundMethod doubting(List<Unknown> more) {
        return new OutboundMethod(text, failure, leads, carries, rewrite, more, assumptions);
    }

    OutboundMethod assuming(List<Assumption> more) {
        return new OutboundMethod(text, failure, leads, carries, rewrite, doubts, more);
    }

    private static String of(Place place) {
        return " of " + place.subnet().map(subnet -> subnet.label()).orElse(place.label());
    }

    /** Flows in words. */
    private static String limits(PacketSet carries) {
        if (carries.isEmpty()) {
            return "nothing";
        }
        String protocols = carries.protocols().equals(Protocol.all())
                ? "any protocol"
                : carries.protocols().stream().map(Protocol::name).collect(Collectors.joining(" and "));
        boolean onlyIpv4 = carries.equals(carries.restrictTo(IpFamily.IPV4));
        boolean onlyIpv6 = carries.equals(carries.restrictTo(IpFamily.IPV6));
        return protocols + (onlyIpv4 ? " of IPv4 only" : onlyIpv6 ? " of IPv6 only" : "");
    }

    /** From one of some addresses that machines share, so from any port. */
    static Rewrite shared(IpSet addresses) {
        return Rewrite.none().source(addresses).sourcePort(PortSet.all());
    }

    /** What an address may be: itself, or where it is not known any host's on the Internet. */
    static IpSet addresses(HostAddress address, IpFamily family, Walk walk) {
        return address instanceof KnownAddress known
                ? IpSet.of(known.ip())
                : walk.view().internet().hosts().restrictTo(family);
    }
}
