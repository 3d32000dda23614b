package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.reach.Hop;
import io.canreach.reach.Part;
import io.canreach.reach.Trace;
import java.util.function.Predicate;

/**
 * A place that flows may pass on their way: a machine, firewall, subnet, site, address or the Internet. Meant is the way of the
 * first packet; where a stateful device saw this and the reply does not come back through it, the flow is not delivered at all,
 * and a place that only the reply passes is not one that the flow passes.
 *
 * @param place the place
 */
public record Waypoint(Endpoint place) {
    /**
     * Tells the parts of answers whose flows pass this place, by whichever way they go where somebody else chooses.
     *
     * @param network the network that the answers are about
     * @return whether every way of a part passes the place
     * @throws IllegalArgumentException when the network does not have it, or it is nothing to be passed
     */
    public Predicate<Part> passedIn(Network network) {
        Predicate<Trace.Way> here = wayIn(new HopMatch(network, true));
        return part -> part.ways().stream().allMatch(here);
    }

    /**
     * Tells the parts of answers whose flows may pass this place.
     *
     * @param network the network that the answers are about
     * @return whether any way of a part passes the place
     * @throws IllegalArgumentException when the network does not have it, or it is nothing to be passed
     */
    public Predicate<Part> mayBePassedIn(Network network) {
        Predicate<Trace.Way> here = wayIn(new HopMatch(network, false));
        return part -> part.ways().stream().anyMatch(here);
    }

    private Predicate<Trace.Way> wayIn(HopMatch match) {
        if (place instanceof Endpoint.Internet) {
            return Trace.Way::viaInternet;
        }
        Predicate<Hop> here = match.of(place);
        return way -> way.hops().stream().anyMatch(here);
    }

    @Override
    public String toString() {
        return place.toString();
    }
}
