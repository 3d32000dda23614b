package io.canreach.analysis;

import io.canreach.model.AzureFirewall;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NextHopType;
import io.canreach.model.Prefix;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.Subnet;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.reach.Decider;
import io.canreach.reach.Part;
import io.canreach.routing.EffectiveRoute;
import io.canreach.routing.EffectiveRoutes;
import io.canreach.routing.RoutePart;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Changes of the routes of subnets on the way of flows that do not arrive: narrow ones first. */
final class RepairRoutes {
    private static final Set<Decider.Kind> BY_ROUTES = EnumSet.of(
            Decider.Kind.ROUTE,
            Decider.Kind.REPLY_ROUTE,
            Decider.Kind.LOOP,
            Decider.Kind.NO_OWNER,
            Decider.Kind.APPLIANCE,
            Decider.Kind.CONNECTION,
            Decider.Kind.PEERING,
            Decider.Kind.NO_OUTBOUND_METHOD,
            Decider.Kind.NOT_ON_THE_INTERNET);
    private static final int MOST_APPLIANCES = 3;
    private static final int MOST_PREFIXES = 4;
    private final Network network;
    private final List<KnownAddress> appliances;

    RepairRoutes(Network network) {
        this.network = network;
        this.appliances = appliances();
    }

    static boolean isOne(Decider decider) {
        return BY_ROUTES.contains(decider.kind());
    }

    private List<KnownAddress> appliances() {
        Stream<KnownAddress> firewalls = network.all(AzureFirewall.class).stream()
                .map(AzureFirewall::privateAddress)
                .filter(KnownAddress.class::isInstance)
                .map(KnownAddress.class::cast);
        Stream<KnownAddress> machines = network.all(NetworkInterface.class).stream()
                .filter(NetworkInterface::ipForwarding)
                .flatMap(nic -> nic.ipConfigurations().stream())
                .map(IpConfiguration::privateAddress)
                .filter(KnownAddress.class::isInstance)
                .map(KnownAddress.class::cast);
        return Stream.concat(firewalls, machines).limit(MOST_APPLIANCES).toList();
    }

    List<RepairStep> of(Part part) {
        Set<RepairStep> steps = new LinkedHashSet<>();
        IpSet there =
                RepairGates.seenLast(part).destinations().union(part.packets().destinations());
        IpSet back = part.packets().sources();
        for (Subnet subnet : new RepairSubnets(network).of(part)) {
            for (IpSet target : List.of(there, back)) {
                List<Cidr> prefixes = RuleAddresses.whole(network, target).cidrs();
                if (prefixes.size() <= MOST_PREFIXES) {
                    steps.addAll(of(subnet, target, prefixes));
                }
            }
        }
        return List.copyOf(steps);
    }

    private List<RepairStep> of(Subnet subnet, IpSet target, List<Cidr> prefixes) {
        List<RepairStep> steps = new ArrayList<>();
        for (RoutePart part : EffectiveRoutes.of(network, subnet).split(target)) {
            Optional<RouteTable> table = subnet.routeTable().flatMap(id -> network.find(RouteTable.class, id));
            Optional<Route> used = part.route()
                    .filter(route -> route.source() == EffectiveRoute.Source.USER)
                    .flatMap(route -> table.flatMap(each -> named(each, route.name())));
            if (used.isPresent() && table.isPresent()) {
                steps.addAll(instead(subnet, table.get(), used.get(), target, prefixes));
            }
            for (KnownAddress appliance : appliances) {
                if (!target.contains(appliance.ip())) {
                    add(subnet, routes(prefixes, table, NextHopType.VIRTUAL_APPLIANCE, Optional.of(appliance)))
                            .ifPresent(steps::add);
                }
            }
        }
        return steps;
    }

    private static Optional<Route> named(RouteTable table, String name) {
        return table.routes().stream()
                .filter(route -> route.name().equals(name))
                .findFirst();
    }

    /** What can be done about a route: a narrower one before it, another appliance, or to take it out. */
    private List<RepairStep> instead(Subnet subnet, RouteTable table, Route used, IpSet target, List<Cidr> prefixes) {
        List<RepairStep> steps = new ArrayList<>();
        RouteTable without = table(table, replaced(table, used, Optional.empty()));
        natural(subnet, without, target)
                .flatMap(hop -> add(subnet, routes(prefixes, Optional.of(table), hop, Optional.empty())))
                .ifPresent(steps::add);
        for (KnownAddress appliance : appliances) {
            Route other =
                    new Route(used.name(), used.destination(), NextHopType.VIRTUAL_APPLIANCE, Optional.of(appliance));
            if (!other.equals(used) && appliance.ip().family() == family(prefixes)) {
                RouteTable after = table(table, replaced(table, used, Optional.of(other)));
                steps.add(step("change in " + table.label() + ":", used + "  to  " + other, List.of(other), after));
            }
        }
        steps.add(step("take out of " + table.label() + ":", used.toString(), List.of(), without));
        return steps;
    }

    private static io.canreach.packet.IpFamily family(List<Cidr> prefixes) {
        return prefixes.get(0).first().family();
    }

    /** Where flows would go without a route, if a route can say so. */
    private Optional<NextHopType> natural(Subnet subnet, RouteTable without, IpSet target) {
        Network copy = network.toBuilder().replace(without).build();
        return EffectiveRoutes.of(copy, subnet).split(target).stream()
                .flatMap(part -> part.route().stream())
                .map(EffectiveRoute::nextHopType)
                .filter(hop ->
                        hop.isAllowedInRouteTables() && hop != NextHopType.NONE && hop != NextHopType.VIRTUAL_APPLIANCE)
                .findFirst();
    }

    private static List<Route> routes(
            List<Cidr> prefixes, Optional<RouteTable> table, NextHopType hop, Optional<KnownAddress> appliance) {
        List<Route> routes = new ArrayList<>();
        for (Cidr prefix : prefixes) {
            boolean fits = appliance.isEmpty()
                    || appliance.get().ip().family() == prefix.first().family();
            if (fits) {
                String name = name(prefix.first(), prefix, table);
                routes.add(new Route(name, new Prefix(prefix), hop, appliance.map(each -> each)));
            }
        }
        return routes;
    }

    private static String name(Ip first, Cidr prefix, Optional<RouteTable> table) {
        String base = "to-" + first.toString().replace(':', '.') + "-" + prefix.prefixLength();
        String name = base;
        for (int i = 2; isTaken(table, name); i++) {
            name = base + "-" + i;
        }
        return name;
    }

    private static boolean isTaken(Optional<RouteTable> table, String name) {
        return table.stream()
                .flatMap(each -> each.routes().stream())
                .anyMatch(route -> route.name().equalsIgnoreCase(name));
    }

    /** Adds routes; one for the same prefix is replaced, and a subnet without a table gets one. */
    private Optional<RepairStep> add(Subnet subnet, List<Route> routes) {
        if (routes.isEmpty()) {
            return Optional.empty();
        }
        Optional<RouteTable> table = subnet.routeTable().flatMap(id -> network.find(RouteTable.class, id));
        if (table.isEmpty()) {
            return subnet.routeTable().isPresent() ? Optional.empty() : Optional.of(attach(subnet, routes));
        }
        return table.get().routes().containsAll(routes)
                ? Optional.empty()
                : Optional.of(add(subnet, table.get(), routes));
    }

    private static RepairStep add(Subnet subnet, RouteTable table, List<Route> routes) {
        Stream<Route> others = table.routes().stream()
                .filter(route ->
                        routes.stream().noneMatch(each -> each.destination().equals(route.destination())));
        return new RepairStep(
                RepairStep.Kind.ROUTE,
                "add to " + table.label() + " of " + subnet.label() + ":",
                routes.stream().map(Route::toString).toList(),
                List.of(),
                routes,
                List.of(table(table, Stream.concat(others, routes.stream()).toList())),
                routes.size());
    }

    private RepairStep attach(Subnet subnet, List<Route> routes) {
        ResourceId id = ResourceId.of("routeTables", subnet.name() + "-routes");
        for (int i = 2; network.find(RouteTable.class, id).isPresent(); i++) {
            id = ResourceId.of("routeTables", subnet.name() + "-routes" + i);
        }
        RouteTable table = new RouteTable(id, network.virtualNetworkOf(subnet).location(), routes, false);
        Resource vnet = new RepairSubnets(network).with(subnet.withRouteTable(id));
        return new RepairStep(
                RepairStep.Kind.ROUTE,
                "attach a new " + table.label() + " to " + subnet.label() + ":",
                routes.stream().map(Route::toString).toList(),
                List.of(),
                routes,
                List.of(table, vnet),
                routes.size() + 1);
    }

    private static RepairStep step(String what, String detail, List<Route> routes, RouteTable after) {
        return new RepairStep(RepairStep.Kind.ROUTE, what, List.of(detail), List.of(), routes, List.of(after), 1);
    }

    private static List<Route> replaced(RouteTable table, Route route, Optional<Route> by) {
        return table.routes().stream()
                .flatMap(each -> each.equals(route) ? by.stream() : Stream.of(each))
                .toList();
    }

    private static RouteTable table(RouteTable table, List<Route> routes) {
        return new RouteTable(table.id(), table.location(), routes, table.disableBgpRoutePropagation());
    }
}
