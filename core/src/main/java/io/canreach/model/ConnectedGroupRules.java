package io.canreach.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Azure's rules for connected groups. Members whose addresses overlap are allowed; they do not reach each other there.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network-manager/concept-limitations">Virtual Network Manager
 *     limitations</a>
 */
final class ConnectedGroupRules {
    private static final int MAX_MEMBERS = 250;
    private static final int MAX_GROUPS = 5;

    private final NetworkRules rules;

    ConnectedGroupRules(NetworkRules rules) {
        this.rules = rules;
    }

    void check() {
        Map<ResourceId, Integer> groups = new HashMap<>();
        for (ConnectedGroup group : rules.all(ConnectedGroup.class)) {
            check(group);
            Set.copyOf(group.members()).forEach(member -> groups.merge(member, 1, Integer::sum));
        }
        groups.forEach((member, count) -> {
            if (count > MAX_GROUPS && !rules.isExisting()) {
                rules.problem("vnet '" + member.name() + "' is in " + count + " connected groups; at most " + MAX_GROUPS
                        + " are allowed");
            }
        });
    }

    private void check(ConnectedGroup group) {
        Set<ResourceId> seen = new HashSet<>();
        for (ResourceId member : group.members()) {
            rules.mustExist(VirtualNetwork.class, "vnet", member, group.label());
            if (!seen.add(member)) {
                rules.problem(group.label() + " has vnet '" + member.name() + "' twice");
            }
            rules.find(VirtualNetwork.class, member)
                    .filter(vnet -> vnet.model() == DeploymentModel.CLASSIC)
                    .ifPresent(vnet -> rules.problem(group.label() + " has the classic " + vnet.label()
                            + "; only Resource Manager ones may" + " be in one"));
        }
        if (seen.size() > MAX_MEMBERS && !rules.isExisting()) {
            rules.problem(group.label() + " has " + seen.size() + " members; at most " + MAX_MEMBERS + " are allowed");
        }
    }
}
