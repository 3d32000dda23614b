package io.canreach.reach;

import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.packet.IpSet;
import java.util.Optional;

/**
 * On-premises networks that may stand for virtual networks: two VPN gateways can be connected by a site on each side that
 * holds the other's prefixes, as classic ones always are.
 */
final class StandIns {
    private final Network network;

    StandIns(Network network) {
        this.network = network;
    }

    /** Why it is not known whether flows arrived at a site or in a virtual network for which it stands. */
    Optional<Unknown> doubt(Place.Site site, Strand strand) {
        IpSet there = strand.now().destinations();
        return network.all(VirtualNetwork.class).stream()
                .filter(vnet -> vnet.addresses().overlaps(there))
                .filter(vnet -> isConnectedBack(vnet, strand.now().sources()))
                .map(vnet -> new Unknown("whether " + site.label() + " stands for " + vnet.label()
                        + ", which is connected to a site likewise, is not declared"))
                .findFirst();
    }

    private boolean isConnectedBack(VirtualNetwork vnet, IpSet sources) {
        return network.all(GatewayConnection.class).stream()
                .filter(each -> isOwn(vnet, each.gateway()))
                .map(each -> network.get(OnPremisesNetwork.class, each.onPremises()))
                .anyMatch(site -> site.addresses().overlaps(sources));
    }

    private boolean isOwn(VirtualNetwork vnet, ResourceId id) {
        VirtualNetworkGateway gateway = network.get(VirtualNetworkGateway.class, id);
        return gateway.type() == VirtualNetworkGateway.Type.VPN
                && gateway.virtualNetwork().equals(vnet.id());
    }
}
