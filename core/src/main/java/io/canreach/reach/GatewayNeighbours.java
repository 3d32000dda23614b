package io.canreach.reach;

import io.canreach.model.Network;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.packet.IpSet;
import io.canreach.reach.GatewayWay.End;
import io.canreach.routing.GatewayReach;
import io.canreach.routing.Neighbour;
import java.util.ArrayList;
import java.util.List;

/**
 * Virtual networks that are connected with that of a gateway and do not use it. Routes of the GatewaySubnet lead to them,
 * but nobody outside is told of them.
 */
final class GatewayNeighbours {
    private final Network network;
    private final GatewayReach reach;

    GatewayNeighbours(Network network, GatewayReach reach) {
        this.network = network;
        this.reach = reach;
    }

    List<GatewayLeg> legs(VirtualNetworkGateway gateway, IpSet to, Ingress ingress) {
        List<GatewayLeg> legs = new ArrayList<>();
        if (gateway.type() == VirtualNetworkGateway.Type.VPN && !ingress.isTunnel()) {
            VirtualNetwork hub = network.get(VirtualNetwork.class, gateway.virtualNetwork());
            IpSet rest = to.minus(reach.served(gateway));
            for (Neighbour neighbour : Neighbour.of(network, hub)) {
                IpSet here = rest.intersect(IpSet.of(neighbour.prefixes()));
                legs.addAll(GatewayLeg.of(here, way(gateway, neighbour, ingress)));
                rest = rest.minus(here);
            }
        }
        return legs;
    }

    private GatewayWay way(VirtualNetworkGateway gateway, Neighbour neighbour, Ingress ingress) {
        GatewayWay inside = GatewayWay.to(new End.Inside(gateway));
        String name = "vnet '" + neighbour.virtualNetwork().name() + "'";
        return ingress.by()
                .map(link -> fromOutside((GatewayLink.ToSite) link, gateway, name))
                .orElseGet(() -> inside.doubting(new Unknown("whether " + gateway.label() + " forwards to " + name
                        + ", which does not use it, is not known")));
    }

    private GatewayWay fromOutside(GatewayLink.ToSite link, VirtualNetworkGateway gateway, String neighbour) {
        String site =
                network.get(OnPremisesNetwork.class, link.own().onPremises()).label();
        if (link.isForClients()) {
            String text = "whether " + site + " reaches " + neighbour
                    + ", a peer that does not use their gateway, is not certain";
            return GatewayWay.to(new End.Open(new Unknown(text)));
        }
        String text = "whether " + site + " sends what is for " + neighbour + ", which does not use " + gateway.label()
                + ", into its tunnel is not declared";
        return GatewayWay.to(new End.Inside(gateway)).doubting(new Unknown(text));
    }
}
