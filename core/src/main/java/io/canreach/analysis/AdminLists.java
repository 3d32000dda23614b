package io.canreach.analysis;

import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.SecurityAdminConfiguration;
import io.canreach.model.SecurityAdminRule;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.security.AdminRules;
import io.canreach.security.RuleMatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The security admin rules of a network as lists: all that apply to a subnet are one, once for subnets where they are equal. */
final class AdminLists {
    /** What both an Allow rule and no rule do. */
    private static final Effect HANDED_ON = Effect.of("NSGs decide");

    private final IdentityHashMap<SecurityRule, Origin> origins = new IdentityHashMap<>();

    /** Where a rule is from, and what it does. */
    private record Origin(SecurityAdminConfiguration owner, String collection, SecurityAdminRule.Action action) {}

    private record Applied(List<SecurityAdminConfiguration> configurations, List<RuleMatch> rules) {}

    private AdminLists(Network network) {
        for (SecurityAdminConfiguration each : network.all(SecurityAdminConfiguration.class)) {
            for (SecurityAdminConfiguration.Collection collection : each.collections()) {
                collection
                        .rules()
                        .forEach(rule -> origins.put(rule.match(), new Origin(each, collection.name(), rule.action())));
            }
        }
    }

    static List<PlacedList> of(Network network) {
        if (network.all(SecurityAdminConfiguration.class).isEmpty()) {
            return List.of();
        }
        AdminLists made = new AdminLists(network);
        List<PlacedList> lists = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            made.applied(network, direction)
                    .forEach((rules, subnets) -> lists.add(new PlacedList(made.list(rules.rules()), subnets)));
        }
        return lists;
    }

    private Map<Applied, List<String>> applied(Network network, Direction direction) {
        Map<Applied, List<String>> places = new LinkedHashMap<>();
        for (Subnet subnet : network.all(Subnet.class)) {
            AdminRules rules = AdminRules.of(network, subnet, direction);
            if (!rules.isEmpty()) {
                places.computeIfAbsent(new Applied(rules.configurations(), rules.rules()), any -> new ArrayList<>())
                        .add(subnet.label());
            }
        }
        return places;
    }

    private LineList list(List<RuleMatch> matches) {
        return LineList.of(matches.stream().map(this::line).toList(), HANDED_ON);
    }

    private Line line(RuleMatch match) {
        SecurityRule rule = match.rule();
        Origin origin = Optional.ofNullable(origins.get(rule))
                .orElseThrow(() -> new IllegalStateException(rule + " is of no configuration"));
        boolean isAllow = origin.action() == SecurityAdminRule.Action.ALLOW;
        Effect effect = isAllow ? HANDED_ON : Effect.of(origin.action().toString());
        return Line.of(listed(rule, origin), effect, match).perhapsNothing(mayBeNothing(match));
    }

    private static ListedRule listed(SecurityRule rule, Origin origin) {
        return ListedRule.of("admin rule", rule.name(), rule.priority(), origin.action(), rule.match(), origin.owner())
                .looking(rule.direction())
                .in("collection '" + origin.collection() + "' of "
                        + origin.owner().label());
    }

    /** What is in doubt for another reason than its addresses may be nothing at all. */
    private static boolean mayBeNothing(RuleMatch match) {
        Set<Unknown> others = new HashSet<>(match.doubts());
        match.source().doubts().forEach(others::remove);
        match.destination().doubts().forEach(others::remove);
        return !others.isEmpty();
    }
}
