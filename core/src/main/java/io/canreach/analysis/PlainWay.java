package io.canreach.analysis;

import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.IpSet;
import io.canreach.routing.EffectiveRoute;
import io.canreach.routing.Peerings;
import io.canreach.routing.RoutePart;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The way from plain machines to others, as far as routes make it a plain one. */
enum PlainWay {
    /** Straight there, and straight back. */
    DIRECT,
    /** Nowhere. */
    NONE,
    /** By something that all these machines meet in the same way, so that it is asked about once. */
    TRANSIT,
    /** The walk has to say for each pair. */
    OTHER;

    private static final Set<NextHopType> INSIDE = EnumSet.of(
            NextHopType.VNET_LOCAL,
            NextHopType.VNET_PEERING,
            NextHopType.VNET_GLOBAL_PEERING,
            NextHopType.CONNECTED_GROUP,
            NextHopType.VIRTUAL_NETWORK_GATEWAY,
            NextHopType.VIRTUAL_APPLIANCE,
            NextHopType.NONE);

    static PlainWay between(Network network, Region from, Region to) {
        List<RoutePart> parts = from.routes().split(to.addresses());
        if (parts.stream().allMatch(PlainWay::leadsNowhere)) {
            return NONE;
        }
        if (leads(network, parts, from, to) && leads(network, to.routes().split(from.addresses()), to, from)) {
            return DIRECT;
        }
        return parts.stream().allMatch(PlainWay::staysInside) ? TRANSIT : OTHER;
    }

    /** Whether it does not matter which machine of a region calls addresses inside. */
    static boolean staysInside(Region from, IpSet to) {
        return from.routes().split(to).stream().allMatch(PlainWay::staysInside);
    }

    private static boolean leadsNowhere(RoutePart part) {
        return isSettled(part)
                && part.route().map(EffectiveRoute::nextHopType).stream().allMatch(NextHopType.NONE::equals);
    }

    /** Whether it does not matter which of the machines sends: it does where they leave for the Internet. */
    private static boolean staysInside(RoutePart part) {
        return Stream.concat(part.route().stream(), part.alternatives().stream())
                .map(EffectiveRoute::nextHopType)
                .allMatch(INSIDE::contains);
    }

    private static boolean isSettled(RoutePart part) {
        return part.doubts().isEmpty()
                && part.alternatives().isEmpty()
                && part.obstacle().isEmpty();
    }

    private static boolean leads(Network network, List<RoutePart> parts, Region from, Region to) {
        return parts.stream()
                .allMatch(part -> isSettled(part)
                        && part.route()
                                .filter(route -> leads(network, route, from, to))
                                .isPresent());
    }

    private static boolean leads(Network network, EffectiveRoute route, Region from, Region to) {
        ResourceId here = from.virtualNetwork();
        ResourceId there = to.virtualNetwork();
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
