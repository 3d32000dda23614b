package io.canreach.dsl;

import io.canreach.model.AddressMatch;
import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.RouteDestination;
import io.canreach.model.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a route table of what was said. */
record RouteDraft(Draft draft, RouteTableDeclaration.Facts facts) {
    /** Every problem of every route, and those of the table as a whole, before anything is made. */
    Optional<RouteTable> table(ResourceId id) {
        int before = draft.problemCount();
        List<Route> routes = new ArrayList<>();
        for (RouteTableDeclaration.RouteFacts route : facts.routes()) {
            route(route).ifPresent(routes::add);
        }
        Optional<RouteTable> table =
                draft.attempt("", () -> new RouteTable(id, facts.location(), routes, facts.withoutGatewayRoutes()));
        return draft.problemCount() == before ? table : Optional.empty();
    }

    private Optional<Route> route(RouteTableDeclaration.RouteFacts route) {
        String place = "route '" + route.name() + "' of " + facts.label();
        RouteTarget.Facts target = route.target().facts();
        Optional<RouteDestination> destination = draft.attempt(place, () -> destination(route));
        Optional<Optional<HostAddress>> address =
                draft.attempt(place, () -> target.address().map(KnownAddress::parse));
        if (route.name().isBlank()) {
            draft.problem(facts.label() + " has a route without a name");
        }
        return destination.isEmpty() || address.isEmpty()
                ? Optional.empty()
                : draft.attempt(
                        facts.label(), () -> new Route(route.name(), destination.get(), target.type(), address.get()));
    }

    private static RouteDestination destination(RouteTableDeclaration.RouteFacts route) {
        AddressMatch match = route.destination().match();
        if (match instanceof RouteDestination destination) {
            return destination;
        }
        throw new IllegalArgumentException(
                "route '" + route.name() + "' is for " + match + "; allowed is a prefix or a service tag");
    }
}
