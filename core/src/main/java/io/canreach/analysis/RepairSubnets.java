package io.canreach.analysis;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.ApplicationGateway;
import io.canreach.model.AzureFirewall;
import io.canreach.model.BastionHost;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.ResourceId;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpSet;
import io.canreach.reach.Hop;
import io.canreach.reach.Part;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        Set<Subnet> found = new LinkedHashSet<>();
        part.trace().hops().stream()
                .map(Hop::resource)
                .flatMap(Optional::stream)
                .forEach(id -> of(id).ifPresent(found::add));
        part.decidedBy().resource().flatMap(this::of).ifPresent(found::add);
        IpSet ends = part.packets().sources().union(part.packets().destinations());
        ends = ends.union(RepairGates.seenLast(part).destinations());
        for (Subnet subnet : network.all(Subnet.class)) {
            if (subnet.addresses().overlaps(ends)) {
                found.add(subnet);
            }
        }
        return found.stream().limit(MOST).toList();
    }

    Optional<Subnet> of(ResourceId id) {
        Optional<ResourceId> subnet = Stream.of(
                        network.find(Subnet.class, id).map(Subnet::id),
                        network.find(NetworkInterface.class, id).map(NetworkInterface::subnet),
                        network.find(AppServiceEnvironment.class, id).map(AppServiceEnvironment::subnet),
                        network.find(AzureFirewall.class, id).map(AzureFirewall::subnet),
                        network.find(ApplicationGateway.class, id).map(ApplicationGateway::subnet),
                        network.find(PrivateEndpoint.class, id).map(PrivateEndpoint::subnet),
                        network.find(SqlManagedInstance.class, id).map(SqlManagedInstance::subnet),
                        network.find(BastionHost.class, id).map(BastionHost::subnet))
                .flatMap(Optional::stream)
                .findFirst();
        return subnet.flatMap(each -> network.find(Subnet.class, each));
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
