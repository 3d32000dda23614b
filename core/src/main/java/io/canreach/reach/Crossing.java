package io.canreach.reach;

import io.canreach.model.Appliance;
import io.canreach.model.ResourceId;
import java.util.Optional;

/**
 * Something that flows passed on their way, and that their reply must pass again unless it does not matter.
 *
 * @param kind what sort of thing
 * @param at where the flows stood when they came to it, and where the reply goes on from; empty outside virtual networks
 * @param device the machine, firewall or public address; empty where it is none of these
 * @param via the load balancer that chose the device, where one did
 * @param translation what it put in the place of addresses
 * @param state whether it must see both directions
 * @param rewritesBefore how many translations came before it
 */
record Crossing(
        Kind kind,
        Optional<Place> at,
        Optional<ResourceId> device,
        Optional<ResourceId> via,
        Translation translation,
        Appliance.State state,
        int rewritesBefore) {
    /** The sorts of crossings. */
    enum Kind {
        /** In from the Internet by a public address. */
        EDGE,
        /** Out to the Internet. */
        EGRESS,
        /** Through an appliance or a firewall. */
        APPLIANCE,
        /** In through a gateway. */
        GATEWAY,
        /**
         * Through the private frontend of a load balancer. The host of the member that was chosen undoes the translation
         * itself, before the reply takes any route.
         */
        BALANCER
    }

    /** What a crossing translates. */
    enum Translation {
        /** Nothing. */
        NONE,
        /** The destination alone; a reply that misses the crossing keeps the wrong source. */
        DESTINATION,
        /** The source; a reply is addressed to the crossing itself. */
        SOURCE
    }

    /** In by a public address, which the platform translates and follows. */
    static Crossing edge(ResourceId publicAddress) {
        return new Crossing(
                Kind.EDGE,
                Optional.empty(),
                Optional.of(publicAddress),
                Optional.empty(),
                Translation.DESTINATION,
                Appliance.State.STATEFUL,
                0);
    }

    /** Out to the Internet from a place; the platform translates the source. */
    static Crossing egress(Optional<Place> from) {
        return new Crossing(
                Kind.EGRESS, from, Optional.empty(), Optional.empty(), Translation.SOURCE, Appliance.State.STATEFUL, 0);
    }

    /** In through a gateway, from a site or from another virtual network's gateway. */
    static Crossing gateway(Optional<Place> from) {
        return new Crossing(
                Kind.GATEWAY, from, Optional.empty(), Optional.empty(), Translation.NONE, Appliance.State.STATELESS, 0);
    }

    /** Through a load balancer's private frontend to a member. */
    static Crossing balancer(Place member, ResourceId balancer) {
        return new Crossing(
                Kind.BALANCER,
                Optional.of(member),
                Optional.of(balancer),
                Optional.empty(),
                Translation.DESTINATION,
                Appliance.State.STATELESS,
                0);
    }

    /** Through a device. */
    static Crossing through(Device device, Translation translation) {
        return new Crossing(
                Kind.APPLIANCE,
                Optional.of(device.place()),
                Optional.of(device.id()),
                device.via(),
                translation,
                device.state(),
                0);
    }

    Crossing after(int rewrites) {
        return new Crossing(kind, at, device, via, translation, state, rewrites);
    }

    /** Whether the flows came into the virtual networks by it, from the Internet or from a site. */
    boolean isFromOutside() {
        return kind == Kind.EDGE || (kind == Kind.GATEWAY && at.isEmpty());
    }

    boolean isThrough(ResourceId id) {
        return kind == Kind.APPLIANCE && device.filter(id::equals).isPresent();
    }

    /** Its words in traces. */
    String label() {
        return device.map(ResourceId::name).map(name -> "'" + name + "'").orElse(kind.name());
    }
}
