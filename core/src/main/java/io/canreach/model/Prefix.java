package io.canreach.model;

import io.canreach.packet.Cidr;

/**
 * An address prefix named by a rule or a route. {@code 0.0.0.0/0} is every IPv4 address and no IPv6 one.
 *
 * @param cidr the prefix
 */
public record Prefix(Cidr cidr) implements AddressMatch, RouteDestination {
    @Override
    public boolean equals(Object other) {
        return other instanceof Prefix it && cidr.equals(it.cidr);
    }

    @Override
    public int hashCode() {
        return cidr.hashCode();
    }

    @Override
    public String toString() {
        return cidr.toShortString();
    }
}
