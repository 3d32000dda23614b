package io.canreach.reach;

import io.canreach.model.Appliance;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import java.util.Optional;
import java.util.function.Consumer;

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

    /** What is not known of an interface that may have any of several addresses. */
    static Unknown addressOf(Place place) {
        return new Unknown("the address of " + place.label() + " is not declared");
    }

    /** Whether it is at the place of a source of which nobody knows the address, so that replies to this are for it. */
    default boolean standsAt(Place other) {
        return false;
    }

    /** The load balancer that chose it, where one did. */
    Optional<ResourceId> via();

    /** Whether it must see both directions of a connection. */
    Appliance.State state();

    /** Whether it passes packets on that are not for it. */
    boolean forwards();

    /** Lets flows go on while it runs, and ends them where it does not. */
    default void whileRunning(Strand strand, Consumer<Strand> next) {
        next.accept(strand);
    }

    /** Lets a reply go on that it is to forward, as far as it judges replies by themselves. */
    default void answer(Strand strand, Consumer<Strand> next) {
        next.accept(strand);
    }

    /** Takes flows that a route led to it: judges them, and sends them on their way or ends them. */
    void forward(Strand strand);
}
