package io.canreach.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A table of user-defined routes.
 *
 * @param id the table's id
 * @param location the region, or empty where it is not known
 * @param routes its routes, at most 1,000, names and prefixes unique
 * @param disableBgpRoutePropagation whether gateway routes are kept out of the subnets it is attached to
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview">Traffic routing</a>
 */
public record RouteTable(ResourceId id, String location, List<Route> routes, boolean disableBgpRoutePropagation)
        implements Resource {
    private static final int MAX_ROUTES = 1000;
    private static final int MAX_TAG_ROUTES = 25;

    /**
     * Checks limits, names and prefixes, all problems at once.
     *
     * @param id the table's id
     * @param location the region, or empty where it is not known
     * @param routes its routes, at most 1,000, names and prefixes unique
     * @param disableBgpRoutePropagation whether gateway routes are kept out of the subnets it is attached to
     */
    public RouteTable {
        routes = List.copyOf(routes);
        List<String> wrong = new ArrayList<>();
        if (routes.size() > MAX_ROUTES) {
            wrong.add(routes.size() + " routes; at most " + MAX_ROUTES + " are allowed");
        }
        long tags = routes.stream()
                .filter(route -> route.destination() instanceof ServiceTag)
                .count();
        if (tags > MAX_TAG_ROUTES) {
            wrong.add(tags + " routes for service tags; at most " + MAX_TAG_ROUTES + " are allowed");
        }
        checkUnique(routes, wrong);
        if (!wrong.isEmpty()) {
            throw new InvalidValueException("route table '" + id.name() + "': " + String.join("; ", wrong));
        }
    }

    @Override
    public String kind() {
        return "route table";
    }

    @Override
    public String toString() {
        return label() + " (" + routes.size() + " routes)";
    }

    private static void checkUnique(List<Route> routes, List<String> wrong) {
        Set<String> names = new HashSet<>();
        Map<RouteDestination, Route> destinations = new HashMap<>();
        for (Route route : routes) {
            if (!names.add(route.name().toLowerCase(Locale.ROOT))) {
                wrong.add("two routes are named '" + Texts.cut(route.name()) + "'");
            }
            Route other = route.destination() instanceof Unknown
                    ? null
                    : destinations.putIfAbsent(route.destination(), route);
            if (other != null) {
                wrong.add("two routes are for " + route.destination() + ": '" + Texts.cut(other.name()) + "' and '"
                        + Texts.cut(route.name()) + "'");
            }
        }
    }
}
