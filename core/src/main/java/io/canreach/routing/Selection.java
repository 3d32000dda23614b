package io.canreach.routing;

import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.packet.IpSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/** Which active route is chosen for which destinations: by the longest prefix, as far as prefixes decide. */
final class Selection {
    private final List<Choice> choices;

    Selection(Network network, RouteCollector collected) {
        boolean endpointsFirst = ServiceEndpointRoutes.standsBeforeAll(network);
        Comparator<EffectiveRoute> order =
                Comparator.comparing((EffectiveRoute route) -> !(endpointsFirst && isEndpoint(route)));
        List<EffectiveRoute> inOrder = collected.merged().stream()
                .filter(EffectiveRoute::isActive)
                .sorted(order.thenComparing(route -> -route.prefix().prefixLength()))
                .toList();
        this.choices = Choice.of(inOrder, collected.beforeGateways());
    }

    private static boolean isEndpoint(EffectiveRoute route) {
        return route.nextHopType() == NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT;
    }

    /** Hands on each part of the destinations with its choice, and gives back those without a route. */
    IpSet split(IpSet destinations, BiConsumer<Choice, IpSet> taken) {
        IpSet rest = destinations;
        for (Choice choice : choices) {
            if (rest.overlaps(choice.domain())) {
                IpSet part = rest.intersect(choice.domain());
                taken.accept(choice, part);
                rest = rest.minus(part);
            }
        }
        return rest;
    }
}
