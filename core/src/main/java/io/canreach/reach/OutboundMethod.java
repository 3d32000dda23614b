package io.canreach.reach;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.Assumption;
import io.canreach.model.AzureFirewall;
import io.canreach.model.CloudService;
import io.canreach.model.Gap;
import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.packet.Rewrite;
import io.canreach.security.Doubts;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a place gets out to the Internet: by what, which flows, and with which source address.
 *
 * @param text its words in traces
 * @param carries the flows that it carries
 * @param rewrite what it makes of the source address and port
 * @param doubts why it may be another one
 * @param assumptions the disputed points that it rests on
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access">Outbound access</a>
 */
record OutboundMethod(
        String text, PacketSet carries, Rewrite rewrite, List<Unknown> doubts, List<Assumption> assumptions) {
    private static final PacketSet TCP_AND_UDP_V4 = PacketSet.all()
            .withProtocols(EnumSet.of(Protocol.TCP, Protocol.UDP))
            .restrictTo(IpFamily.IPV4);

    OutboundMethod {
        doubts = List.copyOf(doubts);
        assumptions = List.copyOf(assumptions);
    }

    /** What it carries, in words. */
    String limits() {
        if (carries.isEmpty()) {
            return "nothing";
        }
        String protocols = carries.protocols().equals(Protocol.all())
                ? "any protocol"
                : carries.protocols().stream().map(Protocol::name).collect(Collectors.joining(" and "));
        boolean onlyIpv4 = carries.equals(carries.restrictTo(IpFamily.IPV4));
        return protocols + (onlyIpv4 ? " of IPv4 only" : "");
    }

    /** The way out of a place, by which flows leave it whose source it is. */
    static OutboundMethod of(Walk walk, Place place) {
        if (place instanceof Place.Environment environment) {
            return ofEnvironment(environment, walk);
        }
        if (place instanceof Place.Managed managed && managed.owner() instanceof AzureFirewall firewall) {
            return FirewallEgress.of(walk, firewall);
        }
        return place instanceof Place.Interface it ? ofInterface(it, walk) : byDefault(walk, place);
    }

    private static OutboundMethod ofEnvironment(Place.Environment place, Walk walk) {
        AppServiceEnvironment ase = place.ase();
        List<Unknown> gaps = gaps(walk, place);
        if (!gaps.isEmpty()) {
            return unmodelled(walk, gaps);
        }
        String text = "public VIP of " + ase.label();
        return translated(text, ase.outboundAddress(), IpFamily.IPV4, walk);
    }

    private static OutboundMethod ofInterface(Place.Interface place, Walk walk) {
        Network network = walk.network();
        NetworkInterface nic = place.address().networkInterface();
        Optional<PublicIpAddress> own =
                place.address().configuration().publicIp().map(id -> network.get(PublicIpAddress.class, id));
        List<Unknown> gaps = network.gapsAround(nic, Gap.Effect.WAY_OUT);
        if (!gaps.isEmpty()) {
            return unmodelled(walk, gaps);
        }
        if (own.isPresent()) {
            PublicIpAddress ip = own.get();
            return new OutboundMethod(
                    ip.toString(),
                    PacketSet.all().restrictTo(ip.family()),
                    Rewrite.none().source(addresses(ip.address(), ip.family(), walk)),
                    List.of(),
                    List.of());
        }
        Optional<CloudService> service = nic.virtualMachine()
                .flatMap(id -> network.find(VirtualMachine.class, id))
                .flatMap(VirtualMachine::cloudService)
                .map(id -> network.get(CloudService.class, id));
        return service.map(it -> translated(it.label(), it.publicAddress(), IpFamily.IPV4, walk))
                .or(() -> publicIpBeside(network, nic).map(OutboundMethod::lost))
                .orElseGet(() -> byDefault(walk, place));
    }

    private static OutboundMethod unmodelled(Walk walk, List<Unknown> gaps) {
        return new OutboundMethod(
                "a method that is not modelled", PacketSet.all(), unknownSource(walk), gaps, List.of());
    }

    /** A public IPv4 address of the same machine, on whichever interface. */
    private static Optional<PublicIpAddress> publicIpBeside(Network network, NetworkInterface nic) {
        Stream<NetworkInterface> interfaces = nic.virtualMachine()
                .flatMap(id -> network.find(VirtualMachine.class, id))
                .map(machine -> machine.networkInterfaces().stream()
                        .flatMap(id -> network.find(NetworkInterface.class, id).stream()))
                .orElse(Stream.of(nic));
        return interfaces
                .flatMap(each -> each.ipConfigurations().stream())
                .flatMap(each -> each.publicIp().stream())
                .map(id -> network.get(PublicIpAddress.class, id))
                .filter(ip -> ip.family() == IpFamily.IPV4)
                .findFirst();
    }

    /** Azure takes default access away from a machine as soon as one of its interfaces has a public address. */
    private static OutboundMethod lost(PublicIpAddress other) {
        String text = "default outbound access, lost to " + other.label() + " of the same machine,";
        return new OutboundMethod(text, PacketSet.empty(), Rewrite.none(), List.of(), List.of());
    }

    /** Azure gives machines a way out by itself: IPv4 only, TCP and UDP only, from an address it chooses. */
    private static OutboundMethod byDefault(Walk walk, Place place) {
        List<Unknown> gaps = gaps(walk, place);
        return gaps.isEmpty() ? byAssumption(walk) : unmodelled(walk, gaps);
    }

    private static List<Unknown> gaps(Walk walk, Place place) {
        return place.subnet()
                .map(subnet -> walk.network().gapsAround(subnet, Gap.Effect.WAY_OUT))
                .orElse(List.of());
    }

    private static OutboundMethod byAssumption(Walk walk) {
        Assumption assumption = Assumption.DEFAULT_OUTBOUND_ACCESS;
        List<Assumption> rests = List.of(assumption);
        String text = "default outbound access";
        return switch (walk.network().assumptions().reading(assumption)) {
            case FIRST -> new OutboundMethod(text, TCP_AND_UDP_V4, unknownSource(walk), List.of(), rests);
            case SECOND -> new OutboundMethod("a private subnet:", PacketSet.empty(), Rewrite.none(), List.of(), rests);
            case ASK ->
                new OutboundMethod(text, TCP_AND_UDP_V4, unknownSource(walk), List.of(Doubts.of(assumption)), rests);
        };
    }

    private static OutboundMethod translated(String text, HostAddress address, IpFamily family, Walk walk) {
        Rewrite rewrite =
                Rewrite.none().source(addresses(address, family, walk)).sourcePort(PortSet.all());
        return new OutboundMethod(text, PacketSet.all().restrictTo(family), rewrite, List.of(), List.of());
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
