package io.canreach.dsl;

import io.canreach.reach.Traffic;

/**
 * A place and the traffic it is called with, in one: what a connection string says.
 *
 * @see Azure#sql
 */
public final class Destination {
    private final Place place;
    private final Traffic traffic;

    Destination(Place place, Traffic traffic) {
        this.place = place;
        this.traffic = traffic;
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

    @Override
    public boolean equals(Object other) {
        return other instanceof Destination same && place.equals(same.place) && traffic.equals(same.traffic);
    }

    @Override
    public int hashCode() {
        return 31 * place.hashCode() + traffic.hashCode();
    }

    @Override
    public String toString() {
        return place + " on " + traffic;
    }
}
