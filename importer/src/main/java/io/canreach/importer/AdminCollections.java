package io.canreach.importer;

import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.Direction;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityAdminConfiguration;
import io.canreach.model.SecurityAdminConfiguration.IntentPolicies;
import io.canreach.model.SecurityAdminRule;
import io.canreach.model.SecurityAdminRule.Action;
import io.canreach.model.SecurityRule;
import io.canreach.model.VirtualNetwork;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rule collections of one security admin configuration, each with the networks of its groups. */
final class AdminCollections {
    private static final Map<String, Direction> DIRECTIONS =
            Map.of("inbound", Direction.INBOUND, "outbound", Direction.OUTBOUND);
    private static final Map<String, Action> ACTIONS =
            Map.of("allow", Action.ALLOW, "alwaysallow", Action.ALWAYS_ALLOW, "deny", Action.DENY);

    private final Assembly assembly;
    private final NetworkGroups groups;
    private final ResourceId configuration;
    private final Addresses addresses;
    private Optional<Set<ResourceId>> networks = Optional.of(Set.of());

    AdminCollections(Assembly assembly, NetworkGroups groups, ResourceId configuration) {
        this.assembly = assembly;
        this.groups = groups;
        this.configuration = configuration;
        this.addresses = new Addresses(assembly);
    }

    /** The networks that the collections may be for; empty where that is not known. */
    Optional<Set<ResourceId>> networks() {
        return networks.filter(each -> !each.isEmpty());
    }

    /** The collections as deployed in some regions; empty where something of them is not known. */
    Optional<List<SecurityAdminConfiguration.Collection>> read(Set<String> regions) {
        List<SecurityAdminConfiguration.Collection> read = new ArrayList<>();
        boolean known = true;
        for (Map.Entry<ResourceId, List<Node>> each : children(Types.ADMIN_COLLECTION, configuration)) {
            Node node = each.getValue().get(0);
            Optional<Set<ResourceId>> members = groups.members(node.objects("appliesToGroups"));
            networks = networks.flatMap(some -> members.map(more -> union(some, more)));
            Optional<List<SecurityAdminRule>> rules = rules(each.getKey());
            known &= members.isPresent() && rules.isPresent();
            read.add(new SecurityAdminConfiguration.Collection(
                    node.name(each.getKey()), in(members.orElse(Set.of()), regions), rules.orElse(List.of())));
        }
        return known && !read.isEmpty() ? Optional.of(read) : Optional.empty();
    }

    private List<Map.Entry<ResourceId, List<Node>>> children(String type, ResourceId parent) {
        return assembly.inventory().ofType(type).entrySet().stream()
                .filter(each -> each.getKey().isChildOf(parent))
                .toList();
    }

    private static Set<ResourceId> union(Set<ResourceId> some, Set<ResourceId> more) {
        Set<ResourceId> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    private List<ResourceId> in(Set<ResourceId> members, Set<String> regions) {
        return members.stream()
                .filter(each -> assembly.find(VirtualNetwork.class, each)
                        .filter(network -> regions.contains(NetworkGroups.region(network.location())))
                        .isPresent())
                .toList();
    }

    private Optional<List<SecurityAdminRule>> rules(ResourceId collection) {
        List<SecurityAdminRule> rules = new ArrayList<>();
        for (Map.Entry<ResourceId, List<Node>> each : children(Types.ADMIN_RULE, collection)) {
            Optional<SecurityAdminRule> rule =
                    rule(each.getKey(), each.getValue().get(0));
            if (rule.isEmpty()) {
                return Optional.empty();
            }
            rules.add(rule.get());
        }
        return rules.isEmpty() ? Optional.empty() : Optional.of(rules);
    }

    private Optional<SecurityAdminRule> rule(ResourceId id, Node node) {
        Optional<Integer> priority = Numbers.whole(node.get("priority"));
        Optional<Direction> direction = node.get("direction").oneOf(DIRECTIONS);
        Optional<Action> action = node.get("access").oneOf(ACTIONS);
        if (priority.isEmpty() || direction.isEmpty() || action.isEmpty()) {
            node.warn("not all is known of admin rule '" + id.name() + "'", Consequences.RULE);
            return Optional.empty();
        }
        Access access = action.get() == Action.DENY ? Access.DENY : Access.ALLOW;
        SecurityRule match = new SecurityRule(
                node.name(id),
                priority.get(),
                direction.get(),
                access,
                SecurityRules.protocol(node.get("protocol")),
                side(node, "sources"),
                SecurityRules.ports(node, "source"),
                side(node, "destinations"),
                SecurityRules.ports(node, "destination"),
                List.of());
        return Optional.of(new SecurityAdminRule(action.get(), match));
    }

    private List<AddressMatch> side(Node rule, String side) {
        List<AddressMatch> matches = new ArrayList<>();
        for (Node each : rule.objects(side)) {
            matches.add(addresses.match(each.get("addressPrefix")));
        }
        if (matches.isEmpty()) {
            matches.add(rule.unknown("the rule names no " + side, Consequences.RULE));
        }
        return matches.stream().distinct().toList();
    }

    /** What it does to networks with services of their own rules; nothing unless said. */
    static IntentPolicies policies(Node configuration) {
        List<Node> said = configuration.list("applyOnNetworkIntentPolicyBasedServices");
        String text = said.isEmpty() ? "" : said.get(0).text().orElse("");
        if (text.equalsIgnoreCase("All")) {
            return IntentPolicies.ALL;
        }
        return text.equalsIgnoreCase("AllowRulesOnly") ? IntentPolicies.ALLOW_RULES_ONLY : IntentPolicies.NONE;
    }
}
