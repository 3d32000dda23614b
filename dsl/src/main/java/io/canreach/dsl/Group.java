package io.canreach.dsl;

import io.canreach.analysis.EndpointGroup;
import io.canreach.model.Network;
import java.util.function.Function;

/**
 * Places that a rule treats alike, such as all that stand in a subnet. A group holds no network; who its members are is looked up
 * in the network asked about, and a group without a member there is refused.
 */
public final class Group {
    private final String name;
    private final Function<Network, EndpointGroup> members;

    Group(String name, Function<Network, EndpointGroup> members) {
        this.name = name;
        this.members = members;
    }

    /**
     * Who its members are in a network.
     *
     * @param network the network
     * @return at least one endpoint
     * @throws IllegalArgumentException when it has none, or the network does not have what the group names
     */
    public EndpointGroup in(Network network) {
        return members.apply(network);
    }

    @Override
    public String toString() {
        return name;
    }
}
