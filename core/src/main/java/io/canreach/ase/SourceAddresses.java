package io.canreach.ase;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.Endpoint;
import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.NatGateway;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.routing.EffectiveRoutes;
import io.canreach.routing.RoutePart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tells from which addresses the calls of an App Service Environment come. */
final class SourceAddresses {
    private final Network network;
    private final AppServiceEnvironment ase;
    private final Subnet subnet;

    SourceAddresses(Network network, AppServiceEnvironment ase) {
        this.network = network;
        this.ase = ase;
        this.subnet = network.get(Subnet.class, ase.subnet());
    }

    /** The public addresses of calls that leave straight for the Internet. */
    List<HostAddress> outside() {
        if (ase.version() != Version.V3) {
            return List.of(ase.publicVip());
        }
        return subnet.natGateway()
                .map(id -> addresses(network.get(NatGateway.class, id)))
                .orElse(ase.outboundAddresses());
    }

    private List<HostAddress> addresses(NatGateway gateway) {
        List<HostAddress> all = new ArrayList<>();
        for (ResourceId id : gateway.publicIps()) {
            all.add(network.get(PublicIpAddress.class, id).address());
        }
        for (Cidr prefix : gateway.publicIpPrefixes()) {
            addresses(prefix).map(KnownAddress::new).forEach(all::add);
        }
        return all;
    }

    private static Stream<Ip> addresses(Cidr prefix) {
        return Stream.iterate(prefix.first(), prefix::contains, each -> each.plus(1));
    }

    /** What a destination sees: as the flows that are not dropped arrive, and where all are, as the route would have it. */
    IpSet seenBy(Ip destination) {
        Question question = Question.of(
                RequiredConnectivity.source(ase), new Endpoint.Address(IpSet.of(destination)), Traffic.tcp(443));
        List<Part> passing = Reachability.of(network).answer(question).parts().stream()
                .filter(part -> part.fate() != Fate.DROPPED)
                .toList();
        boolean vipUnknown = outside().stream().anyMatch(each -> !(each instanceof KnownAddress));
        if (passing.isEmpty() || (vipUnknown && passing.stream().anyMatch(Part::viaInternet))) {
            return byRoute(destination);
        }
        return IpSet.unionOf(
                passing.stream().map(part -> part.translated().sources()).toList());
    }

    private IpSet byRoute(Ip destination) {
        VirtualNetwork vnet = network.virtualNetworkOf(subnet);
        RoutePart part = EffectiveRoutes.of(network, subnet).select(destination);
        boolean leaves = part.route()
                .filter(route -> route.nextHopType() == NextHopType.INTERNET)
                .isPresent();
        if (!leaves || vnet.addresses().contains(destination)) {
            return subnet.addresses();
        }
        return IpSet.unionOf(outside().stream()
                .map(each -> each instanceof KnownAddress known ? IpSet.of(known.ip()) : IpSet.empty())
                .toList());
    }
}
