package io.canreach.reach;

import io.canreach.model.Appliance;
import io.canreach.model.ResourceId;
import io.canreach.packet.IpSet;
import java.util.Optional;

/** What stands behind the next hop of a route: a machine that may forward, or a firewall. */
interface Device {
    /** The machine's id, the interface's where it belongs to none, or the firewall's. */
    ResourceId id();

    /** Its words in traces. */
    String label();

    /** The place at which packets come to it. */
    Place place();

    /** The addresses at which it is meant itself. */
    default IpSet ownAddresses() {
        return place().addresses();
    }

    /** The load balancer that chose it, where one did. */
    Optional<ResourceId> via();

    /** Whether it must see both directions of a connection. */
    Appliance.State state();

    /** Whether it passes packets on that are not for it. */
    boolean forwards();

    /** Takes flows that a route led to it: judges them, and sends them on their way or ends them. */
    void forward(Strand strand);
}
