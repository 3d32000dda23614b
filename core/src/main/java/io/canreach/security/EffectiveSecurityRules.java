package io.canreach.security;

import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The security rules that guard an interface or a subnet: what Azure's effective security rules show.
 *
 * @param groups the interface's NSG, then the subnet's; none where neither has one, and then nothing is filtered
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/diagnose-network-traffic-filter-problem">Effective
 *     security rules</a>
 */
public record EffectiveSecurityRules(List<Group> groups) {
    /**
     * The rules of one NSG.
     *
     * @param networkSecurityGroup the NSG
     * @param association the interface or subnet it is attached to
     * @param rules inbound rules, then outbound ones, each by ascending priority
     */
    public record Group(ResourceId networkSecurityGroup, ResourceId association, List<EffectiveSecurityRule> rules) {
        /**
         * Copies the list.
         *
         * @param networkSecurityGroup the NSG
         * @param association the interface or subnet it is attached to
         * @param rules inbound rules, then outbound ones, each by ascending priority
         */
        public Group {
            rules = List.copyOf(rules);
        }

        @Override
        public String toString() {
            return "NSG '" + networkSecurityGroup.name() + "' on " + association.name() + "\n"
                    + rules.stream().map(rule -> "  " + rule).collect(Collectors.joining("\n"));
        }
    }

    /**
     * Copies the list.
     *
     * @param groups the interface's NSG, then the subnet's; none where neither has one, and then nothing is filtered
     */
    public EffectiveSecurityRules {
        groups = List.copyOf(groups);
    }

    /**
     * The rules that guard an interface.
     *
     * @param network the network
     * @param nic one of its interfaces
     * @return the interface's NSG and the subnet's
     */
    public static EffectiveSecurityRules of(Network network, NetworkInterface nic) {
        Subnet subnet = network.get(Subnet.class, nic.subnet());
        List<Group> groups = new ArrayList<>();
        nic.networkSecurityGroup().ifPresent(id -> groups.add(group(network, subnet, id, nic.id())));
        subnet.networkSecurityGroup().ifPresent(id -> groups.add(group(network, subnet, id, subnet.id())));
        return new EffectiveSecurityRules(groups);
    }

    /**
     * The rules that guard a subnet.
     *
     * @param network the network
     * @param subnet one of its subnets
     * @return the subnet's NSG
     */
    public static EffectiveSecurityRules of(Network network, Subnet subnet) {
        Optional<Group> only = subnet.networkSecurityGroup().map(id -> group(network, subnet, id, subnet.id()));
        return new EffectiveSecurityRules(only.stream().toList());
    }

    private static Group group(Network network, Subnet subnet, ResourceId id, ResourceId association) {
        NetworkSecurityGroup nsg = network.get(NetworkSecurityGroup.class, id);
        RuleScope scope = RuleScope.of(network, subnet);
        List<EffectiveSecurityRule> rules = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            RuleList.of(nsg, direction, scope).rules().forEach(match -> rules.add(EffectiveSecurityRule.of(match)));
        }
        return new Group(id, association, rules);
    }

    @Override
    public String toString() {
        return groups.isEmpty()
                ? "no NSG, so nothing is filtered"
                : groups.stream().map(Group::toString).collect(Collectors.joining("\n"));
    }
}
