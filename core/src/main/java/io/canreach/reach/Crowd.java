package io.canreach.reach;

import io.canreach.model.Subnet;
import io.canreach.packet.IpSet;

/**
 * Machines that routes do not tell from each other: in one virtual network, with the same effective routes, and nothing
 * about them that the walk would ask but their NSGs.
 *
 * @param subnet the subnet of one of them
 * @param addresses their private addresses
 */
public record Crowd(Subnet subnet, IpSet addresses) {
    Place place() {
        return new Place.Hosts(subnet, addresses);
    }

    @Override
    public String toString() {
        return addresses + " in " + subnet.virtualNetwork().name();
    }
}
