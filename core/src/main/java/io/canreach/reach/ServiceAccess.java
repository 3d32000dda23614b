package io.canreach.reach;

import io.canreach.model.Unknown;
import io.canreach.routing.EffectiveRoute;

/** Azure services as destinations, by service endpoints or by their public addresses. */
final class ServiceAccess {
    private final Walk walk;

    ServiceAccess(Walk walk) {
        this.walk = walk;
    }

    /** Flows that a service endpoint leads straight to its service. */
    void enter(Strand strand, Place from, EffectiveRoute route) {
        String text =
                "what the service behind " + route.prefix() + " lets in from " + from.label() + " is not modelled yet";
        walk.undetermined(strand, Stage.SERVICE, new Unknown(text));
    }
}
