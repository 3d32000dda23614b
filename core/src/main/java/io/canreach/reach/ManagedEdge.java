package io.canreach.reach;

import io.canreach.model.PublicIpAddress;
import io.canreach.model.Resource;
import io.canreach.model.Unknown;

/** Public addresses of what Azure manages: load balancers, firewalls, application gateways and others. */
final class ManagedEdge {
    private final Walk walk;

    ManagedEdge(Walk walk) {
        this.walk = walk;
    }

    void enter(Strand strand, PublicIpAddress ip, Resource user) {
        String text = "what " + user.label() + " does with calls to " + ip.label() + " is not modelled yet";
        walk.undetermined(strand, Stage.EDGE, new Unknown(text));
    }
}
