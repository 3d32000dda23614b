package io.canreach.analysis;

import io.canreach.model.AzureFirewall;
import io.canreach.model.HostAddress;
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
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.reach.Decider;
import io.canreach.reach.Part;
import io.canreach.routing.EffectiveRoute;
import io.canreach.routing.EffectiveRoutes;
import io.canreach.routing.RoutePart;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
        Stream<HostAddress> firewalls =
                network.all(AzureFirewall.class).stream().map(AzureFirewall::privateAddress);
        Stream<HostAddress> machines = network.all(NetworkInterface.class).stream()
                .filter(NetworkInterface::ipForwarding)
                .flatMap(nic -> nic.ipConfigurations().stream())
                .map(IpConfiguration::privateAddress);
        return Stream.concat(firewalls, machines)
                .filter(KnownAddress.class::isInstance)
                .map(KnownAddress.class::cast)
                .limit(MOST_APPLIANCES)
                .toList();
    }

    List<RepairStep> of(Part part) {
        IpSet there =
                RepairGates.seenLast(part).destinations().union(part.packets().destinations());
        IpSet back = part.packets().sources();
        return new RepairSubnets(network)
                .of(part).stream()
                        .flatMap(subnet -> Stream.of(there, back).flatMap(target -> of(subnet, target)))
                        .distinct()
                        .toList();
    }

    private Stream<RepairStep> of(Subnet subnet, IpSet target) {
        List<Cidr> prefixes = prefixes(target);
        Stream<RepairStep> instead = EffectiveRoutes.of(network, subnet).split(target).stream()
                .flatMap(part -> instead(subnet, part, target, prefixes).stream());
        return Stream.concat(instead, byAppliances(subnet, target, prefixes));
    }

    /** What routes for some addresses name; none where these are too many. */
    private List<Cidr> prefixes(IpSet target) {
        if (RuleAddresses.isMostOfTheInternet(target)) {
            return IpSet.all(family(target)).cidrs();
        }
        List<Cidr> prefixes = RuleAddresses.whole(network, target).cidrs();
        return prefixes.size() > MOST_PREFIXES ? List.of() : prefixes;
    }

    private Stream<RepairStep> byAppliances(Subnet subnet, IpSet target, List<Cidr> prefixes) {
        return appliances.stream()
                .filter(appliance -> !target.contains(appliance.ip()))
                .map(appliance -> add(
                        subnet, routes(prefixes, table(subnet), NextHopType.VIRTUAL_APPLIANCE, Optional.of(appliance))))
                .flatMap(Optional::stream);
    }

    private Optional<RouteTable> table(Subnet subnet) {
        return subnet.routeTable().flatMap(id -> network.find(RouteTable.class, id));
    }

    private List<RepairStep> instead(Subnet subnet, RoutePart part, IpSet target, List<Cidr> prefixes) {
        Optional<RouteTable> table = table(subnet);
        return part.route()
                .filter(route -> route.source() == EffectiveRoute.Source.USER)
                .flatMap(route -> table.flatMap(each -> named(each, route.name())))
                .map(used -> instead(subnet, table.orElseThrow(), used, target, prefixes))
                .orElse(List.of());
    }

    private static Optional<Route> named(RouteTable table, String name) {
        return table.routes().stream()
                .filter(route -> route.name().equals(name))
                .findFirst();
    }

    /** What can be done about a route: a narrower one before it, another appliance, or to take it out. */
    private List<RepairStep> instead(Subnet subnet, RouteTable table, Route used, IpSet target, List<Cidr> prefixes) {
        RouteTable without = table(table, replaced(table, used, Optional.empty()));
        Optional<RepairStep> narrow = natural(subnet, without, target)
                .flatMap(hop -> add(subnet, routes(prefixes, Optional.of(table), hop, Optional.empty())));
        Stream<RepairStep> others = appliances.stream()
                .filter(appliance -> appliance.ip().family() == family(target))
                .map(appliance -> Route.toAppliance(used.name(), used.destination(), appliance))
                .filter(other -> !other.equals(used))
                .map(other -> changed(table, used, other));
        RepairStep out = step("take out of " + table.label() + ":", used.toString(), List.of(), without);
        return Stream.of(narrow.stream(), others, Stream.of(out))
                .flatMap(Function.identity())
                .toList();
    }

    private static RepairStep changed(RouteTable table, Route used, Route other) {
        RouteTable after = table(table, replaced(table, used, Optional.of(other)));
        return step("change in " + table.label() + ":", used + "  to  " + other, List.of(other), after);
    }

    private static IpFamily family(IpSet target) {
        return target.restrictTo(IpFamily.IPV4).isEmpty() ? IpFamily.IPV6 : IpFamily.IPV4;
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
        return prefixes.stream()
                .filter(prefix -> appliance.stream()
                        .allMatch(each -> each.ip().family() == prefix.first().family()))
                .map(prefix -> new Route(
                        name(prefix.first(), prefix, table), new Prefix(prefix), hop, appliance.map(each -> each)))
                .toList();
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
        Optional<RouteTable> table = table(subnet);
        if (table.isEmpty()) {
            return subnet.routeTable().isPresent() ? Optional.empty() : Optional.of(attach(subnet, routes));
        }
        return table.filter(each -> !each.routes().containsAll(routes)).map(each -> add(subnet, each, routes));
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
        ResourceId id = id(subnet);
        RouteTable table = new RouteTable(id, network.virtualNetworkOf(subnet).location(), routes, false);
        Resource vnet = new RepairSubnets(network).with(subnet.withRouteTable(id));
        String what = "attach a new " + table.label() + " to " + subnet.label() + ":";
        List<String> details = routes.stream().map(Route::toString).toList();
        List<Resource> after = List.of(table, vnet);
        return new RepairStep(RepairStep.Kind.ROUTE, what, details, List.of(), routes, after, routes.size() + 1);
    }

    private ResourceId id(Subnet subnet) {
        ResourceId id = ResourceId.of("routeTables", subnet.name() + "-routes");
        for (int i = 2; network.find(RouteTable.class, id).isPresent(); i++) {
            id = ResourceId.of("routeTables", subnet.name() + "-routes" + i);
        }
        return id;
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
