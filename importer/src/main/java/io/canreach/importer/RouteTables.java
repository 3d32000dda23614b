package io.canreach.importer;

import io.canreach.model.HostAddress;
import io.canreach.model.NextHopType;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads route tables. */
final class RouteTables {
    private static final Map<String, NextHopType> HOPS = Map.of(
            "vnetlocal", NextHopType.VNET_LOCAL,
            "virtualnetworkgateway", NextHopType.VIRTUAL_NETWORK_GATEWAY,
            "internet", NextHopType.INTERNET,
            "virtualappliance", NextHopType.VIRTUAL_APPLIANCE,
            "none", NextHopType.NONE);

    private final Assembly assembly;
    private final Addresses addresses;
    private final Children<Route> routes;

    RouteTables(Assembly assembly) {
        this.assembly = assembly;
        this.addresses = new Addresses(assembly);
        this.routes = Children.agreeing(assembly, Types.ROUTE, "routes", this::route, RouteTables::later);
    }

    void read() {
        assembly.make(Types.ROUTE_TABLE, this::table).forEach(made -> assembly.put(made.value()));
        for (Made<Route> route : routes.orphans(assembly.inventory().ids(Types.ROUTE_TABLE))) {
            route.node()
                    .warn(
                            "the route table of route '" + route.value().name() + "' is not in the input",
                            "the route is left out; where traffic goes is undetermined where that table is attached");
        }
    }

    private Optional<RouteTable> table(ResourceId id, Node node) {
        if (!routes.areSaid(id, node)) {
            return routes.areSaidElsewhere(Types.ROUTE_TABLE, id) ? Optional.empty() : Optional.of(bare(id, node));
        }
        return Optional.of(new RouteTable(
                id, node.location(), routes.of(id, node), node.flag("disableBgpRoutePropagation", false)));
    }

    /** A list of resources names the table alone, which does not mean that it has no routes. */
    private static RouteTable bare(ResourceId id, Node node) {
        String met = "route table '" + id.name() + "' stands here without its routes: there is no list routes";
        return unknown(id, node.unknown(met, "where traffic from its subnets goes is undetermined"));
    }

    /** A route of which nothing is known, not even whether there is one. */
    private static Optional<Route> later(Node node) {
        Unknown reason = node.unknown("a route is not known: " + node.shown(), Consequences.ROUTE);
        return Optional.of(Route.toAppliance(node.standInName(), reason, reason));
    }

    private Optional<Route> route(ResourceId id, Node node) {
        String name = node.name(id);
        Node hop = node.get("nextHopType");
        Optional<NextHopType> type = hop.oneOf(HOPS);
        if (type.isPresent()) {
            return Optional.of(new Route(name, addresses.destination(node), type.get(), address(node, type.get())));
        }
        String allowed = "VirtualAppliance, VirtualNetworkGateway, VnetLocal, Internet or None";
        HostAddress nowhere = hop.unknown(Addresses.found(hop, allowed), Consequences.ROUTE);
        return Optional.of(Route.toAppliance(name, addresses.destination(node), nowhere));
    }

    private static Optional<HostAddress> address(Node route, NextHopType type) {
        Node node = route.get("nextHopIpAddress");
        if (type != NextHopType.VIRTUAL_APPLIANCE && !node.isPresent()) {
            return Optional.empty();
        }
        String absent = "the route does not say the address of its appliance";
        if (!node.isPresent()) {
            return Optional.of(route.unknown(absent, Consequences.ROUTE));
        }
        return Optional.of(Addresses.host(node, absent, Consequences.ROUTE));
    }

    /** The route table attached to a subnet; one that is not in the input is a placeholder that may lead anywhere. */
    static Optional<ResourceId> attachedTo(ResourceId owner, Node user, Assembly assembly) {
        Node node = user.get("routeTable");
        if (SecurityGroups.reference(node).isExpression()) {
            ResourceId standIn = owner.child("routeTables", "unknown");
            String met = "which route table is attached to '" + owner.name() + "' is not known: ";
            Unknown reason = node.unknown(
                    met + SecurityGroups.reference(node).shown(), "where traffic from the subnet goes is undetermined");
            assembly.put(unknown(standIn, reason));
            return Optional.of(standIn);
        }
        Optional<ResourceId> id = node.reference();
        if (id.isPresent() && !assembly.has(RouteTable.class, id.get())) {
            String met = "route table '" + id.get().name() + "' " + Missing.why(assembly, Types.ROUTE_TABLE, id.get());
            Unknown reason = node.unknown(met, "where traffic from the subnet goes is undetermined");
            assembly.put(unknown(id.get(), reason));
        }
        return id;
    }

    /** A table of which nothing is known: it may lead anywhere. */
    static RouteTable unknown(ResourceId id, Unknown reason) {
        return new RouteTable(id, "", List.of(Route.toAppliance("unknown", reason, reason)), false);
    }
}
