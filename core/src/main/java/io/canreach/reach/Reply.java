package io.canreach.reach;

import io.canreach.model.GatewayConnection;
import io.canreach.model.NextHopType;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import io.canreach.routing.EffectiveRoute;
import io.canreach.routing.RoutePart;
import java.util.List;

/**
 * The reply of flows that arrived. NSGs are stateful, so no rule is asked again; but the reply takes its own route, and
 * that must lead back to where the flows came from.
 */
final class Reply {
    private final Walk walk;
    private final Place place;
    private final Arrival arrival;

    Reply(Walk walk, Place place, Arrival arrival) {
        this.walk = walk;
        this.place = place;
        this.arrival = arrival;
    }

    void check(Strand strand) {
        if (arrival == Arrival.PLATFORM) {
            walk.end(strand, Fate.DELIVERED, lastDecider(strand));
            return;
        }
        Subnet subnet = place.subnet().orElseThrow(() -> new IllegalStateException(place + " has no subnet"));
        List<RoutePart> routes = walk.view().routes(subnet).split(strand.now().sources());
        walk.split(
                strand,
                routes,
                part -> PacketSet.all().fromSources(part.destinations()),
                part -> isWayBack(part) ? Fate.DELIVERED : part,
                (next, part) -> check(next, part, subnet));
    }

    private boolean isWayBack(RoutePart part) {
        return part.doubts().isEmpty() && part.route().filter(this::leadsBack).isPresent();
    }

    private void check(Strand strand, RoutePart part, Subnet subnet) {
        if (!part.doubts().isEmpty()) {
            walk.undetermined(
                    strand.doubting(part.doubts()), Stage.REPLY, part.doubts().get(0));
        } else if (part.route().isEmpty()) {
            String text = "the reply: no route of " + subnet.label() + " for " + part.destinations();
            walk.drop(strand, Stage.REPLY, Decider.of(Decider.Kind.REPLY_ROUTE, text));
        } else {
            check(strand, part.route().get(), subnet);
        }
    }

    private void check(Strand strand, EffectiveRoute route, Subnet subnet) {
        if (leadsBack(route)) {
            Strand replied = strand.then(Step.pass(Stage.REPLY, route.toString()));
            walk.end(replied, Fate.DELIVERED, lastDecider(replied));
        } else if (route.nextHopType() == NextHopType.VIRTUAL_APPLIANCE && arrival != Arrival.INTERNET) {
            walk.undetermined(
                    strand,
                    Stage.REPLY,
                    new Unknown("the reply goes to the appliance "
                            + route.nextHopAddress().map(Object::toString).orElse("")
                            + ", which did not see the request; what it does with that is not declared (route " + route
                            + ")"));
        } else {
            Decider decider = Decider.of(
                    Decider.Kind.REPLY_ROUTE,
                    route.name(),
                    subnet.id(),
                    "the reply, which takes another way: route " + route + " of " + subnet.label());
            walk.drop(strand, Stage.REPLY, decider);
        }
    }

    private boolean leadsBack(EffectiveRoute route) {
        NextHopType type = route.nextHopType();
        return switch (arrival) {
            case VNET -> type == NextHopType.VNET_LOCAL || type == NextHopType.VNET_PEERING;
            case GATEWAY -> type == NextHopType.VIRTUAL_NETWORK_GATEWAY && leadsToSource(route);
            case INTERNET -> type == NextHopType.INTERNET;
            case PLATFORM -> true;
        };
    }

    /** Whether a gateway's route leads to the site that called; several sites may announce the same prefix. */
    private boolean leadsToSource(EffectiveRoute route) {
        return route.source() != EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY
                || route.via().stream()
                        .map(id ->
                                walk.network().get(GatewayConnection.class, id).onPremises())
                        .anyMatch(site ->
                                walk.source().resource().filter(site::equals).isPresent());
    }

    /** What let the flows in last: the rule that allowed them, or the absence of any. */
    static Decider lastDecider(Strand strand) {
        for (int i = strand.steps().size() - 1; i >= 0; i--) {
            Step step = strand.steps().get(i);
            if (step.rules().isPresent()) {
                Step.Evaluated evaluated = step.rules().get();
                return Deciders.rule(
                        evaluated.decided().rule(), evaluated.list().group(), evaluated.where());
            }
            if (step.effect() == Step.Effect.ALLOW) {
                return Decider.of(Decider.Kind.NO_NSG, step.text());
            }
        }
        return Decider.of(Decider.Kind.ROUTE, "its route");
    }
}
