package io.canreach.dsl;

import io.canreach.analysis.EndpointGroup;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import java.util.List;
import java.util.function.Function;

/**
 * Places that a rule treats alike, such as all that stand in a subnet. A group holds no network; who its members are is looked up
 * in the network asked about, and a group without a member there is refused. As a place, a group is all its members together:
 * {@code canReach(subnetMembers("shop/web"), asgMembers("db"), 1433)} holds when each of them can reach each other.
 */
public final class Group implements Place {
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

    /**
     * The same group for segmentation rules, with the public faces of its members as further targets: public addresses, and
     * what load balancers, firewalls and appliances publish of them. Without it only calls to private addresses count.
     *
     * @return a new group
     */
    public Group withPublicFaces() {
        return new Group(name, network -> in(network).withPublicFaces());
    }

    @Override
    public Endpoint endpoint() {
        return new Endpoint.Group(name, List.of());
    }

    @Override
    public Endpoint endpointIn(Network network) {
        return in(network).endpoint();
    }

    @Override
    public String toString() {
        return name;
    }
}
