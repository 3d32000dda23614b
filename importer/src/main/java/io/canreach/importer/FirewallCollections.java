package io.canreach.importer;

import io.canreach.model.Access;
import io.canreach.model.FirewallRule;
import io.canreach.model.FirewallRuleCollection;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads rule collections, classic and of policies. One of which something is not known may do anything. */
final class FirewallCollections {
    private static final String CONSEQUENCE = "what the firewall does is undetermined";
    private static final Map<String, Access> ACTIONS =
            Map.of("allow", Access.ALLOW, "deny", Access.DENY, "dnat", Access.ALLOW, "snat", Access.ALLOW);
    private static final Map<String, FirewallRuleCollection.Type> TYPES = Map.of(
            "networkrule", FirewallRuleCollection.Type.NETWORK,
            "applicationrule", FirewallRuleCollection.Type.APPLICATION,
            "natrule", FirewallRuleCollection.Type.DNAT);

    private final ResourceId owner;
    private final FirewallRuleReader rules;

    FirewallCollections(Assembly assembly, ResourceId owner) {
        this.owner = owner;
        this.rules = new FirewallRuleReader(new FirewallAddresses(assembly), owner);
    }

    /**
     * Rule collections, and why there may be others.
     *
     * @param collections those that are known
     * @param unknown why not all of them are
     */
    record Rules(List<FirewallRuleCollection> collections, List<Unknown> unknown) {
        static final Rules NONE = new Rules(List.of(), List.of());

        Rules {
            collections = List.copyOf(collections);
            unknown = List.copyOf(unknown);
        }

        static Rules unknown(Unknown reason) {
            return new Rules(List.of(), List.of(reason));
        }

        Rules and(Rules other) {
            List<FirewallRuleCollection> all = new ArrayList<>(collections);
            all.addAll(other.collections);
            List<Unknown> reasons = new ArrayList<>(unknown);
            reasons.addAll(other.unknown);
            return new Rules(all, reasons.stream().distinct().toList());
        }
    }

    /** The collections of a firewall without policy, each list of one kind. */
    Rules classic(Node firewall) {
        return list(firewall, "natRuleCollections", FirewallRuleCollection.Type.DNAT)
                .and(list(firewall, "networkRuleCollections", FirewallRuleCollection.Type.NETWORK))
                .and(list(firewall, "applicationRuleCollections", FirewallRuleCollection.Type.APPLICATION));
    }

    private Rules list(Node firewall, String field, FirewallRuleCollection.Type type) {
        Rules all = Rules.NONE;
        for (Node each : firewall.objects(field)) {
            all = all.and(collection(each, Optional.of(type), 0));
        }
        return all;
    }

    /** The collections of a group of a policy; each of their rules says its kind. */
    Rules group(Node group) {
        Optional<Integer> priority = Numbers.whole(group.get("priority"));
        if (priority.isEmpty()) {
            return Rules.unknown(group.unknown("the priority of a group of rules is not known", CONSEQUENCE));
        }
        Rules all = Rules.NONE;
        for (Node each : group.objects("ruleCollections")) {
            all = all.and(collection(each, Optional.empty(), priority.get()));
        }
        return all;
    }

    private Rules collection(Node node, Optional<FirewallRuleCollection.Type> type, int group) {
        String name = node.name(owner);
        Optional<Integer> priority = Numbers.whole(node.get("priority"));
        Optional<Access> access = node.at("action", "type").oneOf(ACTIONS);
        Optional<Map<FirewallRuleCollection.Type, List<FirewallRule>>> read = rules(node, type);
        if (priority.isEmpty() || access.isEmpty() || read.isEmpty()) {
            String met = "not all is known of rule collection '" + name + "'";
            return Rules.unknown(node.unknown(met, CONSEQUENCE));
        }
        List<FirewallRuleCollection> made = new ArrayList<>();
        read.get()
                .forEach((kind, some) -> made.add(
                        new FirewallRuleCollection(name, kind, false, group, priority.get(), access.get(), some)));
        return new Rules(made, List.of());
    }

    private Optional<Map<FirewallRuleCollection.Type, List<FirewallRule>>> rules(
            Node collection, Optional<FirewallRuleCollection.Type> type) {
        Map<FirewallRuleCollection.Type, List<FirewallRule>> read = new EnumMap<>(FirewallRuleCollection.Type.class);
        for (Node each : collection.objects("rules")) {
            Optional<FirewallRuleCollection.Type> kind =
                    type.or(() -> each.get("ruleType").oneOf(TYPES));
            Optional<List<FirewallRule>> some = kind.flatMap(known -> rule(each, known));
            if (kind.isEmpty() || some.isEmpty()) {
                each.warn("not all is known of the rule", Consequences.RULE);
                return Optional.empty();
            }
            read.computeIfAbsent(kind.get(), any -> new ArrayList<>()).addAll(some.get());
        }
        return Optional.of(read);
    }

    private Optional<List<FirewallRule>> rule(Node node, FirewallRuleCollection.Type type) {
        return switch (type) {
            case DNAT -> rules.translations(node);
            case NETWORK -> rules.network(node).map(List::of);
            case APPLICATION -> rules.application(node).map(List::of);
        };
    }
}
