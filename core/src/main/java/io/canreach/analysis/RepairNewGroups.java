package io.canreach.analysis;

import io.canreach.analysis.RepairGoal.Astray;
import io.canreach.model.Access;
import io.canreach.model.Direction;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Decider;
import io.canreach.reach.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** New NSGs where there is none: to open a public address that is closed without one, or to keep flows away. */
final class RepairNewGroups {
    private static final int LAST = 4096;
    private final Network network;

    RepairNewGroups(Network network) {
        this.network = network;
    }

    /** An NSG for the interface whose public address is closed as long as there is none. */
    List<RepairStep> open(List<Astray> astray) {
        List<Part> closed = astray.stream()
                .filter(Astray::toOpen)
                .map(Astray::part)
                .filter(part -> part.decidedBy().kind() == Decider.Kind.STANDARD_PUBLIC_IP)
                .toList();
        if (closed.isEmpty()) {
            return List.of();
        }
        return at(RepairGates.seenLast(closed.get(0)).destinations())
                .map(nic -> {
                    IpSet own = addresses(nic);
                    PacketSet seen = PacketSet.unionOf(closed.stream()
                            .map(part -> RepairGates.seenLast(part).toDestinations(own))
                            .toList());
                    List<SecurityRule> rules = numbered(RepairGates.rules(
                            RuleShape.of(network, seen, PacketSet.empty()), Direction.INBOUND, Access.ALLOW));
                    return List.of(attach(nic, rules, rules.size()));
                })
                .orElse(List.of());
    }

    /** An NSG at either end of flows that pass none, with and without rules that keep all else as it is. */
    List<RepairStep> close(List<Astray> astray) {
        List<Part> open =
                astray.stream().filter(each -> !each.toOpen()).map(Astray::part).toList();
        if (open.isEmpty()) {
            return List.of();
        }
        List<RepairStep> steps = new ArrayList<>();
        IpSet to = RepairGates.seenLast(open.get(0)).destinations();
        IpSet from = open.get(0).packets().sources();
        at(to).ifPresent(nic -> close(nic, addresses(nic), Direction.INBOUND, open, steps));
        in(to).ifPresent(subnet -> close(subnet, subnet.addresses(), Direction.INBOUND, open, steps));
        at(from).ifPresent(nic -> close(nic, addresses(nic), Direction.OUTBOUND, open, steps));
        in(from).ifPresent(subnet -> close(subnet, subnet.addresses(), Direction.OUTBOUND, open, steps));
        return steps;
    }

    private void close(Resource at, IpSet own, Direction direction, List<Part> open, List<RepairStep> steps) {
        PacketSet seen = PacketSet.unionOf(open.stream()
                .map(part -> direction == Direction.INBOUND
                        ? RepairGates.seenLast(part).toDestinations(own)
                        : part.packets().fromSources(own))
                .toList());
        if (seen.isEmpty()) {
            return;
        }
        List<SecurityRule> rules =
                numbered(RepairGates.rules(RuleShape.of(network, seen, PacketSet.empty()), direction, Access.DENY));
        List<SecurityRule> keeping = new ArrayList<>(rules);
        keeping.add(SecurityRule.of("AllowAllElseInbound", LAST, Direction.INBOUND, Access.ALLOW));
        keeping.add(SecurityRule.of("AllowAllElseOutbound", LAST, Direction.OUTBOUND, Access.ALLOW));
        steps.add(attach(at, keeping, rules.size()));
        steps.add(attach(at, rules, rules.size()));
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
        List<Resource> changed = new ArrayList<>(List.of(group));
        if (at instanceof NetworkInterface nic) {
            changed.add(nic.withNetworkSecurityGroup(group.id()));
        } else if (at instanceof Subnet subnet) {
            VirtualNetwork vnet = new RepairSubnets(network).with(subnet.withNetworkSecurityGroup(group.id()));
            changed.add(vnet);
        }
        return new RepairStep(
                RepairStep.Kind.NEW_NSG,
                "attach a new " + group.label() + " to " + words(at) + ":",
                rules.stream()
                        .flatMap(rule -> RepairStep.entered(rule).stream())
                        .toList(),
                rules,
                List.of(),
                changed,
                size + 1);
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

    private Optional<NetworkInterface> at(IpSet addresses) {
        return network.all(NetworkInterface.class).stream()
                .filter(nic ->
                        nic.networkSecurityGroup().isEmpty() && addresses(nic).overlaps(addresses))
                .findFirst();
    }

    private Optional<Subnet> in(IpSet addresses) {
        return network.all(Subnet.class).stream()
                .filter(subnet -> subnet.networkSecurityGroup().isEmpty()
                        && subnet.addresses().overlaps(addresses))
                .findFirst();
    }

    private static IpSet addresses(NetworkInterface nic) {
        return IpSet.unionOf(nic.ipConfigurations().stream()
                .map(each -> new InterfaceAddress(nic, each).configuration().privateAddress())
                .filter(KnownAddress.class::isInstance)
                .map(address -> IpSet.of(((KnownAddress) address).ip()))
                .toList());
    }
}
