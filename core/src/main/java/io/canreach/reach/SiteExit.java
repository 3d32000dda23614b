package io.canreach.reach;

import io.canreach.model.Gap;
import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Rewrite;
import io.canreach.reach.GatewayWay.End;
import java.util.List;
import java.util.Optional;

/** Flows that begin on-premises, or at VPN clients: by the site's connections into virtual networks and to other sites. */
final class SiteExit {
    private final Walk walk;
    private final Network network;
    private final OnPremisesNetwork site;
    private final GatewayCrossing gateways;

    SiteExit(Walk walk, OnPremisesNetwork site) {
        this.walk = walk;
        this.network = walk.network();
        this.site = site;
        this.gateways = new GatewayCrossing(walk);
    }

    void leave(Strand all) {
        Strand own = all.narrow(Walk.to(SiteSpace.known(network, site)));
        walk.undetermined(own, Stage.GATEWAY, new Unknown("what is inside of " + site.label() + " is not modelled"));
        toOthers(all.without(own.asked()));
    }

    private void toOthers(Strand strand) {
        List<GatewayConnection> connections = SiteSpace.connections(network, site.id());
        List<GatewayLeg> legs = walk.view()
                .gateways()
                .fromSite(connections, Optional.empty(), strand.now().destinations());
        walk.split(
                strand,
                legs,
                leg -> Walk.to(leg.addresses()),
                (some, leg) -> walk.choose(some, leg.ways(), GatewayWay::label, this::take));
    }

    private void take(Strand strand, GatewayWay way) {
        if (way.end() instanceof End.Nowhere) {
            withoutConnection(strand);
        } else if (way.end() instanceof End.Open open) {
            walk.undetermined(strand.doubting(way.doubts()), Stage.GATEWAY, open.reason());
        } else if (way.end() instanceof End.Lost lost) {
            gateways.lose(strand.assuming(way.assumptions()), lost, this::take);
        } else {
            follow(gateways.along(strand.crossing(Crossing.gateway(Optional.empty())), onward(way)), way);
        }
    }

    private void follow(Strand strand, GatewayWay way) {
        if (way.end() instanceof End.Site other) {
            gateways.arriveAt(other.connection(), strand);
        } else if (way.end() instanceof End.Inside inside) {
            enter(strand, way, gateways.place(inside.gateway()));
        }
    }

    private void enter(Strand strand, GatewayWay way, Place.Gateway place) {
        FastPath.Entry entry = new FastPath.Entry() {
            @Override
            public void byGateway(Strand next) {
                walk.route(place, gateways.entering(next, place.gateway()));
            }

            @Override
            public void straight(Strand next) {
                walk.arrive(next, network.virtualNetworkOf(place.inSubnet()), "VirtualNetwork");
            }
        };
        new FastPath(walk).enter(strand, way, place, false, entry);
    }

    /** The way without the connection by which the site itself is connected. */
    private static GatewayWay onward(GatewayWay way) {
        List<GatewayLink> links = way.links().subList(1, way.links().size());
        return new GatewayWay(links, way.end(), way.doubts(), way.assumptions());
    }

    /** What a site reaches without Azure's help: the Internet by its own way. */
    private void withoutConnection(Strand strand) {
        Strand rest = withoutOtherSites(strand);
        Strand unknown = rest.narrow(Walk.to(openNetworks()));
        String doubt = "whether " + site.label() + " reaches a virtual network of which not all routes are known";
        walk.undetermined(unknown, Stage.GATEWAY, new Unknown(doubt));
        rest = rest.without(unknown.asked());
        Strand toInternet = rest.narrow(Walk.to(InternetPlace.routed()));
        lost(rest.without(toInternet.asked()));
        overInternet(toInternet);
    }

    private Strand withoutOtherSites(Strand strand) {
        Strand rest = strand;
        for (OnPremisesNetwork other : network.all(OnPremisesNetwork.class)) {
            if (SiteSpace.mayBeJoined(network, site, other)) {
                Strand there = rest.narrow(Walk.to(SiteSpace.known(network, other)));
                walk.undetermined(there, Stage.GATEWAY, joined(other));
                rest = rest.without(there.asked());
            }
        }
        return rest;
    }

    private Unknown joined(OnPremisesNetwork other) {
        return new Unknown("whether " + site.label() + " and " + other.label()
                + " are joined by ExpressRoute Global Reach, or by a way of their own, is not declared");
    }

    private IpSet openNetworks() {
        return IpSet.unionOf(network.all(VirtualNetwork.class).stream()
                .filter(vnet -> !network.gaps(vnet.id(), Gap.Effect.ROUTING).isEmpty())
                .map(VirtualNetwork::addresses)
                .toList());
    }

    private void lost(Strand strand) {
        String text = "no connection of " + site.label() + " leads to "
                + Words.addresses(strand.now().destinations());
        walk.drop(strand, Stage.GATEWAY, Decider.of(Decider.Kind.CONNECTION, "", site.id(), text));
    }

    private void overInternet(Strand strand) {
        if (strand.isEmpty()) {
            return;
        }
        Unknown doubt = new Unknown("how " + site.label() + " reaches the Internet is not declared");
        Rewrite rewrite =
                Rewrite.none().source(walk.view().internet().callers()).sourcePort(PortSet.all());
        InternetEdge edge = new InternetEdge(walk);
        edge.enter(strand.crossing(Crossing.egress(Optional.empty()))
                .doubting(List.of(doubt))
                .rewritten(rewrite)
                .overInternet());
    }
}
