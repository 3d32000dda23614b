package io.canreach.model;

import io.canreach.packet.PortSet;

/**
 * Ports named by a rule.
 *
 * @param set from 0 to 65535
 */
public record Ports(PortSet set) implements PortMatch {
    /**
     * Refuses a set that would match nothing.
     *
     * @param set from 0 to 65535
     */
    public Ports {
        if (set.isEmpty()) {
            throw new InvalidValueException("a rule must name at least one port, or * for all");
        }
    }

    /** Every port, written {@code *}. */
    public static final Ports ALL = new Ports(PortSet.all());

    /**
     * Ports written as Azure writes them.
     *
     * @param text {@code *}, one port, a range {@code a-b}, or a comma-separated list of those
     * @return the ports
     * @throws IllegalArgumentException when the text is none of these
     */
    public static Ports parse(String text) {
        return new Ports(PortSet.parse(text));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ports it && set.equals(it.set);
    }

    @Override
    public int hashCode() {
        return set.hashCode();
    }

    @Override
    public String toString() {
        return set.toString();
    }
}
