package io.canreach.dsl;

import io.canreach.analysis.EndpointGroup;
import io.canreach.model.Resource;
import java.util.List;
import java.util.function.Predicate;

/** The nouns for groups of places. */
abstract class GroupNouns {
    GroupNouns() {}

    /**
     * A group of places.
     *
     * @param name how messages name it
     * @param members machines, services, addresses, the Internet, ...; at least one
     * @return the group
     */
    public static Group group(String name, Place... members) {
        List<Place> all = List.of(members);
        return new Group(
                "group '" + name + "'",
                network -> new EndpointGroup(
                        "group '" + name + "'",
                        all.stream().map(place -> place.endpointIn(network)).toList()));
    }

    /**
     * All that stand in a subnet.
     *
     * @param subnet its path such as {@code hub/web}, or its name where only one has it
     * @return the group
     */
    public static Group subnetMembers(String subnet) {
        return new Group("subnet '" + subnet + "'", network -> EndpointGroup.inSubnet(network, subnet));
    }

    /**
     * All that stand in the subnets of a virtual network.
     *
     * @param vnet its name
     * @return the group
     */
    public static Group vnetMembers(String vnet) {
        return new Group("vnet '" + vnet + "'", network -> EndpointGroup.inVirtualNetwork(network, vnet));
    }

    /**
     * The machines and interfaces in an application security group.
     *
     * @param asg its name
     * @return the group
     */
    public static Group asgMembers(String asg) {
        return new Group("asg '" + asg + "'", network -> EndpointGroup.inApplicationSecurityGroup(network, asg));
    }

    /**
     * All for whose resource something holds.
     *
     * @param name how messages name the group
     * @param condition what holds of a machine, an interface, a private endpoint, ...
     * @return the group
     */
    public static Group membersWhere(String name, Predicate<Resource> condition) {
        String label = "group '" + name + "'";
        return new Group(label, network -> EndpointGroup.matching(network, label, condition));
    }
}
