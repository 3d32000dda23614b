package io.canreach.reach;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.Assumption;
import io.canreach.model.AzureFirewall;
import io.canreach.model.CloudService;
import io.canreach.model.Gap;
import io.canreach.model.HostAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.ResourceId;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Rewrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All ways out to the Internet of a place, the one that Azure uses first in front: the subnet's NAT gateway, the public
 * address of the interface, load balancers, and default outbound access where there is nothing else.
 *
 * @see <a href="https://learn.microsoft.com/azure/nat-gateway/nat-overview">Outbound connectivity</a>
 */
final class WaysOut {
    private static final Assumption NAT_FIRST = Assumption.NAT_GATEWAY_BEFORE_PUBLIC_IP;

    private final Walk walk;
    private final Network network;
    private final Place place;
    private final boolean byUserRoute;

    WaysOut(Walk walk, Place place, boolean byUserRoute) {
        this.walk = walk;
        this.network = walk.network();
        this.place = place;
        this.byUserRoute = byUserRoute;
    }

    /** The orders in which the ways may be used: one, unless it is disputed and nobody decided. */
    List<List<OutboundMethod>> orders() {
        List<Unknown> gaps = gaps();
        if (!gaps.isEmpty()) {
            return List.of(List.of(unmodelled(gaps)));
        }
        List<OutboundMethod> gateway = natGateway();
        List<OutboundMethod> own = own();
        boolean disputed = !gateway.isEmpty() && !own.isEmpty() && place instanceof Place.Interface;
        return disputed
                ? disputed(assuming(concat(gateway, own)), assuming(concat(own, gateway)))
                : List.of(others(concat(gateway, own)));
    }

    private List<List<OutboundMethod>> disputed(List<OutboundMethod> first, List<OutboundMethod> second) {
        return switch (network.assumptions().reading(NAT_FIRST)) {
            case FIRST -> List.of(first);
            case SECOND -> List.of(second);
            case ASK -> List.of(first, second);
        };
    }

    private static List<OutboundMethod> assuming(List<OutboundMethod> methods) {
        return methods.stream().map(each -> each.assuming(List.of(NAT_FIRST))).toList();
    }

    private static List<OutboundMethod> concat(List<OutboundMethod> some, List<OutboundMethod> more) {
        List<OutboundMethod> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private List<Unknown> gaps() {
        return place instanceof Place.Interface it
                ? network.gapsAround(it.address().networkInterface(), Gap.Effect.WAY_OUT)
                : place.subnet()
                        .map(subnet -> network.gapsAround(subnet, Gap.Effect.WAY_OUT))
                        .orElse(List.of());
    }

    private OutboundMethod unmodelled(List<Unknown> gaps) {
        Rewrite rewrite = OutboundMethod.shared(walk.view().internet().hosts());
        return OutboundMethod.of("a method that is not modelled", place, PacketSet.all(), rewrite)
                .doubting(gaps);
    }

    /** Versions 1 and 2 of App Service Environments, and classic machines, have ways of their own. */
    private List<OutboundMethod> natGateway() {
        boolean uses = place instanceof Place.Environment it
                ? it.ase().version() == AppServiceEnvironment.Version.V3
                : cloudService().isEmpty();
        return uses
                ? place.subnet()
                        .flatMap(Subnet::natGateway)
                        .map(this::natGateway)
                        .orElse(List.of())
                : List.of();
    }

    private List<OutboundMethod> natGateway(ResourceId id) {
        return List.of(new NatGatewayOutbound(walk, id).method(place));
    }

    private List<OutboundMethod> own() {
        if (place instanceof Place.Environment it) {
            boolean third = it.ase().version() == AppServiceEnvironment.Version.V3;
            String text = (third ? "outbound addresses of " : "public VIP of ")
                    + it.ase().label();
            return List.of(shared(text, AseEdge.callers(it.ase())));
        }
        if (place instanceof Place.App it) {
            IpSet addresses = new AppPlaces(network, walk.view().internet()).outbound(it.app());
            String text = "outbound addresses of " + it.app().label();
            return List.of(PublicAddresses.shared(text, place, OutboundMethod.TCP_AND_UDP, addresses));
        }
        if (place instanceof Place.Managed it && it.owner() instanceof AzureFirewall firewall) {
            return List.of(FirewallEgress.of(walk, place, firewall));
        }
        return place instanceof Place.Managed managed ? ofManaged(managed) : ofInterface();
    }

    /** Application gateways and bastions call from their own public addresses. */
    private List<OutboundMethod> ofManaged(Place.Managed managed) {
        if (managed.owner() instanceof SqlManagedInstance instance) {
            String words = "the public address by which " + instance.label() + " calls";
            return List.of(shared(words, List.of(new Unknown(words + " is Azure's choice"))));
        }
        List<ResourceId> ids = ManagedEnds.publicIps(managed.owner());
        IpSet addresses = new PublicAddresses(walk, ids).all();
        String text = "public addresses of " + managed.owner().label();
        return ids.isEmpty()
                ? List.of()
                : List.of(PublicAddresses.shared(text, place, OutboundMethod.TCP_AND_UDP, addresses));
    }

    /** From one of some IPv4 addresses that others use, too. */
    private OutboundMethod shared(String text, List<HostAddress> those) {
        IpSet addresses = IpSet.unionOf(those.stream()
                .map(each -> OutboundMethod.addresses(each, IpFamily.IPV4, walk))
                .toList());
        PacketSet carries = PacketSet.all().restrictTo(IpFamily.IPV4);
        return OutboundMethod.of(text, place, carries, OutboundMethod.shared(addresses));
    }

    private List<OutboundMethod> ofInterface() {
        if (!(place instanceof Place.Interface it)) {
            return List.of();
        }
        Optional<OutboundMethod> own = it.address()
                .configuration()
                .publicIp()
                .map(id -> network.get(PublicIpAddress.class, id))
                .map(this::publicIp);
        return own
                .or(() -> cloudService().map(service -> shared(service.label(), List.of(service.publicAddress()))))
                .stream()
                .toList();
    }

    private OutboundMethod publicIp(PublicIpAddress ip) {
        Rewrite rewrite = Rewrite.none().source(OutboundMethod.addresses(ip.address(), ip.family(), walk));
        return OutboundMethod.of(ip.toString(), place, PacketSet.all().restrictTo(ip.family()), rewrite);
    }

    private Optional<CloudService> cloudService() {
        return machine().flatMap(VirtualMachine::cloudService).map(id -> network.get(CloudService.class, id));
    }

    private Optional<VirtualMachine> machine() {
        return nic().flatMap(NetworkInterface::virtualMachine).flatMap(id -> network.find(VirtualMachine.class, id));
    }

    private Optional<NetworkInterface> nic() {
        return place instanceof Place.Interface it ? Optional.of(it.address().networkInterface()) : Optional.empty();
    }

    /** Load balancers carry what is left; default access is for machines that have nothing else. */
    private List<OutboundMethod> others(List<OutboundMethod> first) {
        BalancerOutbound balancers = new BalancerOutbound(walk, place);
        List<OutboundMethod> all = concat(first, balancers.methods());
        if (all.isEmpty()) {
            all.addAll(new DefaultOutbound(walk, place, byUserRoute).methods(balancers.closing()));
        }
        return all;
    }
}
