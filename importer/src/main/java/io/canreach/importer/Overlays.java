package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetwork;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What lays routes or rules over virtual networks from outside: hubs and route servers. */
final class Overlays {
    private static final String HUB = "microsoft.network/virtualhubs";
    private static final String WAN = "microsoft.network/virtualwans";

    private final Assembly assembly;
    private final Inventory inventory;

    Overlays(Assembly assembly) {
        this.assembly = assembly;
        this.inventory = assembly.inventory();
    }

    void read() {
        inventory.ofType(HUB).forEach((id, nodes) -> nodes.forEach(node -> hub(id, node)));
        if (inventory.ids(HUB).isEmpty()) {
            first(WAN)
                    .ifPresent(
                            wan -> everywhere(Gap.Effect.ROUTING, wan, "the routes of the virtual WAN are not known"));
        }
    }

    private Optional<Node> first(String type) {
        return inventory.ofType(type).values().stream().flatMap(List::stream).findFirst();
    }

    /** A hub or route server routes for the networks it is connected to, or for any where none is named. */
    private void hub(ResourceId id, Node node) {
        Set<ResourceId> networks = new LinkedHashSet<>();
        Stream<Node> connections = Stream.concat(
                node.objects("virtualNetworkConnections").stream(), children(id, "hubvirtualnetworkconnections"));
        connections.forEach(each -> each.reference("remoteVirtualNetwork").ifPresent(networks::add));
        Stream<Node> places =
                Stream.concat(node.objects("ipConfigurations").stream(), children(id, "ipconfigurations"));
        places.forEach(
                each -> each.reference("subnet").flatMap(ResourceId::parent).ifPresent(networks::add));
        String met = "the routes of '" + id.name() + "' are not modelled";
        if (networks.isEmpty()) {
            everywhere(Gap.Effect.ROUTING, node, met);
        }
        networks.forEach(vnet -> assembly.gap(vnet, Gap.Effect.ROUTING, node, met));
        if (hasFirewall(id, node)) {
            String in = "the firewall of hub '" + id.name() + "' may let the Internet in by address translation";
            networks.forEach(vnet -> assembly.gap(vnet, Gap.Effect.WAY_IN, node, in));
        }
    }

    private boolean hasFirewall(ResourceId hub, Node node) {
        return node.get("azureFirewall").isPresent()
                || inventory.ofType(Types.FIREWALL).values().stream()
                        .flatMap(List::stream)
                        .anyMatch(
                                each -> References.known(each.get("virtualHub")).equals(Optional.of(hub)));
    }

    private Stream<Node> children(ResourceId hub, String type) {
        return inventory.ofType(HUB + "/" + type).entrySet().stream()
                .filter(each -> each.getKey().parent().filter(hub::equals).isPresent())
                .flatMap(each -> each.getValue().stream());
    }

    private void everywhere(Gap.Effect effect, Node node, String met) {
        assembly.all(VirtualNetwork.class).forEach(vnet -> assembly.gap(vnet.id(), effect, node, met));
    }
}
