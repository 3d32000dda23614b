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
        Optional<CircuitNeighbour> possible = Optional.empty();
        for (GatewayConnection here : own) {
            for (GatewayConnection each : there) {
                if (!each.equals(here)
                        && here.circuit().isPresent()
                        && here.circuit().equals(each.circuit())) {
                    return Optional.of(new CircuitNeighbour(other, List.of(here.id(), each.id()), Optional.empty()));
                }
                if (possible.isEmpty() && mayBeOne(here, each)) {
                    List<ResourceId> via = List.of(here.id(), each.id());
                    possible = Optional.of(new CircuitNeighbour(other, via, Optional.of(doubt(other))));
                }
            }
        }
        return possible;
    }

    private static Unknown doubt(VirtualNetwork other) {
        return new Unknown("whether " + other.label()
                + " is on the same ExpressRoute circuit, and reached over it, is not declared");
    }

    private static boolean mayBeOne(GatewayConnection here, GatewayConnection there) {
        boolean unknown = here.circuit().isEmpty() || there.circuit().isEmpty();
        return here.onPremises().equals(there.onPremises())
                && (unknown || here.circuit().equals(there.circuit()));
    }

    private static List<GatewayConnection> up(GatewayReach reach, VirtualNetwork vnet) {
        return reach.connections(vnet).stream()
                .filter(each -> reach.type(each) == VirtualNetworkGateway.Type.EXPRESS_ROUTE)
                .filter(each -> each.status() != GatewayConnection.Status.NOT_CONNECTED)
                .toList();
    }
}
