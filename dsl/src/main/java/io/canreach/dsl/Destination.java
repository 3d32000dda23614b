package io.canreach.dsl;

import io.canreach.model.Unknown;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.Optional;

/**
 * A place and the traffic it is called with, in one: what a connection string says.
 *
 * @see Azure#sql
 */
public final class Destination {
    private final Place place;
    private final Traffic traffic;
    private final Optional<Unknown> unknownPort;
    private final Optional<Destination> failoverPartner;

    Destination(Place place, Traffic traffic) {
        this(place, traffic, Optional.empty());
    }

    Destination(Place place, Traffic traffic, Optional<Unknown> unknownPort) {
        this(place, traffic, unknownPort, Optional.empty());
    }

    private Destination(
            Place place, Traffic traffic, Optional<Unknown> unknownPort, Optional<Destination> failoverPartner) {
        this.place = place;
        this.traffic = traffic;
        this.unknownPort = unknownPort;
        this.failoverPartner = failoverPartner;
    }

    Destination withPartner(Destination partner) {
        return new Destination(place, traffic, unknownPort, Optional.of(partner));
    }

    /** Why just one of the ports is meant, and it is not known which. */
    Optional<Unknown> unknownPort() {
        return unknownPort;
    }

    /**
     * Where it is.
     *
     * @return the place
     */
    public Place place() {
        return place;
    }

    /**
     * What it is called with.
     *
     * @return protocol and port
     */
    public Traffic traffic() {
        return traffic;
    }

    /**
     * Where clients go when it does not answer, which rules about this destination do not look at.
     *
     * @return the server that a connection string names as {@code Failover Partner}
     */
    public Optional<Destination> failoverPartner() {
        return failoverPartner;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Destination same && facts().equals(same.facts());
    }

    @Override
    public int hashCode() {
        return facts().hashCode();
    }

    private List<Object> facts() {
        return List.of(place, traffic, unknownPort, failoverPartner);
    }

    @Override
    public String toString() {
        return place + " on " + (unknownPort.isPresent() ? "a port that is not written" : traffic.toString());
    }
}
