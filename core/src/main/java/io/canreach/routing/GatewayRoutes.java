package io.canreach.routing;

import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.model.VnetToVnetConnection;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The routes that gateways give to a virtual network. Connections of one kind that lead to the same prefix share a route;
 * ExpressRoute stands before VPN.
 */
final class GatewayRoutes {
    private final GatewayReach reach;
    private final List<GatewayConnection> usable;
    private final List<GatewayConnection> upCircuits;
    private final Map<Cidr, Set<ResourceId>> circuits = new LinkedHashMap<>();
    private final Map<Cidr, Set<ResourceId>> tunnels = new LinkedHashMap<>();
    private final List<UncertainRoute> uncertain = new ArrayList<>();
    private boolean disputed;

    /** What is inside of the network or its neighbours is reached without a circuit. */
    GatewayRoutes(Network network, VirtualNetwork vnet, IpSet inside) {
        this.reach = new GatewayReach(network);
        this.usable = reach.connections(vnet);
        this.upCircuits = up(usable);
        usable.forEach(this::add);
        reach.vnetConnections(vnet).forEach(this::add);
        if (!upCircuits.isEmpty()) {
            network.all(VirtualNetwork.class).stream()
                    .filter(other -> !other.id().equals(vnet.id()))
                    .forEach(other -> addByCircuit(other, inside));
        }
    }

    /** Of equal prefixes the first one is used. */
    List<EffectiveRoute> rows() {
        Set<Cidr> prefixes = new LinkedHashSet<>();
        usable.forEach(each -> prefixes.addAll(reach.prefixes(each)));
        prefixes.addAll(circuits.keySet());
        prefixes.addAll(tunnels.keySet());
        List<EffectiveRoute> rows = new ArrayList<>();
        for (Cidr prefix : prefixes) {
            for (Map<Cidr, Set<ResourceId>> kind : List.of(circuits, tunnels)) {
                Optional.ofNullable(kind.get(prefix))
                        .ifPresent(via -> rows.add(EffectiveRoute.gateway(prefix, List.copyOf(via))));
            }
        }
        return rows;
    }

    List<UncertainRoute> uncertain() {
        return uncertain;
    }

    /** Whether there is a prefix that one tunnel declares and another learned. */
    boolean isDisputed() {
        return disputed;
    }

    private void add(GatewayConnection connection) {
        for (Cidr prefix : reach.prefixes(connection)) {
            if (reach.type(connection) == VirtualNetworkGateway.Type.EXPRESS_ROUTE) {
                via(circuits, prefix).add(connection.id());
            } else {
                List<GatewayConnection> leading = reach.tunnels(usable, prefix);
                disputed |= !reach.declared(leading, prefix).equals(leading);
                reach.byReading(leading, prefix)
                        .forEach(each -> via(tunnels, prefix).add(each.id()));
            }
        }
    }

    private void add(VnetToVnetConnection connection) {
        reach.prefixes(connection).forEach(prefix -> via(tunnels, prefix).add(connection.id()));
    }

    private static Set<ResourceId> via(Map<Cidr, Set<ResourceId>> kind, Cidr prefix) {
        return kind.computeIfAbsent(prefix, any -> new LinkedHashSet<>());
    }

    /** Networks on one circuit reach each other over it; whether it is one circuit need not be known. */
    private void addByCircuit(VirtualNetwork other, IpSet inside) {
        List<GatewayConnection> there = up(reach.connections(other));
        for (GatewayConnection here : upCircuits) {
            Optional<GatewayConnection> same = there.stream()
                    .filter(each -> !each.equals(here))
                    .filter(each -> here.circuit().isPresent() && here.circuit().equals(each.circuit()))
                    .findFirst();
            if (same.isPresent()) {
                List<ResourceId> both = List.of(here.id(), same.get().id());
                other.addressSpace().forEach(prefix -> via(circuits, prefix).addAll(both));
                return;
            }
        }
        if (upCircuits.stream().anyMatch(here -> there.stream().anyMatch(each -> mayBeOne(here, each)))) {
            Unknown reason = new Unknown("whether " + other.label()
                    + " is on the same ExpressRoute circuit, and reached over it, is not declared");
            EffectiveRoute route = EffectiveRoute.gateway(Cidr.ANY_IPV4, List.of());
            uncertain.add(new UncertainRoute(other.addresses().minus(inside), Optional.of(route), reason));
        }
    }

    private static boolean mayBeOne(GatewayConnection here, GatewayConnection there) {
        boolean unknown = here.circuit().isEmpty() || there.circuit().isEmpty();
        return here.onPremises().equals(there.onPremises())
                && (unknown || here.circuit().equals(there.circuit()));
    }

    private List<GatewayConnection> up(List<GatewayConnection> connections) {
        return connections.stream()
                .filter(each -> reach.type(each) == VirtualNetworkGateway.Type.EXPRESS_ROUTE)
                .filter(each -> each.status() != GatewayConnection.Status.NOT_CONNECTED)
                .toList();
    }
}
