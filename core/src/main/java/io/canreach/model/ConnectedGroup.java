package io.canreach.model;

import java.util.List;

/**
 * A group of virtual networks that Azure Virtual Network Manager connects with each other, without peerings.
 *
 * @param id the group's id
 * @param members the virtual networks
 * @see <a href="https://learn.microsoft.com/azure/virtual-network-manager/concept-connectivity-configuration">Connectivity configurations</a>
 */
public record ConnectedGroup(ResourceId id, List<ResourceId> members) implements Resource {
    /**
     * Copies the lists.
     *
     * @param id the group's id
     * @param members the virtual networks
     */
    public ConnectedGroup {
        members = List.copyOf(members);
    }

    @Override
    public String kind() {
        return "connected group";
    }

    @Override
    public String toString() {
        return label();
    }
}
