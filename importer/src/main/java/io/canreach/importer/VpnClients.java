package io.canreach.importer;

import io.canreach.model.GatewayConnection;
import io.canreach.model.GatewayConnection.Kind;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.packet.Cidr;
import java.util.ArrayList;
import java.util.List;

/** Reads the pools of addresses that gateways give to single VPN clients. */
final class VpnClients {
    private final Assembly assembly;

    VpnClients(Assembly assembly) {
        this.assembly = assembly;
    }

    /** Whether a gateway has clients, which it then has. */
    boolean read(VirtualNetworkGateway gateway, Node node) {
        List<Cidr> pools = pools(node.get("vpnClientConfiguration"));
        boolean serves = gateway.type() == VirtualNetworkGateway.Type.VPN && !pools.isEmpty();
        if (serves) {
            ResourceId pool = gateway.id().child("vpnClients", gateway.id().name() + "-clients");
            ResourceId id = gateway.id().child("connections", pool.name());
            assembly.put(new OnPremisesNetwork(pool, pools));
            assembly.put(GatewayConnection.of(id, gateway.id(), pool, Status.CONNECTED, Kind.CLIENTS));
        }
        return serves;
    }

    private static List<Cidr> pools(Node configuration) {
        if (!configuration.isPresent()) {
            return List.of();
        }
        List<Cidr> pools = new ArrayList<>(pool(configuration));
        configuration.objects("vngClientConnectionConfigurations").forEach(each -> pools.addAll(pool(each)));
        return pools.stream().distinct().toList();
    }

    private static List<Cidr> pool(Node node) {
        return Prefixes.of(node.get("vpnClientAddressPool"), "addressPrefix", "addressPrefixes");
    }
}
