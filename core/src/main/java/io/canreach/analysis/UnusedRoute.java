package io.canreach.analysis;

import io.canreach.model.ResourceId;
import io.canreach.packet.IpSet;
import io.canreach.routing.EffectiveRoute;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A route of a user, or of a gateway, that is chosen for no destination in any subnet that has it.
 *
 * @param route the route; for one of a service tag, the row of one of its prefixes
 * @param owners the route table, or the connections of the gateway
 * @param cause why it is not chosen
 * @param destinations what it is for
 * @param culprits the routes that are chosen for its destinations instead, the one for most addresses first, at most five
 * @param culpritCount how many routes are
 * @param subnets the subnets that have it
 */
public record UnusedRoute(
        EffectiveRoute route,
        List<ResourceId> owners,
        Cause cause,
        IpSet destinations,
        List<EffectiveRoute> culprits,
        int culpritCount,
        List<String> subnets) {
    private static final int SHOWN = 3;

    /** Why a route is chosen for no destination. */
    public enum Cause {
        /** Another route of the same prefix stands before it; effective routes show it as invalid. */
        INVALID("another route is for the same prefix"),
        /** Longer prefixes, or routes that stand before a gateway's, take all its destinations. */
        COVERED("other routes take all its destinations");

        private final String text;

        Cause(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Copies the lists.
     *
     * @param route the route
     * @param owners the route table, or the connections of the gateway
     * @param cause why it is not chosen
     * @param destinations what it is for
     * @param culprits the routes that are chosen for its destinations instead
     * @param culpritCount how many routes are
     * @param subnets the subnets that have it
     */
    public UnusedRoute {
        owners = List.copyOf(owners);
        culprits = List.copyOf(culprits);
        subnets = List.copyOf(subnets);
    }

    /** {@return the route in the words of messages, as {@code route 'web' to 20.0.0.0/8 of 'table'}} */
    public String words() {
        String to = route.tag().map(Object::toString).orElse(route.prefix().toString());
        String name = route.name().isEmpty() ? "route to " + to : "route '" + route.name() + "' to " + to;
        return name + " of "
                + FindingText.joined(
                        owners.stream().map(id -> "'" + id.name() + "'").collect(Collectors.toList()));
    }

    /** Why it is never chosen, in one line. */
    String because() {
        String shown =
                culprits.stream().limit(SHOWN).map(EffectiveRoute::toString).collect(Collectors.joining("; "));
        int more = culpritCount - Math.min(SHOWN, culprits.size());
        return cause + ": " + shown + (more > 0 ? " and " + more + " more" : "");
    }

    @Override
    public String toString() {
        return words() + " is never chosen: " + because();
    }
}
