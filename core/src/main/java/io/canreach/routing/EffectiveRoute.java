package io.canreach.routing;

import io.canreach.model.HostAddress;
import io.canreach.model.NextHopType;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.ServiceTag;
import io.canreach.packet.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * One row of a subnet's effective routes.
 *
 * @param name the user-defined route's name, empty for others
 * @param source who made the route
 * @param state whether it is used; a route that lost to another one of the same prefix is invalid
 * @param prefix what it is for
 * @param nextHopType where it leads
 * @param nextHopAddress the appliance's address, where it leads to one
 * @param via what it leads through: the remote network of a peering, the connections of a gateway, the private endpoint,
 *     the table of a user route
 * @param tag the service tag of which the prefix is one, where the route is for a tag
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/diagnose-network-routing-problem">Effective routes</a>
 */
public record EffectiveRoute(
        String name,
        Source source,
        State state,
        Cidr prefix,
        NextHopType nextHopType,
        Optional<HostAddress> nextHopAddress,
        List<ResourceId> via,
        Optional<ServiceTag> tag) {
    /** Who made a route; the earlier one wins between routes of the same prefix. */
    public enum Source {
        /** A user, in a route table. */
        USER("User"),
        /** A gateway, from its connections or by BGP. */
        VIRTUAL_NETWORK_GATEWAY("VirtualNetworkGateway"),
        /** Azure. */
        DEFAULT("Default");

        private final String text;

        Source(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Whether a route is used. */
    public enum State {
        /** It is used for what no longer prefix takes. */
        ACTIVE("Active"),
        /** Another route of the same prefix is used instead. */
        INVALID("Invalid");

        private final String text;

        State(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Copies the list.
     *
     * @param name the user-defined route's name, empty for others
     * @param source who made the route
     * @param state whether it is used; a route that lost to another one of the same prefix is invalid
     * @param prefix what it is for
     * @param nextHopType where it leads
     * @param nextHopAddress the appliance's address, where it leads to one
     * @param via what it leads through: the remote network of a peering, the connections of a gateway, the private
     *     endpoint, the table of a user route
     * @param tag the service tag of which the prefix is one, where the route is for a tag
     */
    public EffectiveRoute {
        via = List.copyOf(via);
    }

    static EffectiveRoute system(Cidr prefix, NextHopType hop, List<ResourceId> via) {
        return new EffectiveRoute(
                "", Source.DEFAULT, State.ACTIVE, prefix, hop, Optional.empty(), via, Optional.empty());
    }

    static EffectiveRoute gateway(Cidr prefix, List<ResourceId> via) {
        return new EffectiveRoute(
                "",
                Source.VIRTUAL_NETWORK_GATEWAY,
                State.ACTIVE,
                prefix,
                NextHopType.VIRTUAL_NETWORK_GATEWAY,
                Optional.empty(),
                via,
                Optional.empty());
    }

    static EffectiveRoute user(ResourceId table, Route route, Cidr prefix) {
        return new EffectiveRoute(
                route.name(),
                Source.USER,
                State.ACTIVE,
                prefix,
                route.nextHopType(),
                route.nextHopAddress(),
                List.of(table),
                route.destination() instanceof ServiceTag tag ? Optional.of(tag) : Optional.empty());
    }

    EffectiveRoute invalid() {
        return new EffectiveRoute(name, source, State.INVALID, prefix, nextHopType, nextHopAddress, via, tag);
    }

    EffectiveRoute withPrefix(Cidr value) {
        return new EffectiveRoute(name, source, state, value, nextHopType, nextHopAddress, via, tag);
    }

    EffectiveRoute withTag(ServiceTag value) {
        return new EffectiveRoute(name, source, state, prefix, nextHopType, nextHopAddress, via, Optional.of(value));
    }

    /** Whether packets end up elsewhere by another route; the kinds of direct delivery are one. */
    boolean differsFrom(EffectiveRoute other) {
        boolean bothDirect = nextHopType.isDirect() && other.nextHopType.isDirect();
        boolean sameType = nextHopType == other.nextHopType || bothDirect;
        return !sameType || !nextHopAddress.equals(other.nextHopAddress);
    }

    /**
     * Whether the route is used.
     *
     * @return true for an active one
     */
    public boolean isActive() {
        return state == State.ACTIVE;
    }

    // Equality by hand: routes are looked up while each subnet's are collected, which is where a program begins.
    @Override
    public boolean equals(Object other) {
        return other instanceof EffectiveRoute it
                && prefix.equals(it.prefix)
                && name.equals(it.name)
                && source == it.source
                && state == it.state
                && nextHopType == it.nextHopType
                && nextHopAddress.equals(it.nextHopAddress)
                && via.equals(it.via)
                && tag.equals(it.tag);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * prefix.hashCode() + name.hashCode()) + via.hashCode();
    }

    @Override
    public String toString() {
        String hop = nextHopType + (nextHopAddress.isPresent() ? " " + nextHopAddress.get() : "");
        String ofTag = tag.isPresent() ? " of " + tag.get() : "";
        String maker = name.isEmpty() ? source.toString() : source + " '" + name + "'";
        return prefix + ofTag + " -> " + hop + " (" + maker + (isActive() ? ")" : ", Invalid)");
    }
}
