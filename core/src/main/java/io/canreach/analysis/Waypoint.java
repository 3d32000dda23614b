package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.reach.Hop;
import io.canreach.reach.Part;
import java.util.function.Predicate;

/**
 * A place that flows may pass on their way: a machine, firewall, subnet, site, address or the Internet.
 *
 * @param place the place
 */
public record Waypoint(Endpoint place) {
    /**
     * Tells the parts of answers whose flows pass this place.
     *
     * @param network the network that the answers are about
     * @return whether a part's way passes the place
     * @throws IllegalArgumentException when the network does not have it, or it is nothing to be passed
     */
    public Predicate<Part> passedIn(Network network) {
        if (place instanceof Endpoint.Internet) {
            return Part::viaInternet;
        }
        Predicate<Hop> here = new HopMatch(network).of(place);
        return part -> part.trace().hops().stream().anyMatch(here);
    }

    @Override
    public String toString() {
        return place.toString();
    }
}
