package io.canreach.watch;

import io.canreach.model.HostAddress;
import io.canreach.model.NextHopType;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import java.util.List;
import java.util.Optional;

/**
 * The answer of next hop.
 *
 * @param type where the packet goes; {@code None} where it is dropped
 * @param address the appliance's address, where it goes to one
 * @param routeTable the route table of the chosen route, or empty for a system route
 * @param doubts why it may go elsewhere; empty when it is certain
 */
public record NextHop(
        NextHopType type, Optional<HostAddress> address, Optional<ResourceId> routeTable, List<Unknown> doubts) {
    /**
     * Copies the list.
     *
     * @param type where the packet goes; {@code None} where it is dropped
     * @param address the appliance's address, where it goes to one
     * @param routeTable the route table of the chosen route, or empty for a system route
     * @param doubts why it may go elsewhere; empty when it is certain
     */
    public NextHop {
        doubts = List.copyOf(doubts);
    }

    /**
     * The route table as Azure prints it.
     *
     * @return its id, or {@code System Route}
     */
    public String routeTableId() {
        return routeTable.map(ResourceId::toString).orElse("System Route");
    }

    @Override
    public String toString() {
        return type + address.map(it -> " " + it).orElse("") + " (" + routeTableId() + ")";
    }
}
