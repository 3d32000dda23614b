package io.canreach.analysis;

import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.IpSet;
import io.canreach.routing.EffectiveRoute;
import io.canreach.routing.EffectiveRoutes;
import io.canreach.routing.Peerings;
import io.canreach.routing.RoutePart;
import java.util.List;
import java.util.Optional;

/** The way from plain machines to others, where routes make it a plain one. */
enum PlainWay {
    /** Straight there, and straight back. */
    DIRECT,
    /** Nowhere. */
    NONE,
    /** The walk has to say. */
    OTHER;

    static PlainWay between(Network network, PlainKind from, PlainKind to) {
        List<RoutePart> parts = from.routes().split(to.addresses());
        if (parts.stream().allMatch(part -> leadsNowhere(part))) {
            return NONE;
        }
        return leads(network, from.routes(), from, to) && leads(network, to.routes(), to, from) ? DIRECT : OTHER;
    }

    private static boolean leadsNowhere(RoutePart part) {
        return isSettled(part)
                && part.route().map(EffectiveRoute::nextHopType).stream().allMatch(NextHopType.NONE::equals);
    }

    private static boolean isSettled(RoutePart part) {
        return part.doubts().isEmpty()
                && part.alternatives().isEmpty()
                && part.obstacle().isEmpty();
    }

    private static boolean leads(Network network, EffectiveRoutes routes, PlainKind from, PlainKind to) {
        IpSet addresses = to.addresses();
        return routes.split(addresses).stream()
                .allMatch(part -> isSettled(part)
                        && part.route()
                                .filter(route -> leads(network, route, from, to))
                                .isPresent());
    }

    private static boolean leads(Network network, EffectiveRoute route, PlainKind from, PlainKind to) {
        ResourceId here = from.example().subnet().virtualNetwork();
        ResourceId there = to.example().subnet().virtualNetwork();
        return switch (route.nextHopType()) {
            case VNET_LOCAL -> here.equals(there);
            case VNET_PEERING, VNET_GLOBAL_PEERING ->
                !here.equals(there) && route.via().equals(List.of(there)) && isOpen(network, here, there);
            default -> false;
        };
    }

    private static boolean isOpen(Network network, ResourceId here, ResourceId there) {
        VirtualNetwork one = network.get(VirtualNetwork.class, here);
        VirtualNetwork other = network.get(VirtualNetwork.class, there);
        return isOpen(one, other) && isOpen(other, one);
    }

    private static boolean isOpen(VirtualNetwork one, VirtualNetwork other) {
        Optional<VnetPeering> side = Peerings.counterpart(one, other);
        return side.filter(VnetPeering::allowVirtualNetworkAccess).isPresent();
    }
}
