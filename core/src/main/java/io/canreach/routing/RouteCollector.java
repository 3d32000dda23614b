package io.canreach.routing;

import io.canreach.model.AddressClass;
import io.canreach.model.Gap;
import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.Prefix;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers the routes of one subnet from all that make routes, and settles which of equal prefixes is used. */
final class RouteCollector {
    private static final List<Cidr> NOT_ROUTED = List.of(
            Cidr.parse("10.0.0.0/8"),
            Cidr.parse("100.64.0.0/10"),
            Cidr.parse("172.16.0.0/12"),
            Cidr.parse("192.168.0.0/16"));

    private final Network network;
    private final VirtualNetwork vnet;
    private final Optional<RouteTable> table;
    private final List<EffectiveRoute> user = new ArrayList<>();
    private final List<EffectiveRoute> gateway = new ArrayList<>();
    private final List<EffectiveRoute> system = new ArrayList<>();
    private final List<UncertainRoute> uncertain = new ArrayList<>();

    RouteCollector(Network network, Subnet subnet) {
        this.network = network;
        this.vnet = network.virtualNetworkOf(subnet);
        this.table = subnet.routeTable().map(id -> network.get(RouteTable.class, id));
        table.ifPresent(this::addUserRoutes);
        if (!table.map(RouteTable::disableBgpRoutePropagation).orElse(false)) {
            addGatewayRoutes();
        }
        addSystemRoutes();
        addGaps(subnet);
    }

    List<UncertainRoute> uncertain() {
        return uncertain;
    }

    /** What no gateway route may take: the network's own prefixes and its peers'. */
    IpSet ownAndPeers() {
        return IpSet.unionOf(system.stream()
                .filter(route -> route.nextHopType() == NextHopType.VNET_LOCAL
                        || route.nextHopType() == NextHopType.VNET_PEERING)
                .map(route -> IpSet.of(route.prefix()))
                .toList());
    }

    /** All rows; of equal prefixes the first maker's is active: user, gateway, Azure. */
    List<EffectiveRoute> merged() {
        Map<Cidr, EffectiveRoute> best = new HashMap<>();
        List<EffectiveRoute> inOrderOfPreference = new ArrayList<>(user);
        inOrderOfPreference.addAll(gateway);
        inOrderOfPreference.addAll(system);
        inOrderOfPreference.forEach(route -> best.putIfAbsent(route.prefix(), preferred(route)));
        List<EffectiveRoute> rows = new ArrayList<>();
        for (List<EffectiveRoute> group : List.of(system, gateway, user)) {
            for (EffectiveRoute route : group) {
                rows.add(route.equals(best.get(route.prefix())) ? route : route.invalid());
            }
        }
        return rows;
    }

    /** A virtual network's own route stands before a gateway's of the same prefix, too. */
    private EffectiveRoute preferred(EffectiveRoute route) {
        if (route.source() != EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY) {
            return route;
        }
        return system.stream()
                .filter(own -> own.prefix().equals(route.prefix()))
                .filter(own ->
                        own.nextHopType() == NextHopType.VNET_LOCAL || own.nextHopType() == NextHopType.VNET_PEERING)
                .findFirst()
                .orElse(route);
    }

    private void addUserRoutes(RouteTable routeTable) {
        List<Route> bySpecificity = routeTable.routes().stream()
                .sorted(Comparator.comparingInt(RouteCollector::rank))
                .toList();
        for (Route route : bySpecificity) {
            if (route.destination() instanceof Prefix prefix) {
                user.add(userRoute(routeTable.id(), route, prefix.cidr()));
            } else if (route.destination() instanceof ServiceTag tag) {
                addTagRoute(routeTable.id(), route, tag);
            } else if (route.destination() instanceof Unknown unknown) {
                addUncertain(route, IpSet.all(), unknown);
            }
        }
    }

    /** Of equal prefixes, a written one stands before a regional tag's, then a tag's, then AzureCloud's. */
    private static int rank(Route route) {
        if (!(route.destination() instanceof ServiceTag tag)) {
            return 0;
        }
        int cloud = tag.key().equals("azurecloud") || tag.key().startsWith("azurecloud.") ? 2 : 0;
        return cloud + (tag.key().contains(".") ? 1 : 2);
    }

    /** Whatever is not modelled may lead anywhere but into the network's own prefixes and its peers'. */
    private void addGaps(Subnet subnet) {
        List<Unknown> reasons = new ArrayList<>(network.gaps(vnet.id(), Gap.Effect.ROUTING));
        reasons.addAll(network.gaps(vnet.id(), Gap.Effect.ADDRESSES));
        reasons.addAll(network.gaps(subnet.id(), Gap.Effect.ROUTING));
        if (!table.map(RouteTable::disableBgpRoutePropagation).orElse(false)) {
            addCircuits();
        }
        IpSet possible = ownAndPeers().complement();
        reasons.forEach(
                reason -> uncertain.add(new UncertainRoute(possible, Optional.empty(), Optional.empty(), reason)));
    }

    /** Networks on one circuit may reach each other over it, if it is one circuit. */
    private void addCircuits() {
        GatewayReach reach = new GatewayReach(network);
        Set<ResourceId> sites = sites(reach, vnet);
        for (VirtualNetwork other : network.all(VirtualNetwork.class)) {
            if (!other.id().equals(vnet.id()) && !Collections.disjoint(sites, sites(reach, other))) {
                uncertain.add(new UncertainRoute(
                        other.addresses().minus(ownAndPeers()),
                        Optional.of(NextHopType.VIRTUAL_NETWORK_GATEWAY),
                        Optional.empty(),
                        new Unknown("whether " + other.label()
                                + " is on the same ExpressRoute circuit, and reached over it," + " is not declared")));
            }
        }
    }

    private static Set<ResourceId> sites(GatewayReach reach, VirtualNetwork vnet) {
        return reach.connections(vnet).stream()
                .filter(each -> reach.type(each) == VirtualNetworkGateway.Type.EXPRESS_ROUTE)
                .filter(each -> each.status() != GatewayConnection.Status.NOT_CONNECTED)
                .map(GatewayConnection::onPremises)
                .collect(Collectors.toSet());
    }

    private void addTagRoute(ResourceId id, Route route, ServiceTag tag) {
        Optional<IpSet> prefixes = network.serviceTags().prefixes(tag);
        if (prefixes.isPresent()) {
            prefixes.get().cidrs().forEach(cidr -> user.add(userRoute(id, route, cidr)));
        } else {
            addUncertain(
                    route,
                    AddressClass.PUBLIC.addresses(),
                    new Unknown("the prefixes of service tag '" + tag + "' are not given"));
        }
    }

    private void addUncertain(Route route, IpSet possible, Unknown reason) {
        String where = "route '" + route.name() + "': " + reason.reason();
        uncertain.add(new UncertainRoute(
                possible, Optional.of(route.nextHopType()), route.nextHopAddress(), new Unknown(where)));
    }

    private static EffectiveRoute userRoute(ResourceId tableId, Route route, Cidr prefix) {
        return new EffectiveRoute(
                route.name(),
                EffectiveRoute.Source.USER,
                EffectiveRoute.State.ACTIVE,
                prefix,
                route.nextHopType(),
                route.nextHopAddress(),
                List.of(tableId));
    }

    /** Connections of the same kind that lead to the same prefix share a route; ExpressRoute stands before VPN. */
    private void addGatewayRoutes() {
        GatewayReach reach = new GatewayReach(network);
        Map<Cidr, Map<VirtualNetworkGateway.Type, Set<ResourceId>>> byPrefix = new LinkedHashMap<>();
        for (GatewayConnection connection : reach.connections(vnet)) {
            for (Cidr prefix : reach.prefixes(connection)) {
                byPrefix.computeIfAbsent(prefix, any -> new EnumMap<>(VirtualNetworkGateway.Type.class))
                        .computeIfAbsent(reach.type(connection), any -> new LinkedHashSet<>())
                        .add(connection.id());
            }
        }
        byPrefix.forEach((prefix, byType) -> {
            Set<ResourceId> circuit = byType.get(VirtualNetworkGateway.Type.EXPRESS_ROUTE);
            Set<ResourceId> tunnel = byType.get(VirtualNetworkGateway.Type.VPN);
            if (circuit != null) {
                gateway.add(gatewayRoute(prefix, circuit));
            }
            if (tunnel != null) {
                gateway.add(gatewayRoute(prefix, tunnel));
            }
        });
    }

    private static EffectiveRoute gatewayRoute(Cidr prefix, Set<ResourceId> connections) {
        return new EffectiveRoute(
                "",
                EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY,
                EffectiveRoute.State.ACTIVE,
                prefix,
                NextHopType.VIRTUAL_NETWORK_GATEWAY,
                Optional.empty(),
                List.copyOf(connections));
    }

    private void addSystemRoutes() {
        for (Cidr prefix : vnet.addressSpace()) {
            system.add(EffectiveRoute.system(prefix, NextHopType.VNET_LOCAL, List.of(vnet.id())));
        }
        for (VnetPeering peering : Peerings.of(network, vnet)) {
            if (Peerings.isConnected(network, vnet, peering)) {
                Peerings.remotePrefixes(network, peering)
                        .forEach(prefix -> system.add(
                                EffectiveRoute.system(prefix, NextHopType.VNET_PEERING, List.of(peering.remote()))));
            }
        }
        addDefaultRoute(Cidr.ANY_IPV4);
        if (vnet.addressSpace().stream().anyMatch(prefix -> prefix.family() == IpFamily.IPV6)) {
            addDefaultRoute(Cidr.ANY_IPV6);
        }
        if (user.stream().noneMatch(RouteCollector::isIpv4Default)
                && gateway.stream().noneMatch(RouteCollector::isIpv4Default)) {
            NOT_ROUTED.stream()
                    .filter(this::staysUnrouted)
                    .forEach(prefix -> system.add(EffectiveRoute.system(prefix, NextHopType.NONE, List.of())));
        }
    }

    /** A default route that a gateway learned takes the place of Azure's; a user's makes it invalid. */
    private void addDefaultRoute(Cidr any) {
        if (gateway.stream().noneMatch(route -> route.prefix().equals(any))) {
            system.add(EffectiveRoute.system(any, NextHopType.INTERNET, List.of()));
        }
    }

    /** A reserved prefix is dropped unless the network or a peer has it whole, or a user route is for exactly it. */
    private boolean staysUnrouted(Cidr reserved) {
        boolean taken = system.stream()
                .filter(route -> route.nextHopType() != NextHopType.INTERNET)
                .anyMatch(route -> route.prefix().contains(reserved));
        return !taken && user.stream().noneMatch(route -> route.prefix().equals(reserved));
    }

    private static boolean isIpv4Default(EffectiveRoute route) {
        return route.prefix().equals(Cidr.ANY_IPV4);
    }
}
