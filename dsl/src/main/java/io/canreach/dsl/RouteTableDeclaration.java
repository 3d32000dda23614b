package io.canreach.dsl;

import java.util.List;

/**
 * A table of user-defined routes.
 *
 * <pre>{@code
 * routeTable("through-firewall").route("default", "0.0.0.0/0", toAppliance("10.0.0.4")).withoutGatewayRoutes()
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview">Traffic routing</a>
 */
public final class RouteTableDeclaration extends Declaration {
    private final Facts facts;

    private RouteTableDeclaration(Facts facts) {
        this.facts = facts;
    }

    /** What was said. */
    record Facts(String name, String location, List<RouteFacts> routes, boolean withoutGatewayRoutes) {
        String label() {
            return "route table '" + name + "'";
        }
    }

    /** What was said of one route. */
    record RouteFacts(String name, RuleAddress destination, RouteTarget target) {}

    static RouteTableDeclaration of(String name) {
        return new RouteTableDeclaration(new Facts(name, "", List.of(), false));
    }

    /**
     * Says in which region the table is.
     *
     * @param region such as {@code South Central US} or {@code southcentralus}
     * @return a new declaration
     */
    public RouteTableDeclaration location(String region) {
        return new RouteTableDeclaration(new Facts(facts.name, region, facts.routes, facts.withoutGatewayRoutes));
    }

    /**
     * Adds a route for a prefix.
     *
     * @param name the route's name, unique in the table
     * @param prefix such as {@code 0.0.0.0/0}
     * @param target where it leads
     * @return a new declaration
     */
    public RouteTableDeclaration route(String name, String prefix, RouteTarget target) {
        return route(name, new AddressRange(prefix, false), target);
    }

    /**
     * Adds a route for a prefix or a service tag.
     *
     * @param name the route's name, unique in the table
     * @param destination such as {@code tag("Storage.WestEurope")}
     * @param target where it leads
     * @return a new declaration
     */
    public RouteTableDeclaration route(String name, RuleAddress destination, RouteTarget target) {
        List<RouteFacts> more = Lists.plus(facts.routes, new RouteFacts(name, destination, target));
        return new RouteTableDeclaration(new Facts(facts.name, facts.location, more, facts.withoutGatewayRoutes));
    }

    /**
     * Keeps the gateway's routes out of the subnets that the table is attached to.
     *
     * @return a new declaration
     */
    public RouteTableDeclaration withoutGatewayRoutes() {
        return new RouteTableDeclaration(new Facts(facts.name, facts.location, facts.routes, true));
    }

    @Override
    Facts facts() {
        return facts;
    }

    @Override
    void declareIn(Draft draft) {
        draft.routeTable(facts);
    }

    @Override
    public String toString() {
        return facts.label();
    }
}
