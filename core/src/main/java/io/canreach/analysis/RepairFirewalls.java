package io.canreach.analysis;

import io.canreach.model.Access;
import io.canreach.model.AzureFirewall;
import io.canreach.model.FirewallRuleCollection;
import io.canreach.model.Network;
import io.canreach.model.NetworkRule;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A collection of network rules, before all others of an Azure Firewall, that lets flows through. */
final class RepairFirewalls {
    private static final int FIRST_PRIORITY = 100;
    private static final int LAST_PRIORITY = 65000;
    private static final int USUAL_PRIORITY = 200;
    private final Network network;

    RepairFirewalls(Network network) {
        this.network = network;
    }

    Optional<RepairStep> of(Part part, PacketSet seen) {
        return part.decidedBy()
                .resource()
                .flatMap(id -> network.find(AzureFirewall.class, id))
                .flatMap(firewall -> of(firewall, seen));
    }

    private Optional<RepairStep> of(AzureFirewall firewall, PacketSet seen) {
        int group = group(firewall);
        return free(firewall, group)
                .map(priority -> step(firewall, collection(firewall, group, priority, rules(seen))));
    }

    private List<NetworkRule> rules(PacketSet seen) {
        List<NetworkRule> rules = new ArrayList<>();
        for (RuleShape shape : RuleShape.of(network, seen, PacketSet.empty())) {
            rules.add(shape.networkRule(shape.name("Allow", "-" + (rules.size() + 1))));
        }
        return rules;
    }

    /** The first group of the firewall's own collections of network rules, or else of any. */
    private static int group(AzureFirewall firewall) {
        return firewall.collections().stream()
                .filter(each -> !each.inherited() && each.type() == FirewallRuleCollection.Type.NETWORK)
                .mapToInt(FirewallRuleCollection::groupPriority)
                .min()
                .orElseGet(() -> firewall.collections().stream()
                        .mapToInt(FirewallRuleCollection::groupPriority)
                        .min()
                        .orElse(0));
    }

    /** The number before all collections of a group, or any free one where that is taken. */
    private static Optional<Integer> free(AzureFirewall firewall, int group) {
        Set<Integer> taken = new HashSet<>();
        firewall.collections().stream()
                .filter(each -> each.groupPriority() == group)
                .forEach(each -> taken.add(each.priority()));
        int first = taken.stream().mapToInt(Integer::intValue).min().orElse(USUAL_PRIORITY + 1);
        return IntStream.concat(
                        IntStream.of(first - 1).filter(number -> number >= FIRST_PRIORITY),
                        IntStream.rangeClosed(FIRST_PRIORITY, LAST_PRIORITY))
                .filter(number -> !taken.contains(number))
                .boxed()
                .findFirst();
    }

    private static FirewallRuleCollection collection(
            AzureFirewall firewall, int group, int priority, List<NetworkRule> rules) {
        Set<String> taken = new HashSet<>();
        firewall.collections().forEach(each -> taken.add(each.name()));
        String name = "allowed";
        for (int i = 2; taken.contains(name); i++) {
            name = "allowed-" + i;
        }
        return new FirewallRuleCollection(
                name, FirewallRuleCollection.Type.NETWORK, false, group, priority, Access.ALLOW, List.copyOf(rules));
    }

    private static RepairStep step(AzureFirewall firewall, FirewallRuleCollection added) {
        AzureFirewall after = new AzureFirewall(
                firewall.id(),
                firewall.location(),
                firewall.subnet(),
                firewall.privateAddress(),
                firewall.publicIps(),
                Stream.concat(firewall.collections().stream(), Stream.of(added)).toList(),
                firewall.privateRanges(),
                firewall.unknownRules());
        String what = "add to " + firewall.label() + ", in network rule collection '" + added.name() + "' ("
                + added.priority() + ", Allow):";
        List<String> details =
                added.rules().stream().map(rule -> words((NetworkRule) rule)).toList();
        return RepairStep.of(RepairStep.Kind.FIREWALL_RULE, what, details, after);
    }

    private static String words(NetworkRule rule) {
        return "name " + rule.name() + ", protocol " + RepairStep.joined(List.copyOf(rule.protocols())) + ", source "
                + RepairStep.joined(rule.source()) + ", destination " + RepairStep.joined(rule.destination())
                + " ports "
                + RepairStep.joined(rule.destinationPorts());
    }
}
