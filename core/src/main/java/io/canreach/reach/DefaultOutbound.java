package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.LoadBalancer;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PacketSet;
import io.canreach.security.Doubts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Default outbound access: the way out that Azure gives to machines which have no other. It is for TCP and UDP of IPv4, from
 * an address that Azure chooses, and not there in private subnets.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access">Default outbound
 *     access</a>
 */
final class DefaultOutbound {
    private static final String NAME = "default outbound access";

    private final Walk walk;
    private final Network network;
    private final Place place;
    private final boolean byUserRoute;

    DefaultOutbound(Walk walk, Place place, boolean byUserRoute) {
        this.walk = walk;
        this.network = walk.network();
        this.place = place;
        this.byUserRoute = byUserRoute;
    }

    List<OutboundMethod> methods(Optional<LoadBalancer> closing) {
        Optional<PublicIpAddress> other = publicIpBeside();
        if (other.isPresent()) {
            return List.of(lost("to " + other.get().label() + " of the same machine"));
        }
        if (closing.isPresent()) {
            return List.of(lost("as a member of " + closing.get().label() + " (Standard)"));
        }
        return place.subnet().map(this::inSubnet).orElse(List.of(open()));
    }

    private OutboundMethod lost(String why) {
        return OutboundMethod.none(NAME + " is lost " + why);
    }

    /** In a subnet that a service manages, the service cares for its way out. */
    private List<OutboundMethod> inSubnet(Subnet subnet) {
        if (!subnet.delegations().isEmpty()) {
            return List.of(open());
        }
        return switch (subnet.defaultOutboundAccess()) {
            case ON -> List.of(open());
            case OFF -> closed(subnet);
            case NOT_SAID -> bySilence(subnet);
        };
    }

    private List<OutboundMethod> bySilence(Subnet subnet) {
        Assumption assumption = Assumption.DEFAULT_OUTBOUND_ACCESS;
        List<OutboundMethod> methods = switch (network.assumptions().reading(assumption)) {
            case FIRST -> List.of(open());
            case SECOND -> closed(subnet);
            case ASK -> List.of(open().doubting(List.of(Doubts.of(assumption))));
        };
        return methods.stream().map(each -> each.assuming(List.of(assumption))).toList();
    }

    private OutboundMethod open() {
        PacketSet carries = OutboundMethod.TCP_AND_UDP.restrictTo(IpFamily.IPV4);
        return OutboundMethod.of(
                NAME,
                place,
                carries,
                OutboundMethod.shared(walk.view().internet().hosts()));
    }

    private List<OutboundMethod> closed(Subnet subnet) {
        List<OutboundMethod> methods = new ArrayList<>(new RegionalStorage(walk, subnet, byUserRoute).methods());
        methods.add(OutboundMethod.none("a private subnet has no default outbound access: " + subnet.label()));
        return methods;
    }

    /** A public IPv4 address of the same machine, on whichever interface. */
    private Optional<PublicIpAddress> publicIpBeside() {
        return interfaces()
                .flatMap(each -> each.ipConfigurations().stream())
                .flatMap(each -> each.publicIp().stream())
                .map(id -> network.get(PublicIpAddress.class, id))
                .filter(ip -> ip.family() == IpFamily.IPV4)
                .findFirst();
    }

    private Stream<NetworkInterface> interfaces() {
        if (!(place instanceof Place.Interface it)) {
            return Stream.empty();
        }
        NetworkInterface nic = it.address().networkInterface();
        return nic.virtualMachine()
                .flatMap(id -> network.find(VirtualMachine.class, id))
                .map(machine -> machine.networkInterfaces().stream()
                        .flatMap(id -> network.find(NetworkInterface.class, id).stream()))
                .orElse(Stream.of(nic));
    }
}
