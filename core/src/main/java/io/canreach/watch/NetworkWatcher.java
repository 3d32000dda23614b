package io.canreach.watch;

import io.canreach.model.AddressClass;
import io.canreach.model.Direction;
import io.canreach.model.HostAddress;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.NextHopType;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.Flow;
import io.canreach.packet.Ip;
import io.canreach.routing.EffectiveRoute;
import io.canreach.routing.EffectiveRoutes;
import io.canreach.routing.RoutePart;
import io.canreach.security.EffectiveSecurityRule;
import io.canreach.security.EffectiveSecurityRules;
import io.canreach.security.Outcome;
import io.canreach.security.RuleList;
import io.canreach.security.RulePart;
import io.canreach.security.RuleScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The questions that Azure Network Watcher answers about running resources, answered for a {@link Network}. Each looks at
 * one thing only: IP flow verify at admin rules and NSGs and not at routes, next hop at routes and not at NSGs.
 *
 * <pre>{@code
 * NetworkWatcher watcher = NetworkWatcher.of(network);
 * watcher.ipFlowVerify(nic, Direction.OUTBOUND, Flow.tcp("10.0.0.4", 60000, "13.107.21.200", 80)); // Allow, ...
 * watcher.nextHop(nic, Ip.parse("8.8.8.8"));                                                       // Internet
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/network-watcher/network-watcher-overview">Network Watcher</a>
 */
public final class NetworkWatcher {
    private final Network network;

    private NetworkWatcher(Network network) {
        this.network = network;
    }

    /**
     * Makes a network ready for questions.
     *
     * @param network the network
     * @return the object to ask
     */
    public static NetworkWatcher of(Network network) {
        return new NetworkWatcher(network);
    }

    /**
     * The interfaces of a machine.
     *
     * @param machine the machine's id
     * @return its interfaces, the primary one first
     * @throws IllegalArgumentException when the network has no such machine
     */
    public List<NetworkInterface> interfaces(ResourceId machine) {
        return network.get(VirtualMachine.class, machine).networkInterfaces().stream()
                .flatMap(id -> network.find(NetworkInterface.class, id).stream())
                .toList();
    }

    /**
     * Whether the security admin rules of a subnet, and the NSGs of an interface and its subnet, let a flow pass, and the rule
     * that decides: the denying one, one that always allows, or the last that allows.
     *
     * @param nic the interface's id
     * @param direction whether the interface sends or receives the flow
     * @param flow the flow, as the interface sees it
     * @return the verdict
     * @throws IllegalArgumentException when the network has no such interface, or it has not the flow's local address
     */
    public IpFlowVerdict ipFlowVerify(ResourceId nic, Direction direction, Flow flow) {
        requireOwn(nic, direction == Direction.OUTBOUND ? flow.source() : flow.destination());
        AdminFlow admin = AdminFlow.of(network, subnet(nic), direction, flow);
        if (admin.isDecided()) {
            return admin.verdict();
        }
        IpFlowVerdict last = admin.verdict();
        for (Guard guard : guards(nic, direction)) {
            RulePart part = guard.rules().decide(flow);
            String name = EffectiveSecurityRule.effectiveName(part.rule());
            IpFlowVerdict verdict = new IpFlowVerdict(
                    part.outcome(), name, Optional.of(guard.rules().group().id()), Optional.empty(), part.doubts());
            if (part.outcome() == Outcome.DENY) {
                return admin.mayOverride() ? admin.overridden() : verdict;
            }
            last = last.access() == Outcome.UNDETERMINED ? last : verdict;
        }
        return last;
    }

    /**
     * What the security admin rules of a subnet, and each NSG of an interface and its subnet, do with a flow, with the flags of
     * every rule. What stands behind something that denies, or that always allows, is not evaluated.
     *
     * @param nic the interface's id
     * @param direction whether the interface sends or receives the flow
     * @param flow the flow, as the interface sees it
     * @return the admin rules that match, then the NSGs, in the order of evaluation, as far as it gets
     * @throws IllegalArgumentException when the network has no such interface
     */
    public List<GroupDiagnosis> diagnose(ResourceId nic, Direction direction, Flow flow) {
        AdminFlow admin = AdminFlow.of(network, subnet(nic), direction, flow);
        List<GroupDiagnosis> groups = new ArrayList<>(admin.diagnosis());
        if (admin.isDecided()) {
            return groups;
        }
        for (Guard guard : guards(nic, direction)) {
            RulePart part = guard.rules().decide(flow);
            String name = (part.rule().isDefault() ? "DefaultRule_" : "UserRule_")
                    + part.rule().name();
            groups.add(new GroupDiagnosis(
                    guard.appliedTo(),
                    guard.rules().group().id(),
                    name,
                    Optional.empty(),
                    part.outcome(),
                    guard.rules().flags(flow)));
            if (part.outcome() == Outcome.DENY) {
                break;
            }
        }
        return groups;
    }

    /**
     * Where an interface sends packets for an address.
     *
     * @param nic the interface's id
     * @param destination the address
     * @return the next hop
     * @throws IllegalArgumentException when the network has no such interface
     */
    public NextHop nextHop(ResourceId nic, Ip destination) {
        Subnet subnet = subnet(nic);
        if (AddressClass.of(destination) == AddressClass.AZURE_PLATFORM) {
            return new NextHop(NextHopType.VNET_LOCAL, Optional.empty(), Optional.empty(), List.of());
        }
        RoutePart part = EffectiveRoutes.of(network, subnet).select(destination);
        if (part.route().isEmpty()) {
            return new NextHop(NextHopType.NONE, Optional.empty(), Optional.empty(), part.doubts());
        }
        EffectiveRoute route = part.route().get();
        Optional<ResourceId> table =
                route.source() == EffectiveRoute.Source.USER ? subnet.routeTable() : Optional.empty();
        return new NextHop(route.nextHopType(), route.nextHopAddress(), table, part.doubts());
    }

    /**
     * The effective routes of an interface.
     *
     * @param nic the interface's id
     * @return the routes of its subnet
     * @throws IllegalArgumentException when the network has no such interface
     */
    public EffectiveRoutes effectiveRoutes(ResourceId nic) {
        return EffectiveRoutes.of(network, subnet(nic));
    }

    /**
     * The effective security rules of an interface.
     *
     * @param nic the interface's id
     * @return the rules of its NSG and of its subnet's
     * @throws IllegalArgumentException when the network has no such interface
     */
    public EffectiveSecurityRules effectiveSecurityRules(ResourceId nic) {
        return EffectiveSecurityRules.of(network, network.get(NetworkInterface.class, nic));
    }

    /**
     * The rules of every interface of a machine.
     *
     * @param machine the machine's id
     * @return one entry an interface
     * @throws IllegalArgumentException when the network has no such machine
     */
    public SecurityGroupView securityGroupView(ResourceId machine) {
        return new SecurityGroupView(
                interfaces(machine).stream().map(this::view).toList());
    }

    /**
     * The resources of a resource group and how they hang together.
     *
     * @param resourceGroup the group's name, in any letter case
     * @return the topology
     */
    public Topology topology(String resourceGroup) {
        return Topology.of(network, resourceGroup);
    }

    /** Azure answers for an interface's own addresses only. */
    private void requireOwn(ResourceId id, Ip local) {
        NetworkInterface nic = network.get(NetworkInterface.class, id);
        List<HostAddress> own = nic.ipConfigurations().stream()
                .map(IpConfiguration::privateAddress)
                .toList();
        boolean has = own.stream()
                .anyMatch(each -> each instanceof Unknown
                        || (each instanceof KnownAddress known && known.ip().equals(local)));
        if (!has) {
            throw new IllegalArgumentException(local + " is no address of " + nic.label() + "; there is: " + own);
        }
    }

    private SecurityGroupView.InterfaceRules view(NetworkInterface nic) {
        Subnet subnet = network.get(Subnet.class, nic.subnet());
        return new SecurityGroupView.InterfaceRules(
                nic.id(),
                userRules(nic.networkSecurityGroup()),
                userRules(subnet.networkSecurityGroup()),
                NetworkSecurityGroup.of(nic.id(), List.of()).defaultRules(),
                EffectiveSecurityRules.of(network, nic));
    }

    private List<SecurityRule> userRules(Optional<ResourceId> group) {
        return group.map(id -> network.get(NetworkSecurityGroup.class, id).rules())
                .orElse(List.of());
    }

    private Subnet subnet(ResourceId nic) {
        return network.get(
                Subnet.class, network.get(NetworkInterface.class, nic).subnet());
    }

    /** An NSG made ready, and what it is attached to. */
    private record Guard(RuleList rules, ResourceId appliedTo) {}

    private List<Guard> guards(ResourceId id, Direction direction) {
        NetworkInterface nic = network.get(NetworkInterface.class, id);
        Subnet subnet = subnet(id);
        RuleScope scope = scope(nic, subnet, direction);
        List<Guard> guards = new ArrayList<>();
        subnet.networkSecurityGroup().ifPresent(group -> guards.add(guard(group, subnet.id(), direction, scope)));
        int position = direction == Direction.OUTBOUND ? 0 : guards.size();
        nic.networkSecurityGroup().ifPresent(group -> guards.add(position, guard(group, nic.id(), direction, scope)));
        return guards;
    }

    /** An interface whose address is not declared is still known to be a member of its groups. */
    private RuleScope scope(NetworkInterface nic, Subnet subnet, Direction direction) {
        IpConfiguration first = nic.ipConfigurations().get(0);
        Optional<InterfaceAddress> own = first.privateAddress() instanceof Unknown
                ? Optional.of(new InterfaceAddress(nic, first))
                : Optional.empty();
        return direction == Direction.OUTBOUND
                ? new RuleScope(network, subnet, own, Optional.empty())
                : new RuleScope(network, subnet, Optional.empty(), own);
    }

    private Guard guard(ResourceId group, ResourceId appliedTo, Direction direction, RuleScope scope) {
        return new Guard(RuleList.of(network.get(NetworkSecurityGroup.class, group), direction, scope), appliedTo);
    }

    @Override
    public String toString() {
        return "network watcher of " + network;
    }
}
