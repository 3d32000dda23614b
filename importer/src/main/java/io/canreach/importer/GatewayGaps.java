package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.model.VnetToVnetConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is not known of the routes of gateways: it opens their networks, those that use them, and those that hear of them. */
final class GatewayGaps {
    private final Assembly assembly;
    private final Map<ResourceId, List<Unknown>> open = new HashMap<>();

    GatewayGaps(Assembly assembly) {
        this.assembly = assembly;
    }

    void add(VirtualNetworkGateway gateway, Node node, String met) {
        Unknown reason = node.unknown(met, Consequences.of(Gap.Effect.ROUTING));
        open.computeIfAbsent(gateway.id(), any -> new ArrayList<>()).add(reason);
    }

    /** Tells the gaps to all whom they concern; only when all connections are read. */
    void spread() {
        Map<ResourceId, VirtualNetworkGateway> gateways = new HashMap<>();
        assembly.all(VirtualNetworkGateway.class).forEach(each -> gateways.put(each.id(), each));
        open.forEach((id, reasons) -> hearing(id).forEach(gateway -> {
            VirtualNetworkGateway there = gateways.get(gateway);
            if (there != null) {
                reasons.forEach(reason -> tell(there.virtualNetwork(), reason));
            }
        }));
    }

    /** The gateways that hear by BGP, over others or not, what a gateway knows. */
    private Set<ResourceId> hearing(ResourceId gateway) {
        Set<ResourceId> hearing = new HashSet<>(Set.of(gateway));
        boolean more = true;
        while (more) {
            more = false;
            for (VnetToVnetConnection each : assembly.all(VnetToVnetConnection.class)) {
                more |= each.bgp() && hearing.contains(each.remoteGateway()) && hearing.add(each.gateway());
            }
        }
        return hearing;
    }

    private void tell(ResourceId vnet, Unknown reason) {
        assembly.gap(vnet, Gap.Effect.ROUTING, reason);
        users(assembly, vnet).forEach(user -> assembly.gap(user, Gap.Effect.ROUTING, reason));
    }

    /** The networks that use the gateways of another one. */
    static List<ResourceId> users(Assembly assembly, ResourceId hub) {
        return assembly.all(VirtualNetwork.class).stream()
                .filter(each -> each.peerings().stream()
                        .anyMatch(peering ->
                                peering.useRemoteGateways() && peering.remote().equals(hub)))
                .map(VirtualNetwork::id)
                .toList();
    }
}
