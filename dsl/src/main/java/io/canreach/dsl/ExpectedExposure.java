package io.canreach.dsl;

import io.canreach.analysis.Exposed;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A place that is meant to be exposed on some traffic, such as {@code exposed(www, 443)}.
 *
 * <p>Who is called at the same addresses by the same flows is exposed with it: the machines behind a load balancer, or the load
 * balancer before a machine.
 */
public final class ExpectedExposure {
    private static final Set<Endpoint.Kind> SHARING =
            EnumSet.of(Endpoint.Kind.WEB_APP, Endpoint.Kind.SCM_SITE, Endpoint.Kind.SERVICE);
    private final Place place;
    private final Traffic traffic;
    private final Optional<IpSet> from;

    ExpectedExposure(Place place, Traffic traffic, Optional<IpSet> from) {
        this.place = place;
        this.traffic = traffic;
        this.from = from;
    }

    /**
     * This exposure to some addresses only.
     *
     * @param sources who is to get in
     * @return a new value
     * @throws IllegalArgumentException when the range is written badly
     */
    public ExpectedExposure from(AddressRange sources) {
        IpSet more = IpSet.of(sources.cidr());
        return new ExpectedExposure(
                place, traffic, Optional.of(from.map(more::union).orElse(more)));
    }

    /** It is outside of every network, so that nothing of one would be looked at. */
    void refuseInternet() {
        if (place instanceof InternetPlace) {
            throw new IllegalArgumentException(
                    "the Internet is not in the network, so that the network does not expose it;"
                            + " name a machine, load balancer, web app or another place that is");
        }
    }

    /** What a network does with the flows that are meant. */
    Answer answer(Network network, Endpoint caller) {
        return Reachability.of(network)
                .answer(new Question(caller, place.endpointIn(network), traffic, from, Map.of()));
    }

    /** The flows that are meant, of all by which something is exposed. */
    static PacketSet of(Exposed exposed, Answer meant) {
        Endpoint one = exposed.endpoint();
        Endpoint other = meant.question().destination();
        boolean same = one.toString().equalsIgnoreCase(other.toString()) || (!shares(one) && !shares(other));
        return same ? meant.asked() : PacketSet.empty();
    }

    /** Whether several endpoints of a kind may have one address. */
    private static boolean shares(Endpoint endpoint) {
        return endpoint instanceof Endpoint.Named named && SHARING.contains(named.kind());
    }

    /** What is not so of what is meant. */
    static Optional<String> missing(Answer meant) {
        return meant.all(Fate.DELIVERED)
                ? Optional.empty()
                : meant.parts().stream()
                        .filter(part -> part.fate() != Fate.DELIVERED)
                        .findFirst()
                        .map(part -> meant.question().destination() + " is not exposed on "
                                + meant.question().traffic() + ": " + Wording.of(part, ""));
    }

    @Override
    public String toString() {
        return place.endpoint() + " on " + traffic
                + from.map(addresses -> " from " + addresses).orElse("");
    }
}
