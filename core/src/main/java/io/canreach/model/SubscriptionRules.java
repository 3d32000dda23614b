package io.canreach.model;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How many of a kind one subscription may have. Resources whose id names no subscription are of one.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits">Limits</a>
 */
final class SubscriptionRules {
    private static final int MAX_ROUTE_TABLES = 600;
    private static final int MAX_GROUPS = 5000;

    private final NetworkRules rules;

    SubscriptionRules(NetworkRules rules) {
        this.rules = rules;
    }

    /** What is there already is no more than was granted to it. */
    void check() {
        Collection<RouteTable> tables = rules.all(RouteTable.class);
        if (tables.size() > MAX_ROUTE_TABLES && !rules.isExisting()) {
            limit("route tables", tables, SubscriptionRules::of, MAX_ROUTE_TABLES);
        }
        Collection<NetworkSecurityGroup> groups = rules.all(NetworkSecurityGroup.class);
        if (groups.size() > MAX_GROUPS && !rules.isExisting()) {
            limit("NSGs in one region", groups, SubscriptionRules::regionOf, MAX_GROUPS);
        }
    }

    private <T extends Resource> void limit(String what, Collection<T> there, Function<T, String> place, int most) {
        Map<String, Long> counts =
                there.stream().collect(Collectors.groupingBy(place, TreeMap::new, Collectors.counting()));
        counts.forEach((where, count) -> {
            if (count > most) {
                rules.problem(where + " has " + count + " " + what + "; at most " + most + " are allowed");
            }
        });
    }

    private static String regionOf(NetworkSecurityGroup group) {
        String region = group.location().toLowerCase(Locale.ROOT);
        return of(group) + (region.isEmpty() ? "" : ", region " + region + ",");
    }

    private static String of(Resource resource) {
        String[] parts = resource.id().value().split("/", -1);
        boolean named = parts.length > 3 && parts[1].equalsIgnoreCase("subscriptions") && !parts[2].isEmpty();
        return named ? "subscription " + parts[2].toLowerCase(Locale.ROOT) : "the network";
    }
}
