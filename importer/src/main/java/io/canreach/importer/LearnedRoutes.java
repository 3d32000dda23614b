package io.canreach.importer;

import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What gateways learned, as the effective routes of an interface show it. Of whose interface, the routes of its own virtual
 * network tell, where only one network in the input has these prefixes.
 */
final class LearnedRoutes {
    private final Assembly assembly;
    private final Map<ResourceId, Set<Cidr>> byNetwork = new HashMap<>();

    LearnedRoutes(Assembly assembly) {
        this.assembly = assembly;
        assembly.inventory().routes().forEach(this::read);
    }

    private void read(Node document, List<Node> rows) {
        Set<Cidr> own = prefixes(rows, "default", "vnetlocal");
        List<VirtualNetwork> networks = assembly.all(VirtualNetwork.class).stream()
                .filter(each -> !own.isEmpty() && IpSet.of(List.copyOf(own)).equals(each.addresses()))
                .toList();
        if (networks.size() != 1) {
            document.warn(
                    (networks.isEmpty() ? "no" : "more than one") + " virtual network has the prefixes of these routes",
                    "they are not used");
        } else if (isKept(rows)) {
            document.info("the table belongs to a subnet that takes no routes from gateways", "it is not used");
        } else {
            byNetwork
                    .computeIfAbsent(networks.get(0).id(), any -> new LinkedHashSet<>())
                    .addAll(prefixes(rows, "virtualnetworkgateway", "virtualnetworkgateway"));
        }
    }

    private static boolean isKept(List<Node> rows) {
        return rows.stream().anyMatch(each -> each.flag("disableBgpRoutePropagation", false));
    }

    private static Set<Cidr> prefixes(List<Node> rows, String source, String hop) {
        Set<Cidr> prefixes = new LinkedHashSet<>();
        rows.stream()
                .filter(each -> is(each.get("source"), source) && is(each.get("nextHopType"), hop))
                .forEach(each -> prefixes.addAll(Prefixes.of(each, "addressPrefix", "addressPrefixes")));
        return prefixes;
    }

    private static boolean is(Node node, String text) {
        return node.text().orElse("").toLowerCase(Locale.ROOT).equals(text);
    }

    /** What the gateways of a network brought to it or to those that use them; empty where no table says it. */
    Optional<Set<Cidr>> of(ResourceId gatewayNetwork) {
        List<ResourceId> networks = new ArrayList<>(GatewayGaps.users(assembly, gatewayNetwork));
        networks.add(0, gatewayNetwork);
        return networks.stream().filter(byNetwork::containsKey).findFirst().map(this::learned);
    }

    /** Without the peers and networks that the routes lead to anyhow. */
    private Set<Cidr> learned(ResourceId vnet) {
        Set<Cidr> learned = new LinkedHashSet<>(byNetwork.getOrDefault(vnet, Set.of()));
        assembly.find(VirtualNetwork.class, vnet).ifPresent(network -> {
            network.peerings().stream().map(VnetPeering::remoteAddressSpace).forEach(learned::removeAll);
            learned.removeAll(network.addressSpace());
        });
        return learned;
    }
}
