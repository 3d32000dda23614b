package io.canreach.model;

import io.canreach.packet.Cidr;

/**
 * An address prefix named by a rule or a route. {@code 0.0.0.0/0} is every IPv4 address and no IPv6 one.
 *
 * @param cidr the prefix
 */
public record Prefix(Cidr cidr) implements AddressMatch, RouteDestination {
    @Override
    public String toString() {
        return cidr.toShortString();
    }
}
