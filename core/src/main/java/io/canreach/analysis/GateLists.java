package io.canreach.analysis;

import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.security.AddressExpansion;
import io.canreach.security.RuleList;
import io.canreach.security.RuleScope;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rule lists of NSGs, each made once for all subnets in which tag VirtualNetwork holds the same. */
final class GateLists {
    private final Network network;
    private final Map<List<Object>, RuleList> lists = new ConcurrentHashMap<>();
    private final Map<List<Object>, AddressExpansion> tags = new ConcurrentHashMap<>();

    GateLists(Network network) {
        this.network = network;
    }

    Network network() {
        return network;
    }

    /** What tags hold in a subnet, found once for all that have the same virtual network and route table. */
    AddressExpansion tags(Subnet subnet) {
        return tags.computeIfAbsent(
                List.of(subnet.virtualNetwork(), subnet.routeTable()),
                any -> new AddressExpansion(RuleScope.of(network, subnet)));
    }

    RuleList of(ResourceId group, Direction direction, Subnet subnet, AddressExpansion tags) {
        return lists.computeIfAbsent(
                List.of(group, direction, tags.virtualNetwork()),
                any -> RuleList.of(
                        network.get(NetworkSecurityGroup.class, group),
                        direction,
                        RuleScope.of(network, subnet),
                        tags));
    }
}
