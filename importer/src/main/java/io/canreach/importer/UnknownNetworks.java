package io.canreach.importer;

import io.canreach.model.DefaultOutboundAccess;
import io.canreach.model.DeploymentModel;
import io.canreach.model.Gap;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.PrivateEndpointPolicies;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Cidr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Virtual networks that something in the input stands in and that are not in the input themselves. Of their addresses
 * only what peers learned is known, and of their subnets neither rules nor routes.
 */
final class UnknownNetworks {
    private final Assembly assembly;
    private final Set<ResourceId> made = new HashSet<>();

    UnknownNetworks(Assembly assembly) {
        this.assembly = assembly;
    }

    /** Whether a subnet is there; it is made where its whole network is not in the input. */
    boolean place(ResourceId subnet, Node node) {
        if (assembly.has(Subnet.class, subnet)) {
            return true;
        }
        Optional<ResourceId> vnet = Identity.byId(subnet.value())
                .filter(each -> each.key().equals(Types.SUBNET))
                .flatMap(each -> subnet.parent());
        if (vnet.isEmpty() || !isUnknown(vnet.get())) {
            return false;
        }
        Unknown reason = node.unknown(
                "subnet '" + vnet.get().name() + "/" + subnet.name() + "' is not in the input",
                "its addresses, NSG and routes are not known; what depends on them is undetermined");
        add(vnet.get(), unknown(subnet, reason), node);
        return true;
    }

    /** The subnet of something of which it is not known where it stands. */
    static ResourceId somewhere(ResourceId owner) {
        return ResourceId.of(owner.value() + "/virtualNetworks/unknown/subnets/unknown");
    }

    /** Makes a subnet for something of which it is not known where it stands. */
    ResourceId placeSomewhere(ResourceId owner, Node node) {
        ResourceId subnet = somewhere(owner);
        if (!assembly.has(Subnet.class, subnet)) {
            Unknown reason = node.unknown(
                    "the subnet of '" + owner.name() + "' is not known: "
                            + SecurityGroups.reference(node).shown(),
                    "what depends on where it stands is undetermined");
            add(subnet.parent().orElseThrow(), unknown(subnet, reason), node);
        }
        return subnet;
    }

    /** Adds a subnet that is known to a network that is not. */
    void add(ResourceId vnet, Subnet subnet, Node node) {
        VirtualNetwork network = assembly.find(VirtualNetwork.class, vnet).orElseGet(() -> network(vnet, node));
        List<Subnet> subnets = new ArrayList<>(network.subnets());
        subnets.add(subnet);
        assembly.put(subnet);
        assembly.put(new VirtualNetwork(
                vnet,
                network.model(),
                network.location(),
                network.addressSpace(),
                network.dnsServers(),
                subnets,
                network.peerings()));
    }

    private boolean isUnknown(ResourceId vnet) {
        return made.contains(vnet)
                || assembly.doubts().about(vnet).isPresent()
                || hasNamelessSubnet(vnet)
                || !assembly.inventory().has(Types.VNET, vnet);
    }

    /** Whether a subnet's name exists only on deployment, so that it may be any that something refers to. */
    private boolean hasNamelessSubnet(ResourceId vnet) {
        return assembly.inventory().sightings(Types.VNET, vnet).stream()
                .flatMap(each -> each.get("subnets").elements().stream())
                .anyMatch(each -> each.get("name").isExpression());
    }

    private Subnet unknown(ResourceId id, Unknown reason) {
        ResourceId rules = id.child("networkSecurityGroups", "unknown");
        ResourceId routes = id.child("routeTables", "unknown");
        assembly.gap(id, Gap.Effect.ADDRESSES, reason);
        assembly.put(NetworkSecurityGroup.unknown(rules, reason));
        assembly.put(RouteTables.unknown(routes, reason));
        return new Subnet(
                id,
                List.of(),
                Optional.of(rules),
                Optional.of(routes),
                Optional.empty(),
                DefaultOutboundAccess.NOT_SAID,
                List.of(),
                List.of(),
                PrivateEndpointPolicies.DISABLED);
    }

    /** The network as its peers know it: a connected peering has another side. */
    private VirtualNetwork network(ResourceId id, Node node) {
        made.add(id);
        assembly.gap(id, Gap.Effect.ADDRESSES, node, "virtual network '" + id.name() + "' is not in the input");
        List<Cidr> addresses = new ArrayList<>();
        List<VnetPeering> peerings = new ArrayList<>();
        for (VirtualNetwork peer : assembly.all(VirtualNetwork.class)) {
            peer.peerings().stream().filter(each -> leadsTo(id, each)).forEach(each -> {
                addresses.addAll(each.remoteAddressSpace());
                peerings.add(VnetPeering.connected("to-" + peer.name() + "-" + peerings.size(), peer.id()));
            });
        }
        return network(id, addresses.stream().distinct().sorted().toList(), List.of(), peerings);
    }

    private static boolean leadsTo(ResourceId vnet, VnetPeering peering) {
        return peering.remote().equals(vnet) && peering.state() == VnetPeering.State.CONNECTED;
    }

    private static VirtualNetwork network(
            ResourceId id, List<Cidr> addresses, List<Subnet> subnets, List<VnetPeering> peerings) {
        return new VirtualNetwork(id, DeploymentModel.RESOURCE_MANAGER, "", addresses, List.of(), subnets, peerings);
    }
}
