package io.canreach.routing;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Gap;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.RouteTable;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers the routes of one subnet from all that make routes, and settles which of equal prefixes is used. */
final class RouteCollector {
    private static final List<Cidr> NOT_ROUTED = List.of(
            Cidr.parse("10.0.0.0/8"),
            Cidr.parse("100.64.0.0/10"),
            Cidr.parse("172.16.0.0/12"),
            Cidr.parse("192.168.0.0/16"));

    private final Network network;
    private final Subnet subnet;
    private final VirtualNetwork vnet;
    private final Optional<RouteTable> table;
    private final List<EffectiveRoute> direct = new ArrayList<>();
    private final Map<EffectiveRoute, Passage> passages = new HashMap<>();
    private final IpSet inside;
    private final Optional<UserRoutes> userRoutes;
    private final Optional<GatewayRoutes> gatewayRoutes;
    private final List<EffectiveRoute> user;
    private final List<EffectiveRoute> gateway;
    private final PrivateEndpointRoutes privateEndpoints;
    private final ServiceEndpointRoutes serviceEndpoints;
    private final List<EffectiveRoute> others = new ArrayList<>();

    RouteCollector(Network network, Subnet subnet) {
        this.network = network;
        this.subnet = subnet;
        this.vnet = network.virtualNetworkOf(subnet);
        this.table = subnet.routeTable().map(id -> network.get(RouteTable.class, id));
        addDirectRoutes();
        this.inside = addresses(direct);
        this.userRoutes = table.map(each -> new UserRoutes(each, network.serviceTags(), inside));
        this.gatewayRoutes = isPropagated() ? Optional.of(new GatewayRoutes(network, vnet, inside)) : Optional.empty();
        this.user = userRoutes.isPresent() ? userRoutes.get().rows() : List.of();
        this.gateway = gatewayRoutes.isPresent() ? gatewayRoutes.get().rows() : List.of();
        this.privateEndpoints = new PrivateEndpointRoutes(network, direct, user);
        this.serviceEndpoints = new ServiceEndpointRoutes(network, subnet, inside, user);
        addDefaultRoutes();
    }

    /** The addresses that routes are for. */
    static IpSet addresses(List<EffectiveRoute> routes) {
        List<Cidr> prefixes = new ArrayList<>();
        for (EffectiveRoute route : routes) {
            prefixes.add(route.prefix());
        }
        return IpSet.of(prefixes);
    }

    private boolean isPropagated() {
        return table.isEmpty() || !table.get().disableBgpRoutePropagation();
    }

    /** The network itself, and what it is connected with directly. */
    private void addDirectRoutes() {
        for (Cidr prefix : vnet.addressSpace()) {
            direct.add(EffectiveRoute.system(prefix, NextHopType.VNET_LOCAL, List.of(vnet.id())));
        }
        Passages toNeighbours = new Passages(network, subnet);
        for (Neighbour neighbour : Neighbour.of(network, vnet)) {
            for (Cidr prefix : neighbour.prefixes()) {
                EffectiveRoute route =
                        EffectiveRoute.system(prefix, neighbour.type(), List.of(neighbour.virtualNetwork()));
                direct.add(route);
                passages.put(route, toNeighbours.to(neighbour, prefix));
            }
        }
    }

    private void addDefaultRoutes() {
        addDefaultRoute(Cidr.ANY_IPV4);
        if (!vnet.addresses().restrictTo(IpFamily.IPV6).isEmpty()) {
            addDefaultRoute(Cidr.ANY_IPV6);
        }
        boolean forced = isForced(gateway) || isForced(user);
        for (Cidr prefix : NOT_ROUTED) {
            if (!forced && staysUnrouted(prefix)) {
                others.add(EffectiveRoute.system(prefix, NextHopType.NONE, List.of()));
            }
        }
    }

    /** A default route that a gateway learned takes the place of Azure's; a user's makes it invalid. */
    private void addDefaultRoute(Cidr any) {
        if (!hasRouteFor(any, gateway)) {
            others.add(EffectiveRoute.system(any, NextHopType.INTERNET, List.of()));
        }
    }

    private static boolean hasRouteFor(Cidr prefix, List<EffectiveRoute> routes) {
        for (EffectiveRoute route : routes) {
            if (route.prefix().equals(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a default route that is not Azure's removes the routes that drop private ranges. */
    private boolean isForced(List<EffectiveRoute> routes) {
        for (EffectiveRoute route : routes) {
            boolean counts = route.nextHopType() != NextHopType.INTERNET
                    || reads(Assumption.NONE_ROUTES_WITH_DEFAULT_TO_INTERNET);
            if (route.prefix().equals(Cidr.ANY_IPV4) && counts) {
                return true;
            }
        }
        return false;
    }

    /** A reserved prefix is dropped unless the network or a peer has it whole, or a user route is for exactly it. */
    private boolean staysUnrouted(Cidr reserved) {
        for (EffectiveRoute route : direct) {
            if (route.prefix().contains(reserved)) {
                return false;
            }
        }
        return !hasRouteFor(reserved, user);
    }

    /** The first reading holds where nobody decided, too; that it is in doubt is seen by comparing both. */
    private boolean reads(Assumption assumption) {
        return network.assumptions().reading(assumption) != Reading.SECOND;
    }

    /** The disputed points on which some of these routes may rest. */
    List<Assumption> disputed() {
        List<Assumption> found = new ArrayList<>();
        if (leadsToInternet(user)) {
            found.add(Assumption.NONE_ROUTES_WITH_DEFAULT_TO_INTERNET);
        }
        if (overlapsEndpoints(user)) {
            found.add(Assumption.SERVICE_ENDPOINT_BEFORE_EQUAL_USER_ROUTE);
            found.add(Assumption.LONGER_USER_ROUTE_BEFORE_SERVICE_ENDPOINT);
        }
        if (gatewayRoutes.isPresent() && gatewayRoutes.get().isDisputed()) {
            found.add(Assumption.DECLARED_PREFIX_BEFORE_LEARNED);
        }
        return found;
    }

    private static boolean leadsToInternet(List<EffectiveRoute> routes) {
        for (EffectiveRoute each : routes) {
            if (each.prefix().equals(Cidr.ANY_IPV4) && each.nextHopType() == NextHopType.INTERNET) {
                return true;
            }
        }
        return false;
    }

    private boolean overlapsEndpoints(List<EffectiveRoute> routes) {
        IpSet endpoints = addresses(serviceEndpoints.rows());
        for (EffectiveRoute each : routes) {
            if (each.prefix().prefixLength() > 0 && endpoints.overlaps(IpSet.of(each.prefix()))) {
                return true;
            }
        }
        return false;
    }

    /** What no gateway route may take: the network's own prefixes, its neighbours' and those of service endpoints. */
    IpSet beforeGateways() {
        return inside.union(addresses(serviceEndpoints.rows()));
    }

    /** Routes to the network and its neighbours, whatever stands in their place, single private endpoints among them. */
    List<EffectiveRoute> direct() {
        return privateEndpoints.rows().isEmpty()
                ? direct
                : Stream.concat(privateEndpoints.rows().stream(), direct.stream())
                        .toList();
    }

    /** What keeps packets from passing by a route; a private endpoint is reached as its network is. */
    Passage passage(EffectiveRoute route) {
        if (route.nextHopType() == NextHopType.INTERFACE_ENDPOINT) {
            return privateEndpoints
                    .carrier(route)
                    .map(each -> passages.getOrDefault(each, Passage.OPEN))
                    .orElse(Passage.OPEN);
        }
        return passages.getOrDefault(route, Passage.OPEN);
    }

    /** All rows, Azure's own first; of equal prefixes the first in the order of preference is active. */
    List<EffectiveRoute> merged() {
        Map<Cidr, EffectiveRoute> best = new HashMap<>();
        for (EffectiveRoute route : byPreference()) {
            if (!privateEndpoints.overridden().contains(route)) {
                best.putIfAbsent(route.prefix(), route);
            }
        }
        List<EffectiveRoute> rows =
                all(direct, privateEndpoints.rows(), serviceEndpoints.rows(), others, gateway, user);
        List<EffectiveRoute> merged = new ArrayList<>();
        for (EffectiveRoute route : rows) {
            merged.add(route.equals(best.get(route.prefix())) ? route : route.invalid());
        }
        return merged;
    }

    @SafeVarargs
    private static List<EffectiveRoute> all(List<EffectiveRoute>... kinds) {
        List<EffectiveRoute> all = new ArrayList<>();
        for (List<EffectiveRoute> kind : kinds) {
            all.addAll(kind);
        }
        return all;
    }

    /** A virtual network's own route stands before a gateway's of the same prefix. */
    private List<EffectiveRoute> byPreference() {
        boolean endpointsFirst = reads(Assumption.SERVICE_ENDPOINT_BEFORE_EQUAL_USER_ROUTE)
                || ServiceEndpointRoutes.standsBeforeAll(network);
        List<EffectiveRoute> first = endpointsFirst ? serviceEndpoints.rows() : user;
        return all(first, user, serviceEndpoints.rows(), privateEndpoints.rows(), direct, gateway, others);
    }

    List<UncertainRoute> uncertain() {
        List<UncertainRoute> found = new ArrayList<>(ofRoutes());
        List<Unknown> reasons = new ArrayList<>(network.gapsAround(subnet, Gap.Effect.ROUTING));
        reasons.addAll(network.gaps(vnet.id(), Gap.Effect.ADDRESSES));
        for (VnetPeering peering : Peerings.of(network, vnet)) {
            reasons.addAll(Peerings.unknown(network, peering));
        }
        IpSet outside = inside.complement();
        for (Unknown reason : reasons) {
            found.add(new UncertainRoute(outside, Optional.empty(), reason));
        }
        return found;
    }

    private List<UncertainRoute> ofRoutes() {
        List<UncertainRoute> found = new ArrayList<>();
        if (userRoutes.isPresent()) {
            found.addAll(userRoutes.get().uncertain());
        }
        if (gatewayRoutes.isPresent()) {
            found.addAll(gatewayRoutes.get().uncertain());
        }
        found.addAll(privateEndpoints.uncertain());
        found.addAll(serviceEndpoints.uncertain());
        return found;
    }
}
