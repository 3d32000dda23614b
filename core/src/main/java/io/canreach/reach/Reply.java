package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.GatewayConnection;
import io.canreach.model.NextHopType;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.routing.EffectiveRoute;
import io.canreach.routing.EffectiveRoutes;
import io.canreach.routing.RoutePart;
import io.canreach.security.Doubts;
import java.util.List;
import java.util.Optional;

/**
 * The reply of flows that arrived, walked back by its own routes. NSGs are stateful, so no rule is asked again; but what
 * translated the flows must see the reply, and so must an appliance that follows connections.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview">Traffic routing</a>
 */
final class Reply {
    private final Walk walk;

    Reply(Walk walk) {
        this.walk = walk;
    }

    /** The reply of flows that arrived at a place in a virtual network. */
    void from(Place place, Strand strand) {
        ReplyWay way = new ReplyWay(strand, place, strand.crossings().size(), 0);
        if (isPrivateEndpoint(place) && way.cameThroughAppliance()) {
            fromEndpoint(way);
        } else {
            route(way);
        }
    }

    private static boolean isPrivateEndpoint(Place place) {
        return place instanceof Place.Managed it && it.owner() instanceof PrivateEndpoint;
    }

    /** Whether a private endpoint answers past the appliances between it and the source is disputed. */
    private void fromEndpoint(ReplyWay way) {
        Assumption assumption = Assumption.PRIVATE_ENDPOINT_REPLY;
        ReplyWay assuming = way.with(way.strand().assuming(List.of(assumption)));
        switch (walk.network().assumptions().reading(assumption)) {
            case FIRST -> route(assuming);
            case SECOND -> back(assuming, assuming.left() - 1);
            case ASK -> walk.undetermined(assuming.strand(), Stage.REPLY, Doubts.of(assumption));
        }
    }

    /** Private endpoints answer without regard to the route table of their subnet. */
    private EffectiveRoutes routes(ReplyWay way) {
        return isPrivateEndpoint(way.at())
                ? walk.view().routesWithoutTable(way.subnet())
                : walk.view().routes(way.subnet());
    }

    /** The reply of flows that arrived on-premises by a connection: it comes back by a gateway. */
    void fromSite(Strand strand, GatewayConnection used) {
        new GatewayReply(walk, this).fromSite(strand, used);
    }

    /** The reply of flows that arrived on the Internet: whoever let them out gets it. */
    void fromInternet(Strand strand) {
        online(strand, strand.crossings().size());
    }

    private void delivered(Strand strand) {
        walk.end(strand, Fate.DELIVERED, lastDecider(strand));
    }

    void route(ReplyWay all) {
        ReplyWay way = atHost(all);
        List<RoutePart> routes = routes(way).split(way.strand().now().sources());
        if (routes.size() == 1 && way.strand().comesFrom(routes.get(0).destinations())) {
            follow(way, routes.get(0));
            return;
        }
        walk.split(
                way.strand(),
                routes,
                part -> Walk.from(part.destinations()),
                Reply::alike,
                (next, part) -> follow(way.with(next), part));
    }

    /** Where a load balancer's private frontend led to the place, its host puts the frontend's address back at once. */
    private static ReplyWay atHost(ReplyWay way) {
        int top = way.left() - 1;
        if (top < 0 || way.crossings().get(top).kind() != Crossing.Kind.BALANCER) {
            return way;
        }
        Strand before = way.strand().rewound(way.crossings().get(top).rewritesBefore());
        return new ReplyWay(before, way.at(), top, way.strangers());
    }

    /** Which routes lead a reply alike, so that it does not matter which of them is taken. */
    private static Object alike(RoutePart part) {
        Optional<NextHopType> type = part.route()
                .map(EffectiveRoute::nextHopType)
                .filter(any -> part.doubts().isEmpty() && part.obstacle().isEmpty());
        boolean direct = type.filter(Reply::isDirect).isPresent();
        boolean internet = type.filter(NextHopType.INTERNET::equals).isPresent();
        return direct ? NextHopType.VNET_LOCAL : internet ? NextHopType.INTERNET : part;
    }

    private static boolean isDirect(NextHopType type) {
        return switch (type) {
            case VNET_LOCAL, VNET_PEERING, VNET_GLOBAL_PEERING, CONNECTED_GROUP, INTERFACE_ENDPOINT -> true;
            default -> false;
        };
    }

    private void follow(ReplyWay way, RoutePart part) {
        if (!part.doubts().isEmpty()) {
            Strand doubting = way.strand().doubting(part.doubts());
            walk.undetermined(doubting, Stage.REPLY, part.doubts().get(0));
        } else if (part.route().isEmpty()) {
            String text = "the reply: no route of " + way.subnet().label() + " for " + part.destinations();
            walk.drop(way.strand(), Stage.REPLY, Decider.of(Decider.Kind.REPLY_ROUTE, text));
        } else if (part.obstacle().isPresent()) {
            String text = "the reply: " + part.obstacle().get();
            walk.drop(way.strand(), Stage.REPLY, Decider.of(Decider.Kind.REPLY_ROUTE, text));
        } else {
            follow(
                    way.with(way.strand().assuming(part.assumptions())),
                    part.route().get());
        }
    }

    private void follow(ReplyWay way, EffectiveRoute route) {
        ReplyWay routed =
                way.with(way.strand().then(Step.pass(Stage.REPLY, walk.view().text(route))));
        switch (route.nextHopType()) {
            case VNET_LOCAL, VNET_PEERING, VNET_GLOBAL_PEERING, CONNECTED_GROUP, INTERFACE_ENDPOINT ->
                direct(way, routed, route);
            case INTERNET -> toInternet(way, routed, route);
            case VIRTUAL_NETWORK_GATEWAY -> toGateway(way, routed, route);
            case VIRTUAL_APPLIANCE -> toAppliance(way, routed, route);
            case VIRTUAL_NETWORK_SERVICE_ENDPOINT, NONE -> astray(way, route);
        }
    }

    /** A route straight to an address leads to its owner only where it leads into the owner's virtual network. */
    private void direct(ReplyWay way, ReplyWay routed, EffectiveRoute route) {
        if (leadsTo(route, way, way.owner())) {
            ResourceId into = into(route, way);
            new PeeringCrossing(walk)
                    .back(routed.strand(), way.at(), into, open -> home(way.with(open), routed.with(open), route));
        } else {
            astray(way, route);
        }
    }

    /** Whoever put its own address as source gets the reply; where nobody did, the source itself. */
    private void home(ReplyWay way, ReplyWay routed, EffectiveRoute route) {
        if (way.last(Crossing::isFromOutside) > way.owner()) {
            astray(way, route);
        } else {
            back(routed, way.owner());
        }
    }

    /** Whether a route leads into the virtual network of a crossing, or of the source where there is none. */
    private boolean leadsTo(EffectiveRoute route, ReplyWay way, int crossing) {
        Optional<Place> place = crossing < 0
                ? Optional.of(walk.source())
                : way.strand().crossings().get(crossing).at();
        return place.flatMap(Place::subnet)
                .map(Subnet::virtualNetwork)
                .filter(into(route, way)::equals)
                .isPresent();
    }

    /** The virtual network that a route straight to an address leads into. */
    private static ResourceId into(EffectiveRoute route, ReplyWay way) {
        boolean local =
                route.nextHopType() == NextHopType.VNET_LOCAL || route.via().isEmpty();
        return local ? way.subnet().virtualNetwork() : route.via().get(0);
    }

    /** Only what came in by a public address finds its way back over the Internet. */
    private void toInternet(ReplyWay way, ReplyWay routed, EffectiveRoute route) {
        int top = way.left() - 1;
        if (top >= 0 && way.crossings().get(top).kind() == Crossing.Kind.EDGE) {
            online(routed.strand().rewound(way.crossings().get(top).rewritesBefore()), top);
        } else {
            astray(way, route);
        }
    }

    /** A reply on the Internet: it reaches a host there, or whoever let the flows out. */
    private void online(Strand strand, int left) {
        if (left == 0) {
            delivered(strand);
            return;
        }
        Crossing egress = strand.crossings().get(left - 1);
        Strand inside = strand.rewound(egress.rewritesBefore());
        if (egress.at().flatMap(Place::subnet).isEmpty()) {
            delivered(inside);
        } else {
            ReplyWay way = new ReplyWay(inside, egress.at().get(), left - 1, 0);
            back(way, way.owner());
        }
    }

    private void toGateway(ReplyWay way, ReplyWay routed, EffectiveRoute route) {
        new GatewayReply(walk, this).leave(way, routed, route);
    }

    private void toAppliance(ReplyWay way, ReplyWay routed, EffectiveRoute route) {
        NextHops hops = NextHops.ofReply(walk);
        for (Strand piece : hops.pieces(way.subnet(), route, routed.strand())) {
            NextHops.Found found = hops.find(way.subnet(), route, piece);
            toAppliance(way.with(piece), found, route);
        }
    }

    private void toAppliance(ReplyWay routed, NextHops.Found found, EffectiveRoute route) {
        found.unknown().ifPresent(why -> walk.undetermined(routed.strand(), Stage.REPLY, why));
        found.nobody().ifPresent(why -> astray(routed, route));
        found.vnet()
                .ifPresent(vnet -> new PeeringCrossing(walk)
                        .back(
                                routed.strand(),
                                routed.at(),
                                vnet.id(),
                                open -> choose(routed.with(open), found.devices(), route)));
    }

    private void choose(ReplyWay way, List<Device> devices, EffectiveRoute route) {
        walk.choose(
                way.strand(),
                alike(way, devices),
                Device::label,
                (next, device) -> through(way.with(next), device, route));
    }

    /** A load balancer sends the reply to the device that it chose for the flows. */
    private static List<Device> alike(ReplyWay way, List<Device> devices) {
        List<Device> same = devices.stream()
                .filter(device -> device.via().isPresent())
                .filter(device -> way.crossings().stream()
                        .anyMatch(each ->
                                each.isThrough(device.id()) && each.via().equals(device.via())))
                .toList();
        return same.isEmpty() ? devices : same;
    }

    private void through(ReplyWay way, Device device, EffectiveRoute route) {
        boolean toSource = way.owner() < 0;
        Strand own = toSource && device.standsAt(walk.source())
                ? way.strand()
                : way.strand().narrow(Walk.from(device.ownAddresses()));
        home(way, own, route);
        Strand others = way.strand().without(own.asked());
        boolean perhaps = toSource && !walk.source().isChoice() && device.place() instanceof Place.Interface;
        onward(way, perhaps ? perhapsOwn(way, others, device, route) : others, device, route);
    }

    /** Tries both with replies to addresses of which a device may have one, and gives back the others. */
    private Strand perhapsOwn(ReplyWay way, Strand strand, Device device, EffectiveRoute route) {
        Place place = device.place();
        if (!place.isChoice() || !place.addresses().overlaps(strand.now().sources())) {
            return strand;
        }
        Strand perhaps = strand.narrow(Walk.from(place.addresses()));
        walk.tryAll(
                perhaps,
                List.of(each -> home(way, each, route), each -> onward(way, each, device, route)),
                List.of(Device.addressOf(place)));
        return strand.without(perhaps.asked());
    }

    private void home(ReplyWay way, Strand own, EffectiveRoute route) {
        if (!own.isEmpty()) {
            home(way.with(own), way.with(own), route);
        }
    }

    private void onward(ReplyWay way, Strand foreign, Device device, EffectiveRoute route) {
        if (!foreign.isEmpty()) {
            onward(way.with(foreign), device, route);
        }
    }

    private void onward(ReplyWay way, Device device, EffectiveRoute route) {
        int seen = way.last(each -> each.isThrough(device.id()));
        int owner = way.owner();
        if (seen >= 0 && seen >= owner) {
            answer(way, device, seen);
        } else if (way.cameByPublicAddress()) {
            astray(way, route);
        } else {
            new ReplyStranger(walk, device, way, route).pass(this::route);
        }
    }

    /** A device that translated the flows knows their reply. */
    private void answer(ReplyWay way, Device device, int seen) {
        if (way.crossings().get(seen).translation() == Crossing.Translation.NONE) {
            device.answer(way.strand(), next -> back(way.with(next), seen));
        } else {
            back(way, seen);
        }
    }

    /** The reply comes to one of the crossings, or to the source where that is -1; those between are left out. */
    void back(ReplyWay way, int to) {
        Strand strand = way.strand();
        for (int i = way.left() - 1; i > to; i--) {
            Optional<Strand> next = without(strand, strand.crossings().get(i));
            if (next.isEmpty()) {
                return;
            }
            strand = next.get();
        }
        if (to < 0) {
            delivered(strand);
            return;
        }
        Crossing crossing = strand.crossings().get(to);
        Strand before = strand.rewound(crossing.rewritesBefore());
        if (crossing.at().isEmpty()) {
            delivered(before);
        } else {
            route(new ReplyWay(before, crossing.at().get(), to, way.strangers()));
        }
    }

    /** A reply that misses a crossing: harmless where that neither translates nor follows connections. */
    private Optional<Strand> without(Strand strand, Crossing missed) {
        String text = "the reply, which does not pass " + missed.label() + " that the request passed";
        if (missed.translation() != Crossing.Translation.NONE) {
            walk.drop(strand, Stage.REPLY, Decider.of(Decider.Kind.REPLY_ROUTE, text + " and that translated it"));
            return Optional.empty();
        }
        return switch (missed.state()) {
            case STATELESS -> Optional.of(strand);
            case STATEFUL -> {
                String fatal = text + " and that follows connections";
                walk.drop(strand, Stage.REPLY, Decider.of(Decider.Kind.REPLY_ROUTE, fatal));
                yield Optional.empty();
            }
            case UNKNOWN -> {
                Unknown why = new Unknown(text + "; whether that follows connections is not declared");
                Step step = Step.of(Stage.REPLY, why.reason(), Step.Effect.UNDETERMINED);
                yield Optional.of(strand.then(step).doubting(List.of(why)));
            }
        };
    }

    /** A reply that takes another way than back. */
    void astray(ReplyWay way, EffectiveRoute route) {
        String text = "the reply, which takes another way: route " + route + " of "
                + way.subnet().label();
        walk.drop(way.strand(), Stage.REPLY, decider(way, route, text));
    }

    static Decider decider(ReplyWay way, EffectiveRoute route, String text) {
        ResourceId subnet = way.subnet().id();
        return Decider.of(Decider.Kind.REPLY_ROUTE, route.name(), subnet, text);
    }

    /** What let the flows in last: the rule that allowed them, or the absence of any; of flows in doubt, the doubt. */
    static Decider lastDecider(Strand strand) {
        if (!strand.doubts().isEmpty()) {
            return Decider.of(Decider.Kind.UNKNOWN, strand.doubts().get(0).reason());
        }
        for (int i = strand.steps().size() - 1; i >= 0; i--) {
            Step step = strand.steps().get(i);
            if (step.rules().isPresent()) {
                return Deciders.rule(step.rules().get());
            }
            if (step.effect() == Step.Effect.ALLOW) {
                return Decider.of(kind(step.stage()), step.text());
            }
        }
        return Decider.of(Decider.Kind.ROUTE, "its route");
    }

    private static Decider.Kind kind(Stage stage) {
        return switch (stage) {
            case SERVICE -> Decider.Kind.SERVICE_FIREWALL;
            case APPLIANCE -> Decider.Kind.APPLIANCE;
            default -> Decider.Kind.NO_NSG;
        };
    }
}
