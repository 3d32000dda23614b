package io.canreach.reach;

import io.canreach.model.Resource;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Ip;

/** The next hops that Azure itself manages: frontends of internal load balancers, and firewalls. */
final class ManagedHops {
    private final Walk walk;

    ManagedHops(Walk walk) {
        this.walk = walk;
    }

    NextHops.Found find(VirtualNetwork vnet, Resource resource, Ip ip, Strand strand) {
        return NextHops.Found.unknown(new Unknown("what " + resource.label() + " at " + ip + " of " + vnet.label()
                + " forwards is not modelled yet" + (walk.network() == null ? strand : "")));
    }
}
