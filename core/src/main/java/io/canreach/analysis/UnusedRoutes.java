package io.canreach.analysis;

import io.canreach.model.Gap;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import io.canreach.packet.IpSet;
import io.canreach.routing.EffectiveRoute;
import io.canreach.routing.EffectiveRoute.Source;
import io.canreach.routing.EffectiveRoutes;
import io.canreach.routing.RoutePart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the routes of users and gateways that no subnet ever chooses. Subnets with the same routes are looked at once. */
final class UnusedRoutes {
    private static final int MOST_CULPRITS = 5;

    private final Map<Key, Found> unused = new LinkedHashMap<>();
    private final Set<Key> used = new HashSet<>();

    /** A route as somebody made it: in a table by its name, by a gateway for a prefix. */
    private record Key(Source source, List<?> owners, Object name) {
        static Key of(EffectiveRoute route) {
            Object name = route.source() == Source.USER ? route.name() : route.prefix();
            return new Key(route.source(), route.via(), name);
        }
    }

    private static final class Found {
        private final List<EffectiveRoute> rows;
        private final Map<EffectiveRoute, IpSet> takers = new LinkedHashMap<>();
        private final List<String> subnets = new ArrayList<>();

        Found(List<EffectiveRoute> rows) {
            this.rows = rows;
        }

        IpSet destinations() {
            return IpSet.of(rows.stream().map(EffectiveRoute::prefix).toList());
        }
    }

    static List<UnusedRoute> of(Network network) {
        UnusedRoutes made = new UnusedRoutes();
        made.alike(network).values().forEach(made::look);
        return made.unused.entrySet().stream()
                .filter(each -> !made.used.contains(each.getKey()))
                .map(each -> finding(each.getValue()))
                .toList();
    }

    private record SameRoutes(EffectiveRoutes routes, List<String> subnets) {}

    private Map<Object, SameRoutes> alike(Network network) {
        Map<Object, SameRoutes> alike = new LinkedHashMap<>();
        for (Subnet subnet : network.all(Subnet.class)) {
            EffectiveRoutes routes = EffectiveRoutes.of(network, subnet);
            List<?> key = List.of(routes.routes(), network.gapsAround(subnet, Gap.Effect.ROUTING));
            alike.computeIfAbsent(key, any -> new SameRoutes(routes, new ArrayList<>()))
                    .subnets()
                    .add(subnet.label());
        }
        return alike;
    }

    private void look(SameRoutes here) {
        Map<Key, List<EffectiveRoute>> made = new LinkedHashMap<>();
        here.routes().routes().stream()
                .filter(route -> route.source() != Source.DEFAULT)
                .forEach(route -> made.computeIfAbsent(Key.of(route), any -> new ArrayList<>())
                        .add(route));
        if (made.isEmpty()) {
            return;
        }
        Set<Key> chosen = new LinkedHashSet<>();
        here.routes().split(IpSet.all()).forEach(part -> addChosen(part, chosen));
        used.addAll(chosen);
        made.forEach((key, rows) -> {
            if (!used.contains(key)) {
                lookAt(here, key, rows);
            }
        });
    }

    private static void addChosen(RoutePart part, Collection<Key> into) {
        part.route().ifPresent(route -> into.add(Key.of(route)));
        part.alternatives().forEach(route -> into.add(Key.of(route)));
    }

    private void lookAt(SameRoutes here, Key key, List<EffectiveRoute> rows) {
        Found found = unused.computeIfAbsent(key, any -> new Found(rows));
        found.subnets.addAll(here.subnets());
        for (RoutePart part : here.routes().split(found.destinations())) {
            part.route().ifPresent(route -> found.takers.merge(route, part.destinations(), IpSet::union));
        }
    }

    private static UnusedRoute finding(Found found) {
        List<EffectiveRoute> takers = found.takers.entrySet().stream()
                .sorted((one, other) ->
                        other.getValue().size().compareTo(one.getValue().size()))
                .map(Map.Entry::getKey)
                .toList();
        EffectiveRoute first = found.rows.get(0);
        boolean isInvalid = found.rows.stream().noneMatch(EffectiveRoute::isActive);
        return new UnusedRoute(
                first,
                first.via(),
                isInvalid ? UnusedRoute.Cause.INVALID : UnusedRoute.Cause.COVERED,
                found.destinations(),
                takers.subList(0, Math.min(MOST_CULPRITS, takers.size())),
                takers.size(),
                found.subnets);
    }
}
