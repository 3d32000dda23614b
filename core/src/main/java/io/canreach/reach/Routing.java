package io.canreach.reach;

import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.routing.EffectiveRoute;
import io.canreach.routing.EffectiveRoutes;
import io.canreach.routing.RoutePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The routes of the subnet that flows leave, and where each of them leads. */
final class Routing {
    private final Walk walk;
    private final Place from;
    private final Subnet subnet;

    Routing(Walk walk, Place from) {
        this.walk = walk;
        this.from = from;
        this.subnet = from.ownSubnet();
    }

    void route(Strand strand) {
        Optional<UnplacedService> service = UnplacedService.calledFrom(walk, from, subnet);
        if (service.isPresent()) {
            EffectiveRoutes others = walk.view().routesWithoutServices(subnet);
            service.get().route(strand, rest -> by(others, rest));
        } else {
            by(walk.view().routes(subnet), strand);
        }
    }

    private void by(EffectiveRoutes routes, Strand strand) {
        List<RoutePart> parts = routes.split(strand.now().destinations());
        if (parts.size() == 1 && strand.goesTo(parts.get(0).destinations())) {
            follow(strand, parts.get(0));
        } else {
            walk.split(strand, parts, part -> Walk.to(part.destinations()), this::follow);
        }
    }

    /** Where one of several routes is chosen and nobody knows which, all of them are tried. */
    private void follow(Strand strand, RoutePart part) {
        if (part.doubts().isEmpty()) {
            settled(strand, part);
        } else if (part.alternatives().isEmpty() || part.alternatives().stream().anyMatch(Routing::isVague)) {
            Strand doubting = strand.doubting(part.doubts());
            walk.undetermined(doubting, Stage.ROUTE, part.doubts().get(0));
        } else {
            List<Consumer<Strand>> ways = new ArrayList<>(List.of(each -> settled(each, part)));
            part.alternatives().forEach(route -> ways.add(each -> follow(each, route)));
            walk.tryAll(strand, ways, part.doubts());
        }
    }

    /** Of a gateway's route that may be there it is not known by which connection it leads. */
    private static boolean isVague(EffectiveRoute route) {
        return route.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY;
    }

    private void settled(Strand strand, RoutePart part) {
        if (part.route().isEmpty()) {
            String text = "no route of " + subnet.label() + " for " + part.destinations();
            walk.drop(strand, Stage.ROUTE, Decider.of(Decider.Kind.ROUTE, text));
        } else if (part.obstacle().isPresent()) {
            walk.drop(
                    strand,
                    Stage.PEERING,
                    Decider.of(Decider.Kind.PEERING, part.obstacle().get()));
        } else {
            follow(strand.assuming(part.assumptions()), part.route().get());
        }
    }

    private void follow(Strand strand, EffectiveRoute route) {
        Strand routed = strand.then(Step.pass(Stage.ROUTE, walk.view().text(route)));
        switch (route.nextHopType()) {
            case VNET_LOCAL -> walk.arrive(routed, here(), "VirtualNetwork");
            case VNET_PEERING, VNET_GLOBAL_PEERING, CONNECTED_GROUP -> cross(routed, route);
            case INTERFACE_ENDPOINT -> new PrivateAccess(walk).enter(routed, from, route);
            case VIRTUAL_NETWORK_SERVICE_ENDPOINT -> toService(strand, routed, route);
            case VIRTUAL_NETWORK_GATEWAY -> toGateway(strand, routed, route);
            case INTERNET -> toInternet(strand, routed, route);
            case VIRTUAL_APPLIANCE -> new ApplianceHop(walk, from, subnet).follow(routed, route);
            case NONE -> nowhere(strand, route);
        }
    }

    private VirtualNetwork here() {
        return walk.network().virtualNetworkOf(subnet);
    }

    private void cross(Strand strand, EffectiveRoute route) {
        String type = route.nextHopType().toString();
        PeeringCrossing peerings = new PeeringCrossing(walk);
        peerings.cross(
                strand,
                from,
                route.via().get(0),
                (next, there) -> new VnetArrival(walk, there, type, Arrival.VNET)
                        .comingFrom(here())
                        .arrive(next));
    }

    /** Gateways hand on what is for their own and connected networks only. */
    private void toGateway(Strand strand, Strand routed, EffectiveRoute route) {
        if (from instanceof Place.Gateway) {
            nowhere(strand, route);
        } else {
            new GatewayCrossing(walk).leave(routed, subnet, route);
        }
    }

    /** On-premises networks cannot use service endpoints. */
    private void toService(Strand strand, Strand routed, EffectiveRoute route) {
        if (from instanceof Place.Gateway) {
            nowhere(strand, route);
        } else {
            new ServiceAccess(walk).enter(routed, from);
        }
    }

    private void toInternet(Strand strand, Strand routed, EffectiveRoute route) {
        if (from instanceof Place.Gateway) {
            nowhere(strand, route);
        } else {
            new InternetEdge(walk).leave(routed, from, route);
        }
    }

    private void nowhere(Strand strand, EffectiveRoute route) {
        Strand denied = strand.then(Step.of(Stage.ROUTE, walk.view().text(route), Step.Effect.DENY));
        walk.end(denied, Fate.DROPPED, Deciders.route(walk.view(), route, subnet));
    }
}
