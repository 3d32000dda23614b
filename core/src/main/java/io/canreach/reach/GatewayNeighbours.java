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
        if (gateway.type() != VirtualNetworkGateway.Type.VPN
                || ingress.by().filter(GatewayLink.ToVnet.class::isInstance).isPresent()) {
            return legs;
        }
        VirtualNetwork hub = network.get(VirtualNetwork.class, gateway.virtualNetwork());
        IpSet rest = to.minus(reach.served(gateway));
        for (Neighbour neighbour : Neighbour.of(network, hub)) {
            IpSet here = rest.intersect(IpSet.of(neighbour.prefixes()));
            String name = "vnet '" + neighbour.virtualNetwork().name() + "'";
            legs.addAll(GatewayLeg.of(here, way(gateway, name, ingress)));
            rest = rest.minus(here);
        }
        return legs;
    }

    private GatewayWay way(VirtualNetworkGateway gateway, String neighbour, Ingress ingress) {
        if (ingress.by().isEmpty()) {
            String text = "whether " + gateway.label() + " forwards to " + neighbour + ", which does not use it, is not"
                    + " known";
            return GatewayWay.to(new End.Inside(gateway)).doubting(new Unknown(text));
        }
        GatewayLink.ToSite link = (GatewayLink.ToSite) ingress.by().get();
        String site =
                network.get(OnPremisesNetwork.class, link.own().onPremises()).label();
        if (link.isForClients()) {
            String text = "whether " + site + " reaches " + neighbour
                    + ", a peer that does not use their gateway, is not" + " certain";
            return GatewayWay.to(new End.Open(new Unknown(text)));
        }
        String text = "whether " + site + " sends what is for " + neighbour + ", which does not use " + gateway.label()
                + ", into its tunnel is not declared";
        return GatewayWay.to(new End.Inside(gateway)).doubting(new Unknown(text));
    }
}
