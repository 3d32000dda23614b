package io.canreach.reach;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.CloudService;
import io.canreach.model.Gap;
import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.packet.Rewrite;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a place gets out to the Internet: by what, which flows, and with which source address.
 *
 * @param text its words in traces
 * @param carries the flows that it carries
 * @param rewrite what it makes of the source address and port
 * @param doubts why it may be another one
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access">Outbound access</a>
 */
record OutboundMethod(String text, PacketSet carries, Rewrite rewrite, List<Unknown> doubts) {
    private static final PacketSet TCP_AND_UDP_V4 = PacketSet.all()
            .withProtocols(EnumSet.of(Protocol.TCP, Protocol.UDP))
            .restrictTo(IpFamily.IPV4);

    OutboundMethod {
        doubts = List.copyOf(doubts);
    }

    /** What it carries, in words. */
    String limits() {
        String protocols = carries.protocols().equals(Protocol.all())
                ? "any protocol"
                : carries.protocols().stream().map(Protocol::name).collect(Collectors.joining(" and "));
        boolean onlyIpv4 = carries.equals(carries.restrictTo(IpFamily.IPV4));
        return protocols + (onlyIpv4 ? " of IPv4 only" : "");
    }

    static OutboundMethod of(Walk walk) {
        Place place = walk.source();
        if (place instanceof Place.Environment environment) {
            return ofEnvironment(environment.ase(), walk);
        }
        return place instanceof Place.Interface it ? ofInterface(it, walk) : byDefault(walk);
    }

    private static OutboundMethod ofEnvironment(AppServiceEnvironment ase, Walk walk) {
        String text = "public VIP of " + ase.label();
        return translated(text, ase.outboundAddress(), IpFamily.IPV4, walk);
    }

    private static OutboundMethod ofInterface(Place.Interface place, Walk walk) {
        Network network = walk.network();
        NetworkInterface nic = place.address().networkInterface();
        Optional<PublicIpAddress> own =
                place.address().configuration().publicIp().map(id -> network.get(PublicIpAddress.class, id));
        List<Unknown> gaps = gaps(network, nic, place.inSubnet());
        if (!gaps.isEmpty()) {
            return new OutboundMethod("a method that is not modelled", PacketSet.all(), unknownSource(walk), gaps);
        }
        if (own.isPresent()) {
            PublicIpAddress ip = own.get();
            return new OutboundMethod(
                    ip.toString(),
                    PacketSet.all().restrictTo(ip.family()),
                    Rewrite.none().source(addresses(ip.address(), ip.family(), walk)),
                    List.of());
        }
        Optional<CloudService> service = nic.virtualMachine()
                .flatMap(id -> network.find(VirtualMachine.class, id))
                .flatMap(VirtualMachine::cloudService)
                .map(id -> network.get(CloudService.class, id));
        return service.map(it -> translated(it.label(), it.publicAddress(), IpFamily.IPV4, walk))
                .orElseGet(() -> byDefault(walk));
    }

    private static List<Unknown> gaps(Network network, NetworkInterface nic, Subnet subnet) {
        List<Unknown> gaps = new ArrayList<>();
        for (ResourceId id : List.of(nic.id(), subnet.id(), subnet.virtualNetwork())) {
            gaps.addAll(network.gaps(id, Gap.Effect.WAY_OUT));
        }
        return gaps;
    }

    /** Azure gives machines a way out by itself: IPv4 only, TCP and UDP only, from an address it chooses. */
    private static OutboundMethod byDefault(Walk walk) {
        List<Unknown> gaps = walk.source()
                .subnet()
                .map(subnet -> walk.network().gaps(subnet.id(), Gap.Effect.WAY_OUT))
                .orElse(List.of());
        return new OutboundMethod("default outbound access", TCP_AND_UDP_V4, unknownSource(walk), gaps);
    }

    private static OutboundMethod translated(String text, HostAddress address, IpFamily family, Walk walk) {
        Rewrite rewrite =
                Rewrite.none().source(addresses(address, family, walk)).sourcePort(PortSet.all());
        return new OutboundMethod(text, PacketSet.all().restrictTo(family), rewrite, List.of());
    }

    private static Rewrite unknownSource(Walk walk) {
        return Rewrite.none().source(walk.view().internet().hosts()).sourcePort(PortSet.all());
    }

    private static IpSet addresses(HostAddress address, IpFamily family, Walk walk) {
        return address instanceof KnownAddress known
                ? IpSet.of(known.ip())
                : walk.view().internet().hosts().restrictTo(family);
    }
}
