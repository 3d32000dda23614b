package io.canreach.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How many of a kind one subscription may have. Resources whose id names no subscription are of one.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits">Limits</a>
 */
final class SubscriptionRules {
    private static final Pattern SUBSCRIPTION = Pattern.compile("(?i)^/subscriptions/([^/]+)/.*");
    private static final int MAX_ROUTE_TABLES = 600;
    private static final int MAX_GROUPS = 5000;

    private final NetworkRules rules;

    SubscriptionRules(NetworkRules rules) {
        this.rules = rules;
    }

    /** What is there already is no more than was granted to it. */
    void check() {
        if (rules.isExisting()) {
            return;
        }
        limit("route tables", rules.all(RouteTable.class), SubscriptionRules::of, MAX_ROUTE_TABLES);
        limit("NSGs in one region", rules.all(NetworkSecurityGroup.class), SubscriptionRules::regionOf, MAX_GROUPS);
    }

    private <T extends Resource> void limit(String what, List<T> there, Function<T, String> place, int most) {
        if (there.size() <= most) {
            return;
        }
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
        Matcher matcher = SUBSCRIPTION.matcher(resource.id().value());
        return matcher.matches() ? "subscription " + matcher.group(1).toLowerCase(Locale.ROOT) : "the network";
    }
}
