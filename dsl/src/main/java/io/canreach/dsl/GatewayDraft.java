package io.canreach.dsl;

import io.canreach.model.GatewayConnection;
import io.canreach.model.GatewaySettings;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.packet.Cidr;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the gateways and connections of what was said: one gateway of each type that connects anything. */
record GatewayDraft(Draft draft, VnetFacts vnet, ResourceId vnetId) {
    void add(List<ConnectionFacts> connections) {
        Map<VirtualNetworkGateway.Type, ResourceId> gateways = new EnumMap<>(VirtualNetworkGateway.Type.class);
        for (ConnectionFacts each : connections) {
            add(
                    gateways.computeIfAbsent(each.type(), this::gateway),
                    each.connection().facts());
        }
    }

    private ResourceId gateway(VirtualNetworkGateway.Type type) {
        String suffix = type == VirtualNetworkGateway.Type.VPN ? "-vpn" : "-expressroute";
        ResourceId id = ResourceId.of("virtualNetworkGateways", vnet.name() + suffix);
        draft.add(new VirtualNetworkGateway(id, vnet.location(), vnetId, type, GatewaySettings.STANDARD));
        return id;
    }

    private void add(ResourceId gateway, OnPremisesConnection.Facts said) {
        ResourceId site = draft.site(said.site());
        ResourceId id = gateway.child("connections", site.name());
        draft.each("connection '" + site.name() + "'", said.learned(), Cidr::parse)
                .ifPresent(learned -> draft.add(new GatewayConnection(
                        id,
                        gateway,
                        site,
                        said.status(),
                        learned,
                        GatewayConnection.Kind.SITE,
                        false,
                        false,
                        Optional.empty())));
    }
}
