package io.canreach.reach;

import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.reach.GatewayWay.End;
import io.canreach.routing.EffectiveRoute;
import java.util.List;
import java.util.Optional;

/** Replies that go through gateways: from a virtual network to the site or network that called, or back from a site. */
final class GatewayReply {
    private static final int MOST_GATEWAYS = 16;

    private final Walk walk;
    private final Network network;
    private final Reply reply;

    GatewayReply(Walk walk, Reply reply) {
        this.walk = walk;
        this.network = walk.network();
        this.reply = reply;
    }

    /** A reply that a route leads to a gateway. */
    void leave(ReplyWay way, ReplyWay routed, EffectiveRoute route) {
        VirtualNetwork vnet = network.virtualNetworkOf(way.subnet());
        List<GatewayLeg> legs =
                walk.view().gateways().fromVnet(vnet, route, way.strand().now().sources());
        walk.split(
                routed.strand(),
                legs,
                leg -> Walk.from(leg.addresses()),
                (some, leg) -> walk.choose(
                        some,
                        towardsSource(leg.ways()),
                        GatewayWay::label,
                        (next, each) -> take(way.with(next), each, route)));
    }

    /** Several sites may announce the same prefix; of these that one is meant which called. */
    private List<GatewayWay> towardsSource(List<GatewayWay> ways) {
        boolean announced = ways.stream().anyMatch(this::endsAtSource);
        return ways.stream()
                .filter(way -> !announced || !(way.end() instanceof End.Site) || endsAtSource(way))
                .toList();
    }

    private boolean endsAtSource(GatewayWay way) {
        return way.end() instanceof End.Site site && isSource(site.connection());
    }

    private boolean isSource(GatewayConnection connection) {
        return walk.source() instanceof Place.Site site && site.network().id().equals(connection.onPremises());
    }

    private void take(ReplyWay way, GatewayWay gateways, EffectiveRoute route) {
        ReplyWay there = way.with(way.strand().doubting(gateways.doubts()).assuming(gateways.assumptions()));
        if (gateways.end() instanceof End.Site site) {
            toSite(there, site.connection(), route);
        } else if (gateways.end() instanceof End.Inside inside) {
            emerge(there, inside.gateway(), route);
        } else if (cameFromTheInternet(way)) {
            reply.astray(way, route);
        } else if (gateways.end() instanceof End.Open open) {
            walk.undetermined(there.strand(), Stage.REPLY, open.reason());
        } else if (gateways.end() instanceof End.Lost lost && lost.behind().isPresent()) {
            GatewayWay behind = lost.behind().get();
            Decider decider = lost(lost.decider());
            walk.refuse(there.strand(), Stage.REPLY, decider, open -> take(way.with(open), behind, route));
        } else {
            reply.astray(way, route);
        }
    }

    private void toSite(ReplyWay way, GatewayConnection connection, EffectiveRoute route) {
        int gateway = way.last(each -> each.kind() == Crossing.Kind.GATEWAY && each.isFromOutside());
        if (gateway < 0 || gateway < way.owner() || !isSource(connection)) {
            reply.astray(way, route);
        } else {
            reply.back(way, gateway);
        }
    }

    private static Decider lost(Decider by) {
        return Decider.of(
                Decider.Kind.REPLY_ROUTE,
                by.name(),
                by.resource().orElseThrow(() -> new IllegalStateException(by + " has no resource")),
                "the reply: " + by.text());
    }

    private static boolean cameFromTheInternet(ReplyWay way) {
        int outside = way.last(Crossing::isFromOutside);
        return outside > way.owner() && way.crossings().get(outside).kind() == Crossing.Kind.EDGE;
    }

    /** A reply that comes out of another gateway, or of the same one again. */
    private void emerge(ReplyWay way, VirtualNetworkGateway gateway, EffectiveRoute route) {
        Place.Gateway place = new GatewayCrossing(walk).place(gateway);
        int seen = way.last(each -> each.kind() == Crossing.Kind.GATEWAY
                && each.at().filter(place::equals).isPresent());
        if (seen > way.owner()) {
            reply.back(way, seen);
        } else if (way.strangers() >= MOST_GATEWAYS) {
            reply.astray(way, route);
        } else {
            reply.route(new ReplyWay(way.strand(), place, way.left(), way.strangers() + 1));
        }
    }

    /** A reply that a site sends back. */
    void fromSite(Strand strand, GatewayConnection used) {
        List<GatewayConnection> connections = SiteSpace.connections(network, used.onPremises());
        List<GatewayLeg> legs = walk.view()
                .gateways()
                .fromSite(connections, Optional.of(used), strand.now().sources());
        walk.split(
                strand,
                legs,
                leg -> Walk.from(leg.addresses()),
                (some, leg) ->
                        walk.choose(some, leg.ways(), GatewayWay::label, (next, each) -> back(next, each, used)));
    }

    private void back(Strand strand, GatewayWay way, GatewayConnection used) {
        Strand there = strand.doubting(way.doubts()).assuming(way.assumptions());
        if (way.end() instanceof End.Inside inside) {
            enter(start(there, inside.gateway()), way);
        } else if (way.end() instanceof End.Site site && isSource(site.connection())) {
            ReplyWay start = start(there, network.get(VirtualNetworkGateway.class, used.gateway()));
            reply.back(start, start.last(Crossing::isFromOutside));
        } else if (way.end() instanceof End.Open open) {
            walk.undetermined(there, Stage.REPLY, open.reason());
        } else {
            walk.drop(there, Stage.REPLY, lost(way.end(), strand, used));
        }
    }

    private Decider lost(End end, Strand strand, GatewayConnection used) {
        if (end instanceof End.Lost lost) {
            return lost(lost.decider());
        }
        OnPremisesNetwork site = network.get(OnPremisesNetwork.class, used.onPremises());
        String text = "the reply: no connection of " + site.label() + " leads to "
                + Words.addresses(strand.now().sources());
        return Decider.of(Decider.Kind.REPLY_ROUTE, "", used.id(), text);
    }

    private ReplyWay start(Strand strand, VirtualNetworkGateway gateway) {
        Place.Gateway place = new GatewayCrossing(walk).place(gateway);
        return new ReplyWay(strand, place, strand.crossings().size(), 0);
    }

    private void enter(ReplyWay start, GatewayWay way) {
        FastPath.Entry entry = new FastPath.Entry() {
            @Override
            public void byGateway(Strand next) {
                reply.route(start.with(next));
            }

            @Override
            public void straight(Strand next) {
                reply.back(start.with(next), start.owner());
            }
        };
        new FastPath(walk).enter(start.strand(), way, (Place.Gateway) start.at(), true, entry);
    }
}
