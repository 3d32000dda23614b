package io.canreach.routing;

import io.canreach.model.HostAddress;
import io.canreach.model.NextHopType;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import java.util.Optional;

/** A user-defined route of which it is not known what it is for, or something unmodelled that makes routes. */
record UncertainRoute(
        IpSet possible, Optional<NextHopType> nextHopType, Optional<HostAddress> nextHopAddress, Unknown reason) {
    boolean leadsElsewhere(EffectiveRoute route) {
        return !nextHopType.equals(Optional.of(route.nextHopType()))
                || !route.nextHopAddress().equals(nextHopAddress);
    }
}
