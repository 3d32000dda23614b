package io.canreach.importer;

import io.canreach.model.DeploymentModel;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Ip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads virtual networks with their subnets and peerings. */
final class VirtualNetworks {
    private final Assembly assembly;
    private final Children<Subnet> subnets;
    private final Peerings reader;
    private final Children<VnetPeering> peerings;

    VirtualNetworks(Assembly assembly) {
        this.assembly = assembly;
        this.subnets = Children.agreeing(assembly, Types.SUBNET, "subnets", new Subnets(assembly)::read);
        this.reader = new Peerings(assembly);
        this.peerings = new Children<>(
                assembly, Types.PEERING, "virtualNetworkPeerings", reader::read, reader::both, Children::parentInDoubt);
    }

    void read() {
        for (Made<VirtualNetwork> made : assembly.make(Types.VNET, this::network)) {
            assembly.put(made.value());
            made.value().subnets().forEach(assembly::put);
        }
        reader.checkSides();
        Set<ResourceId> there = assembly.inventory().ids(Types.VNET);
        for (Made<Subnet> each : subnets.orphans(there)) {
            assembly.unknownNetworks().add(each.value().virtualNetwork(), each.value(), each.node());
        }
        peerings.orphans(there).forEach(VirtualNetworks::orphan);
    }

    private Optional<VirtualNetwork> network(ResourceId id, Node node) {
        return Optional.of(new VirtualNetwork(
                id,
                DeploymentModel.RESOURCE_MANAGER,
                node.location(),
                Prefixes.known(id, node.get("addressSpace"), assembly),
                dnsServers(node.at("dhcpOptions", "dnsServers")),
                subnets.of(id, node),
                peerings.of(id, node)));
    }

    private static List<Ip> dnsServers(Node list) {
        List<Ip> servers = new ArrayList<>();
        for (Node each : list.items()) {
            if (each.isExpression()) {
                each.info("a DNS server is not known: " + each.shown(), "no verdict depends on it");
                continue;
            }
            try {
                each.text().ifPresent(text -> servers.add(Ip.parse(text)));
            } catch (IllegalArgumentException refused) {
                each.refuse(String.valueOf(refused.getMessage()), "which DNS servers the network has is not known");
            }
        }
        return servers;
    }

    private static void orphan(Made<VnetPeering> peering) {
        String met = "the virtual network of peering '" + peering.id().name() + "' is not in the input";
        peering.node().warn(met, "the peering is left out; what that network reaches is undetermined");
    }
}
