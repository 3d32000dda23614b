package io.canreach.model;

import io.canreach.packet.Ip;

/**
 * An address that is known.
 *
 * @param ip the address
 */
public record KnownAddress(Ip ip) implements HostAddress {
    /**
     * The address written in a text.
     *
     * @param text an IPv4 or IPv6 address
     * @return the address
     * @throws IllegalArgumentException when it is none
     */
    public static KnownAddress parse(String text) {
        return new KnownAddress(Ip.parse(text));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KnownAddress it && ip.equals(it.ip);
    }

    @Override
    public int hashCode() {
        return ip.hashCode();
    }

    @Override
    public String toString() {
        return ip.toString();
    }
}
