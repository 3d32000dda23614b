package io.canreach.reach;

import io.canreach.model.ResourceId;
import io.canreach.packet.IpSet;
import java.util.Optional;

/**
 * A point that a walk passes: its source, what it is forwarded by, and its end.
 *
 * @param type what leads here: {@code Source} for the first, otherwise the type of the route
 * @param addresses the addresses the packets have here, one where a single flow was asked about; of an appliance its own
 * @param resource the interface, subnet, environment, connection or site, where there is one
 */
public record Hop(String type, IpSet addresses, Optional<ResourceId> resource) {
    @Override
    public String toString() {
        return type + " " + addresses + resource.map(id -> " " + id.name()).orElse("");
    }
}
