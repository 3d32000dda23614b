package io.canreach.importer;

import io.canreach.importer.FirewallCollections.Rules;
import io.canreach.model.FirewallRuleCollection;
import io.canreach.model.ResourceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads firewall policies: the rules of their groups, and those that they inherit from their base policy. */
final class FirewallPolicies {
    private static final String CONSEQUENCE = "what firewalls do by it is undetermined";

    private final Assembly assembly;
    private final Map<ResourceId, Rules> groups = new HashMap<>();

    FirewallPolicies(Assembly assembly) {
        this.assembly = assembly;
        for (String type : List.of(Types.RULE_COLLECTION_GROUP, Types.RULE_GROUP)) {
            for (Made<Rules> each :
                    assembly.make(type, (id, node) -> Optional.of(new FirewallCollections(assembly, id).group(node)))) {
                groups.put(each.id(), inDoubt(each));
            }
        }
    }

    private Rules inDoubt(Made<Rules> group) {
        return assembly.doubts()
                .about(group.id())
                .map(reason -> group.value().and(Rules.unknown(reason)))
                .orElse(group.value());
    }

    /** The settings of a policy, where it is in the input. */
    Optional<Node> policy(ResourceId id) {
        return assembly.inventory().sightings(Types.FIREWALL_POLICY, id).stream()
                .filter(each -> !isBare(each))
                .findFirst();
    }

    /** The rules of a policy that something refers to. */
    Rules rules(Node reference) {
        Optional<ResourceId> id = References.known(reference);
        if (id.isEmpty()) {
            return Rules.unknown(reference.unknown("which policy holds is not known", CONSEQUENCE));
        }
        Optional<Node> policy = policy(id.get());
        if (policy.isEmpty()) {
            String met = "firewall policy '" + id.get().name() + "' is not in the input";
            return Rules.unknown(reference.unknown(met, CONSEQUENCE));
        }
        Node base = policy.get().get("basePolicy");
        Rules own = own(id.get(), policy.get());
        return base.isPresent() ? own.and(inherited(base)) : own;
    }

    /** A list of resources names the policy alone. */
    private static boolean isBare(Node policy) {
        boolean empty = policy.peek("properties").fields().isEmpty();
        return empty && !policy.get("ruleCollectionGroups").isPresent();
    }

    private Rules own(ResourceId id, Node policy) {
        Rules all = Rules.NONE;
        Set<ResourceId> there = new HashSet<>();
        for (Map.Entry<ResourceId, Rules> each : groups.entrySet()) {
            if (each.getKey().isChildOf(id)) {
                there.add(each.getKey());
                all = all.and(each.getValue());
            }
        }
        for (Node each : policy.list("ruleCollectionGroups")) {
            if (References.known(each).filter(there::contains).isEmpty()) {
                all = all.and(
                        Rules.unknown(each.unknown("a group of the policy's rules is not in the input", CONSEQUENCE)));
            }
        }
        return all;
    }

    /** Translations are not inherited, since they are for the addresses of one firewall. */
    private Rules inherited(Node reference) {
        Optional<ResourceId> id = References.known(reference);
        Optional<Node> base = id.flatMap(this::policy);
        if (base.isEmpty()) {
            return Rules.unknown(reference.unknown("the base policy is not in the input", CONSEQUENCE));
        }
        Rules own = own(id.get(), base.get());
        List<FirewallRuleCollection> some = own.collections().stream()
                .filter(each -> each.type() != FirewallRuleCollection.Type.DNAT)
                .map(FirewallPolicies::inherited)
                .toList();
        Node further = base.get().get("basePolicy");
        Rules rules = new Rules(some, own.unknown());
        return further.isPresent()
                ? rules.and(Rules.unknown(further.unknown("the base policy has a base policy itself", CONSEQUENCE)))
                : rules;
    }

    private static FirewallRuleCollection inherited(FirewallRuleCollection of) {
        return new FirewallRuleCollection(
                of.name(), of.type(), true, of.groupPriority(), of.priority(), of.access(), of.rules());
    }

    /** Notes what a policy or a firewall denies by lists that only Microsoft knows. */
    static void note(Node node) {
        Node intelligence = node.get("threatIntelMode");
        if (intelligence.text().orElse("").equalsIgnoreCase("Deny")) {
            intelligence.info(
                    "what Microsoft's threat intelligence lists is denied before all rules",
                    "verdicts hold for addresses and names that are not on that list");
        }
        Node detection = node.at("intrusionDetection", "mode");
        if (detection.text().orElse("").equalsIgnoreCase("Deny")) {
            detection.info(
                    "what the signatures of intrusion detection match is denied",
                    "verdicts hold for traffic that they do not match");
        }
    }
}
