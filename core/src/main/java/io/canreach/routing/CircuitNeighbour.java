package io.canreach.routing;

import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A virtual network that another one reaches over an ExpressRoute circuit to which both are connected.
 *
 * @param virtualNetwork the neighbour
 * @param via the connections to the circuit on both sides, this one's first
 * @param doubt why it is not known whether both are on one circuit; empty where it is known
 * @see <a href="https://learn.microsoft.com/azure/expressroute/expressroute-howto-linkvnet-arm">Networks on a circuit</a>
 */
public record CircuitNeighbour(VirtualNetwork virtualNetwork, List<ResourceId> via, Optional<Unknown> doubt) {
    /**
     * Copies the list.
     *
     * @param virtualNetwork the neighbour
     * @param via the connections to the circuit on both sides, this one's first
     * @param doubt why it is not known whether both are on one circuit; empty where it is known
     */
    public CircuitNeighbour {
        via = List.copyOf(via);
    }

    /**
     * The neighbours of a virtual network by circuits.
     *
     * @param network the network
     * @param vnet one of its virtual networks
     * @return those that are surely or possibly on one circuit with it, by connections that are not down
     */
    public static List<CircuitNeighbour> of(Network network, VirtualNetwork vnet) {
        GatewayReach reach = new GatewayReach(network);
        List<GatewayConnection> own = up(reach, vnet);
        List<CircuitNeighbour> found = new ArrayList<>();
        if (!own.isEmpty()) {
            network.all(VirtualNetwork.class).stream()
                    .filter(other -> !other.id().equals(vnet.id()))
                    .forEach(other -> joined(own, other, up(reach, other)).ifPresent(found::add));
        }
        return found;
    }

    private static Optional<CircuitNeighbour> joined(
            List<GatewayConnection> own, VirtualNetwork other, List<GatewayConnection> there) {
        return pair(own, there, CircuitNeighbour::isOne)
                .map(via -> new CircuitNeighbour(other, via, Optional.empty()))
                .or(() -> pair(own, there, CircuitNeighbour::mayBeOne)
                        .map(via -> new CircuitNeighbour(other, via, Optional.of(doubt(other)))));
    }

    private static Optional<List<ResourceId>> pair(
            List<GatewayConnection> own,
            List<GatewayConnection> there,
            BiPredicate<GatewayConnection, GatewayConnection> joined) {
        return own.stream()
                .flatMap(here -> there.stream()
                        .filter(each -> joined.test(here, each))
                        .map(each -> List.of(here.id(), each.id())))
                .findFirst();
    }

    private static boolean isOne(GatewayConnection here, GatewayConnection there) {
        return !here.equals(there)
                && here.circuit().isPresent()
                && here.circuit().equals(there.circuit());
    }

    private static Unknown doubt(VirtualNetwork other) {
        return new Unknown("whether " + other.label()
                + " is on the same ExpressRoute circuit, and reached over it, is not declared");
    }

    private static boolean mayBeOne(GatewayConnection here, GatewayConnection there) {
        boolean unknown = here.circuit().isEmpty() || there.circuit().isEmpty();
        return !here.equals(there) && unknown && here.onPremises().equals(there.onPremises());
    }

    private static List<GatewayConnection> up(GatewayReach reach, VirtualNetwork vnet) {
        List<GatewayConnection> up = new ArrayList<>();
        for (GatewayConnection each : reach.connections(vnet)) {
            if (reach.type(each) == VirtualNetworkGateway.Type.EXPRESS_ROUTE
                    && each.status() != GatewayConnection.Status.NOT_CONNECTED) {
                up.add(each);
            }
        }
        return up;
    }
}
