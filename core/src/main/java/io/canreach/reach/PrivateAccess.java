package io.canreach.reach;

import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.routing.EffectiveRoute;

/** Private endpoints as destinations. */
final class PrivateAccess {
    private final Walk walk;

    PrivateAccess(Walk walk) {
        this.walk = walk;
    }

    /** Flows that the route of a private endpoint leads to it. */
    void enter(Strand strand, VirtualNetwork here, EffectiveRoute route) {
        String text = "what the private endpoint at " + route.prefix() + " lets in is not modelled yet";
        walk.undetermined(strand.then(Step.pass(Stage.ROUTE, here.name())), Stage.PRIVATE_ENDPOINT, new Unknown(text));
    }
}
