package io.canreach.routing;

import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
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
    private final Map<Cidr, Set<ResourceId>> circuits = new LinkedHashMap<>();
    private final Map<Cidr, Set<ResourceId>> tunnels = new LinkedHashMap<>();
    private final List<UncertainRoute> uncertain = new ArrayList<>();
    private boolean disputed;

    /** What is inside of the network or its neighbours is reached without a circuit. */
    GatewayRoutes(Network network, VirtualNetwork vnet, IpSet inside) {
        this.reach = new GatewayReach(network);
        this.usable = reach.connections(vnet);
        for (GatewayConnection each : usable) {
            add(each);
        }
        for (VnetToVnetConnection each : reach.vnetConnections(vnet)) {
            add(each);
        }
        for (CircuitNeighbour each : CircuitNeighbour.of(network, vnet)) {
            add(each, inside);
        }
    }

    /** Of equal prefixes the first one is used. */
    List<EffectiveRoute> rows() {
        Set<Cidr> prefixes = new LinkedHashSet<>();
        for (GatewayConnection each : usable) {
            prefixes.addAll(reach.prefixes(each));
        }
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
    private void add(CircuitNeighbour neighbour, IpSet inside) {
        for (Cidr prefix : neighbour.virtualNetwork().addressSpace()) {
            if (neighbour.doubt().isPresent()) {
                EffectiveRoute route = EffectiveRoute.gateway(prefix, neighbour.via());
                IpSet possible = IpSet.of(prefix).minus(inside);
                uncertain.add(new UncertainRoute(
                        possible, Optional.of(route), neighbour.doubt().get()));
            } else {
                via(circuits, prefix).addAll(neighbour.via());
            }
        }
    }
}
