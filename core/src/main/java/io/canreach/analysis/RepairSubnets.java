package io.canreach.analysis;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.ApplicationGateway;
import io.canreach.model.AzureFirewall;
import io.canreach.model.BastionHost;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpSet;
import io.canreach.reach.Hop;
import io.canreach.reach.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The subnets that flows pass or would pass, and copies of what they stand in. */
final class RepairSubnets {
    private static final int MOST = 6;
    private final Network network;

    RepairSubnets(Network network) {
        this.network = network;
    }

    /** Where flows begin, what they pass, and where they are to arrive. */
    List<Subnet> of(Part part) {
        Stream<ResourceId> passed =
                part.trace().hops().stream().map(Hop::resource).flatMap(Optional::stream);
        Stream<ResourceId> decided = part.decidedBy().resource().stream();
        IpSet ends = part.packets().sources().union(part.packets().destinations());
        IpSet all = ends.union(RepairGates.seenLast(part).destinations());
        Stream<Subnet> at = network.all(Subnet.class).stream()
                .filter(subnet -> subnet.addresses().overlaps(all));
        Stream<Subnet> on = Stream.concat(passed, decided).map(this::of).flatMap(Optional::stream);
        return Stream.concat(on, at).distinct().limit(MOST).toList();
    }

    Optional<Subnet> of(ResourceId id) {
        return network.find(Subnet.class, id)
                .or(() -> of(NetworkInterface.class, id, NetworkInterface::subnet))
                .or(() -> of(AppServiceEnvironment.class, id, AppServiceEnvironment::subnet))
                .or(() -> of(AzureFirewall.class, id, AzureFirewall::subnet))
                .or(() -> of(ApplicationGateway.class, id, ApplicationGateway::subnet))
                .or(() -> of(PrivateEndpoint.class, id, PrivateEndpoint::subnet))
                .or(() -> of(SqlManagedInstance.class, id, SqlManagedInstance::subnet))
                .or(() -> of(BastionHost.class, id, BastionHost::subnet));
    }

    private <T extends Resource> Optional<Subnet> of(Class<T> type, ResourceId id, Function<T, ResourceId> subnet) {
        return network.find(type, id).map(subnet).flatMap(each -> network.find(Subnet.class, each));
    }

    /** The virtual network of a subnet with the subnet as it is afterwards. */
    VirtualNetwork with(Subnet after) {
        VirtualNetwork vnet = network.virtualNetworkOf(after);
        List<Subnet> subnets = vnet.subnets().stream()
                .map(each -> each.id().equals(after.id()) ? after : each)
                .toList();
        return new VirtualNetwork(
                vnet.id(),
                vnet.model(),
                vnet.location(),
                vnet.addressSpace(),
                vnet.dnsServers(),
                subnets,
                vnet.peerings());
    }
}
