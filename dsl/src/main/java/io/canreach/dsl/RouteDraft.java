package io.canreach.dsl;

import io.canreach.model.AddressMatch;
import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.RouteDestination;
import io.canreach.model.RouteTable;
import java.util.Optional;

/** Makes a route table of what was said. */
record RouteDraft(Draft draft, RouteTableDeclaration.Facts facts) {
    Optional<RouteTable> table(ResourceId id) {
        return draft.each(facts.label(), facts.routes(), RouteDraft::route)
                .flatMap(routes -> draft.attempt(
                        "", () -> new RouteTable(id, facts.location(), routes, facts.withoutGatewayRoutes())));
    }

    private static Route route(RouteTableDeclaration.RouteFacts route) {
        Optional<HostAddress> address = route.target().facts().address().map(KnownAddress::parse);
        return new Route(
                route.name(), destination(route), route.target().facts().type(), address);
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
