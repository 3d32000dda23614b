package io.canreach.model;

import java.util.Optional;

/**
 * A user-defined route.
 *
 * @param name the route's name, unique in its table
 * @param destination what it is for
 * @param nextHopType where it leads
 * @param nextHopAddress the appliance's address; there for {@link NextHopType#VIRTUAL_APPLIANCE} and only then
 */
public record Route(
        String name, RouteDestination destination, NextHopType nextHopType, Optional<HostAddress> nextHopAddress) {
    /**
     * Checks that type, address and family go together.
     *
     * @param name the route's name, unique in its table
     * @param destination what it is for
     * @param nextHopType where it leads
     * @param nextHopAddress the appliance's address; there for {@link NextHopType#VIRTUAL_APPLIANCE} and only then
     */
    public Route {
        if (!nextHopType.isAllowedInRouteTables()) {
            throw new InvalidValueException("route '" + Texts.cut(name) + "' has next hop " + nextHopType
                    + "; allowed is VirtualAppliance, VirtualNetworkGateway, VnetLocal, Internet or None");
        }
        boolean appliance = nextHopType == NextHopType.VIRTUAL_APPLIANCE;
        if (appliance && nextHopAddress.isEmpty()) {
            throw new InvalidValueException(
                    "route '" + Texts.cut(name) + "' leads to a virtual appliance and must say its address");
        }
        if (!appliance && nextHopAddress.isPresent()) {
            throw new InvalidValueException("route '" + Texts.cut(name) + "' has next hop " + nextHopType
                    + " and must not have an address; only VirtualAppliance has one");
        }
        if (destination instanceof Prefix prefix && mixesFamilies(prefix, nextHopAddress)) {
            throw new InvalidValueException("route '" + Texts.cut(name) + "' for " + prefix + " leads to "
                    + nextHopAddress.get() + "; route and appliance must be of the same family, IPv4 or IPv6");
        }
    }

    private static boolean mixesFamilies(Prefix prefix, Optional<HostAddress> hop) {
        return hop.filter(KnownAddress.class::isInstance)
                .filter(address ->
                        ((KnownAddress) address).ip().family() != prefix.cidr().family())
                .isPresent();
    }

    /**
     * A route to a next hop that needs no address.
     *
     * @param name the route's name
     * @param destination what it is for
     * @param nextHopType where it leads
     * @return the route
     */
    public static Route of(String name, RouteDestination destination, NextHopType nextHopType) {
        return new Route(name, destination, nextHopType, Optional.empty());
    }

    /**
     * A route to a virtual appliance.
     *
     * @param name the route's name
     * @param destination what it is for
     * @param address the appliance's address, or unknown
     * @return the route
     */
    public static Route toAppliance(String name, RouteDestination destination, HostAddress address) {
        return new Route(name, destination, NextHopType.VIRTUAL_APPLIANCE, Optional.of(address));
    }

    @Override
    public String toString() {
        return name + " " + destination + " -> " + nextHopType
                + nextHopAddress.map(address -> " " + address).orElse("");
    }
}
