package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A machine about which nothing is special: one interface with known addresses, which plain routes and NSGs decide about.
 *
 * @param endpoint the machine
 * @param networkInterface its interface
 * @param subnet where the interface is
 * @param group the NSG of the interface
 * @param addresses the private addresses
 * @param ips the same, one by one
 */
record PlainEnd(
        Endpoint endpoint,
        ResourceId networkInterface,
        Subnet subnet,
        Optional<ResourceId> group,
        IpSet addresses,
        List<Ip> ips) {
    /** What machines have in common of which the walk tells one from another by their addresses only. */
    record Kind(ResourceId subnet, Optional<ResourceId> group) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Kind it && subnet.equals(it.subnet) && group.equals(it.group);
        }

        @Override
        public int hashCode() {
            return 31 * subnet.hashCode() + group.hashCode();
        }
    }

    /** Whether one of some NSGs decides about it. */
    boolean isGuardedBy(Set<ResourceId> groups) {
        return Stream.concat(subnet.networkSecurityGroup().stream(), group.stream())
                .anyMatch(groups::contains);
    }

    Kind kind() {
        return new Kind(subnet.id(), group);
    }
}
