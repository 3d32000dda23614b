package io.canreach.analysis;

import io.canreach.analysis.RepairGoal.Astray;
import io.canreach.model.Access;
import io.canreach.model.Direction;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Decider;
import io.canreach.reach.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** New NSGs where there is none: to open a public address that is closed without one, or to keep flows away. */
final class RepairNewGroups {
    private static final int LAST = 4096;
    private static final int MOST = 3;
    private final Network network;

    RepairNewGroups(Network network) {
        this.network = network;
    }

    /** An NSG for the interface whose public address is closed as long as there is none. */
    List<RepairStep> open(List<Astray> astray) {
        List<Part> closed = parts(astray, true).stream()
                .filter(part -> part.decidedBy().kind() == Decider.Kind.STANDARD_PUBLIC_IP)
                .toList();
        return closed.stream()
                .limit(1)
                .flatMap(part -> at(RepairGates.seenLast(part).destinations()).stream())
                .map(nic -> open(nic, closed))
                .toList();
    }

    private RepairStep open(NetworkInterface nic, List<Part> closed) {
        PacketSet seen = seen(closed, Direction.INBOUND, addresses(nic));
        List<SecurityRule> rules = rules(seen, Direction.INBOUND, Access.ALLOW);
        return attach(nic, rules, rules.size());
    }

    private static List<Part> parts(List<Astray> astray, boolean toOpen) {
        return astray.stream()
                .filter(each -> each.toOpen() == toOpen)
                .map(Astray::part)
                .toList();
    }

    /** An NSG at either end of flows that pass none, with and without rules that keep all else as it is. */
    List<RepairStep> close(List<Astray> astray) {
        List<Part> open = parts(astray, false);
        if (open.isEmpty()) {
            return List.of();
        }
        IpSet to = RepairGates.seenLast(open.get(0)).destinations();
        return Stream.concat(
                        close(to, Direction.INBOUND, open),
                        close(open.get(0).packets().sources(), Direction.OUTBOUND, open))
                .toList();
    }

    private Stream<RepairStep> close(IpSet end, Direction direction, List<Part> open) {
        Stream<RepairStep> nic =
                at(end).stream().flatMap(each -> close(each, direction, seen(open, direction, addresses(each))));
        Stream<RepairStep> subnet =
                in(end).stream().flatMap(each -> close(each, direction, seen(open, direction, each.addresses())));
        return Stream.concat(nic, subnet);
    }

    private static PacketSet seen(List<Part> parts, Direction direction, IpSet own) {
        return PacketSet.unionOf(parts.stream()
                .map(part -> direction == Direction.INBOUND
                        ? RepairGates.seenLast(part).toDestinations(own)
                        : part.packets().fromSources(own))
                .toList());
    }

    private Stream<RepairStep> close(Resource at, Direction direction, PacketSet seen) {
        if (seen.isEmpty()) {
            return Stream.empty();
        }
        List<SecurityRule> rules = rules(seen, direction, Access.DENY);
        List<SecurityRule> keeping = new ArrayList<>(rules);
        keeping.add(SecurityRule.of("AllowAllElseInbound", LAST, Direction.INBOUND, Access.ALLOW));
        keeping.add(SecurityRule.of("AllowAllElseOutbound", LAST, Direction.OUTBOUND, Access.ALLOW));
        return Stream.of(attach(at, keeping, rules.size()), attach(at, rules, rules.size()));
    }

    private List<SecurityRule> rules(PacketSet seen, Direction direction, Access access) {
        return numbered(RepairGates.rules(RuleShape.of(network, seen, PacketSet.empty()), direction, access));
    }

    private static List<SecurityRule> numbered(List<SecurityRule> rules) {
        NetworkSecurityGroup empty = NetworkSecurityGroup.of(ResourceId.of("networkSecurityGroups", "new"), List.of());
        Direction direction = rules.get(0).direction();
        return new RulePlaces(empty, direction)
                .before(100 + rules.size(), rules)
                .map(RulePlaces.Placed::added)
                .orElse(rules);
    }

    private RepairStep attach(Resource at, List<SecurityRule> rules, int size) {
        NetworkSecurityGroup group = NetworkSecurityGroup.of(id(at), rules);
        List<String> details = rules.stream()
                .flatMap(rule -> RepairStep.entered(rule).stream())
                .toList();
        String what = "attach a new " + group.label() + " to " + words(at) + ":";
        List<Resource> after = List.of(group, guarded(at, group.id()));
        return new RepairStep(RepairStep.Kind.NEW_NSG, what, details, rules, List.of(), after, size + 1);
    }

    private Resource guarded(Resource at, ResourceId group) {
        return at instanceof NetworkInterface nic
                ? nic.withNetworkSecurityGroup(group)
                : new RepairSubnets(network).with(((Subnet) at).withNetworkSecurityGroup(group));
    }

    private static String words(Resource at) {
        return at instanceof NetworkInterface nic
                ? nic.virtualMachine()
                        .map(vm -> nic.label() + " of vm '" + vm.name() + "'")
                        .orElse(nic.label())
                : at.label();
    }

    private ResourceId id(Resource at) {
        String name = at.name() + "-nsg";
        ResourceId id = ResourceId.of("networkSecurityGroups", name);
        for (int i = 2; network.find(NetworkSecurityGroup.class, id).isPresent(); i++) {
            id = ResourceId.of("networkSecurityGroups", name + i);
        }
        return id;
    }

    private List<NetworkInterface> at(IpSet addresses) {
        return network.all(NetworkInterface.class).stream()
                .filter(nic ->
                        nic.networkSecurityGroup().isEmpty() && addresses(nic).overlaps(addresses))
                .limit(MOST)
                .toList();
    }

    private List<Subnet> in(IpSet addresses) {
        return network.all(Subnet.class).stream()
                .filter(subnet -> subnet.networkSecurityGroup().isEmpty()
                        && subnet.addresses().overlaps(addresses))
                .limit(MOST)
                .toList();
    }

    /** Those of an interface, or that it may have. */
    private IpSet addresses(NetworkInterface nic) {
        return IpSet.unionOf(
                nic.ipConfigurations().stream().map(this::addresses).toList());
    }

    private IpSet addresses(IpConfiguration configuration) {
        return configuration.privateAddress() instanceof KnownAddress known
                ? IpSet.of(known.ip())
                : network.addresses().free(network.get(Subnet.class, configuration.subnet()), configuration.family());
    }
}
