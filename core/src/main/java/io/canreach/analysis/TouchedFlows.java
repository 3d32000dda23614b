package io.canreach.analysis;

import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.packet.PacketSet;
import io.canreach.security.AddressExpansion;
import io.canreach.security.RuleMatch;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The flows that rules may match which only one of two networks has. The two differ in nothing but what some NSGs say, so all other
 * flows meet the same rules in both, in the same order.
 */
final class TouchedFlows {
    /** Where more rules differ, all flows count as touched: the union of their packets would cost more than it saves. */
    private static final int MOST = 64;

    private final Network before;
    private final Network after;
    private final Set<ResourceId> groups;
    private final GateLists lists;
    private final Map<List<Object>, PacketSet> found = new ConcurrentHashMap<>();

    private TouchedFlows(Network before, Network after, Set<ResourceId> groups) {
        this.before = before;
        this.after = after;
        this.groups = groups;
        this.lists = new GateLists(after); // tags hold the same in both
    }

    /** Those of two networks; empty where they differ in more than NSGs of plain machines. */
    static Optional<TouchedFlows> between(Network before, Network after, PlainPairs plain) {
        return LocalGroups.changed(before, after, plain).map(groups -> new TouchedFlows(before, after, groups));
    }

    /** The rule lists of the network after. */
    GateLists lists() {
        return lists;
    }

    /** The NSGs that differ. */
    Set<ResourceId> groups() {
        return groups;
    }

    /** Those that a plain machine sends or is sent; found once for all that have the same NSGs and tags. */
    PacketSet of(PlainEnd end, Direction direction) {
        List<ResourceId> changed = Stream.concat(end.subnet().networkSecurityGroup().stream(), end.group().stream())
                .filter(groups::contains)
                .toList();
        Subnet subnet = end.subnet();
        return changed.isEmpty()
                ? PacketSet.empty()
                : found.computeIfAbsent(
                        List.of(changed, direction, subnet.virtualNetwork(), subnet.routeTable()),
                        any -> union(changed, direction, lists.tags(subnet)));
    }

    private PacketSet union(List<ResourceId> changed, Direction direction, AddressExpansion tags) {
        return PacketSet.unionOf(
                changed.stream().map(id -> touched(id, direction, tags)).toList());
    }

    private PacketSet touched(ResourceId id, Direction direction, AddressExpansion tags) {
        List<SecurityRule> was = rules(before, id, direction);
        List<SecurityRule> is = rules(after, id, direction);
        List<SecurityRule> differing =
                Stream.concat(others(was, is), others(is, was)).toList();
        if (differing.size() > MOST || !common(was, is).equals(common(is, was))) {
            return PacketSet.all();
        }
        return PacketSet.unionOf(differing.stream()
                .map(rule -> RuleMatch.of(rule, before, tags).possible())
                .toList());
    }

    private static List<SecurityRule> common(List<SecurityRule> some, List<SecurityRule> others) {
        return some.stream().filter(new HashSet<>(others)::contains).toList();
    }

    private static Stream<SecurityRule> others(List<SecurityRule> some, List<SecurityRule> others) {
        Set<SecurityRule> known = new HashSet<>(others);
        return some.stream().filter(rule -> !known.contains(rule));
    }

    private static List<SecurityRule> rules(Network network, ResourceId id, Direction direction) {
        return network.get(NetworkSecurityGroup.class, id).inOrder(direction);
    }
}
