package io.canreach.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Azure's rules for application security groups: all members in one virtual network, and both sides of a rule too.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/application-security-groups">Application security
 *     groups</a>
 */
final class AsgRules {
    private static final int MAX_GROUPS_PER_CONFIGURATION = 20;
    private static final int MAX_MEMBERS = 4000;
    private static final int MAX_GROUPS_PER_NSG = 100;
    private static final int MAX_PRIVATE_ENDPOINTS = 50;

    private final NetworkRules rules;
    private final Map<ResourceId, Set<ResourceId>> networksOfGroup = new HashMap<>();
    private final Map<ResourceId, Integer> members = new HashMap<>();
    private final Map<ResourceId, Integer> privateEndpoints = new HashMap<>();
    private final Map<ResourceId, ApplicationSecurityGroup> groups;

    AsgRules(NetworkRules rules) {
        this.rules = rules;
        this.groups = rules.byId(ApplicationSecurityGroup.class);
    }

    void check() {
        collect();
        checkNetworks();
        limit(members, "members", MAX_MEMBERS);
        limit(privateEndpoints, "private endpoints", MAX_PRIVATE_ENDPOINTS);
        for (NetworkSecurityGroup nsg : rules.all(NetworkSecurityGroup.class)) {
            check(nsg);
        }
    }

    private void collect() {
        for (NetworkInterface nic : rules.all(NetworkInterface.class)) {
            collect(nic);
        }
        for (PrivateEndpoint endpoint : rules.all(PrivateEndpoint.class)) {
            collect(endpoint);
        }
    }

    private void checkNetworks() {
        for (Map.Entry<ResourceId, Set<ResourceId>> each : networksOfGroup.entrySet()) {
            if (each.getValue().size() > 1) {
                rules.problem("ASG '" + each.getKey().name() + "' has members in " + names(each.getValue())
                        + "; all members must be in one virtual network");
            }
        }
    }

    private void limit(Map<ResourceId, Integer> counts, String what, int most) {
        for (Map.Entry<ResourceId, Integer> each : counts.entrySet()) {
            limit("ASG '" + each.getKey().name() + "' has", each.getValue(), what, most);
        }
    }

    private void collect(NetworkInterface nic) {
        for (IpConfiguration each : nic.ipConfigurations()) {
            limit(
                    nic.label() + " is in",
                    each.applicationSecurityGroups().size(),
                    "application security groups",
                    MAX_GROUPS_PER_CONFIGURATION);
            for (ResourceId group : each.applicationSecurityGroups()) {
                collect(group, each.subnet());
            }
        }
    }

    private void collect(PrivateEndpoint endpoint) {
        for (ResourceId group : endpoint.applicationSecurityGroups()) {
            privateEndpoints.merge(group, 1, Integer::sum);
            collect(group, endpoint.subnet());
        }
    }

    private void collect(ResourceId group, ResourceId subnet) {
        members.merge(group, 1, Integer::sum);
        subnet.parent()
                .ifPresent(vnet -> networksOfGroup
                        .computeIfAbsent(group, id -> new HashSet<>())
                        .add(vnet));
    }

    private void check(NetworkSecurityGroup nsg) {
        Set<ResourceId> used = new HashSet<>();
        for (SecurityRule rule : nsg.rules()) {
            if (namesGroups(rule)) {
                List<ResourceId> source = referenced(rule.source());
                List<ResourceId> destination = referenced(rule.destination());
                used.addAll(source);
                used.addAll(destination);
                check("rule '" + rule.name() + "' of " + nsg.label(), source, destination);
            }
        }
        limit(nsg.label() + " names", used.size(), "application security groups", MAX_GROUPS_PER_NSG);
    }

    private void check(String place, List<ResourceId> source, List<ResourceId> destination) {
        Set<ResourceId> networks = new HashSet<>();
        for (ResourceId group : concat(source, destination)) {
            if (!groups.containsKey(group)) {
                rules.mustExist(ApplicationSecurityGroup.class, "ASG", group, place);
            }
            networks.addAll(networksOfGroup.getOrDefault(group, Set.of()));
        }
        if (!source.isEmpty() && !destination.isEmpty() && networks.size() > 1) {
            rules.problem(place + " names ASGs of " + names(networks)
                    + "; source and destination ASGs must be in one virtual network");
        }
    }

    private void limit(String subject, int count, String what, int most) {
        if (count > most) {
            rules.problem(subject + " " + count + " " + what + "; at most " + most + " are allowed");
        }
    }

    private static boolean namesGroups(SecurityRule rule) {
        return namesGroups(rule.source()) || namesGroups(rule.destination());
    }

    private static boolean namesGroups(List<AddressMatch> matches) {
        for (AddressMatch match : matches) {
            if (match instanceof AsgReference) {
                return true;
            }
        }
        return false;
    }

    private static List<ResourceId> referenced(List<AddressMatch> matches) {
        return matches.stream()
                .filter(AsgReference.class::isInstance)
                .map(match -> ((AsgReference) match).group())
                .toList();
    }

    private static Set<ResourceId> concat(List<ResourceId> some, List<ResourceId> more) {
        Set<ResourceId> both = new HashSet<>(some);
        both.addAll(more);
        return both;
    }

    private static String names(Set<ResourceId> networks) {
        Optional<String> joined =
                networks.stream().sorted().map(id -> "vnet '" + id.name() + "'").reduce((a, b) -> a + " and " + b);
        return joined.orElse("no virtual network");
    }
}
