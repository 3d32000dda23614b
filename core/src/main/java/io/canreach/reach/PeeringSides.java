package io.canreach.reach;

import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.IpSet;
import io.canreach.routing.Peerings;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How both sides of a peering, or of a connected group, stand for packets that cross one way.
 *
 * @param here the sending network
 * @param there the receiving network
 * @param space the addresses of the sending network, which are not forwarded traffic
 * @param isOpen whether both sides allow access
 * @param takesForwarded whether the receiving side allows forwarded traffic
 * @param crossing the step of flows that cross
 */
record PeeringSides(
        VirtualNetwork here, VirtualNetwork there, IpSet space, boolean isOpen, boolean takesForwarded, Step crossing) {

    /** The sides of two networks; nothing where the receiving one is not in the network. */
    static Optional<PeeringSides> of(Network network, ResourceId from, ResourceId to) {
        VirtualNetwork here = network.get(VirtualNetwork.class, from);
        return network.find(VirtualNetwork.class, to).map(there -> of(here, there));
    }

    private static PeeringSides of(VirtualNetwork here, VirtualNetwork there) {
        boolean open = isOn(here, there, VnetPeering::allowVirtualNetworkAccess)
                && isOn(there, here, VnetPeering::allowVirtualNetworkAccess);
        boolean forwarded = isOn(there, here, VnetPeering::allowForwardedTraffic);
        Step step = Step.pass(Stage.PEERING, here.name() + " to " + there.name());
        return new PeeringSides(here, there, here.addresses(), open, forwarded, step);
    }

    /** A flag of one side; where there is no such side, as in a connected group, nothing is forbidden. */
    private static boolean isOn(VirtualNetwork owner, VirtualNetwork remote, Predicate<VnetPeering> flag) {
        return Peerings.counterpart(owner, remote).map(flag::test).orElse(true);
    }
}
