package io.canreach.routing;

import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.packet.AddressOwners;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Which active route is chosen for which destinations: by the longest prefix, as far as prefixes decide. */
final class Selection {
    private static final int BEFORE_ALL = 1 << 8;

    private final List<Choice> choices;
    private @Nullable AddressOwners owners; // made when first asked for; to make it twice does no harm

    Selection(Network network, RouteCollector collected) {
        boolean endpointsFirst = ServiceEndpointRoutes.standsBeforeAll(network);
        List<EffectiveRoute> inOrder = new ArrayList<>();
        for (EffectiveRoute route : collected.merged()) {
            if (route.isActive()) {
                inOrder.add(route);
            }
        }
        inOrder.sort((one, other) -> Integer.compare(weight(other, endpointsFirst), weight(one, endpointsFirst)));
        this.choices = Choice.of(inOrder, collected.beforeGateways());
    }

    /** The longest prefix is chosen, or that of a service endpoint where these stand before all others. */
    private static int weight(EffectiveRoute route, boolean endpointsFirst) {
        int length = route.prefix().prefixLength();
        return endpointsFirst && isEndpoint(route) ? length + BEFORE_ALL : length;
    }

    private static boolean isEndpoint(EffectiveRoute route) {
        return route.nextHopType() == NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT;
    }

    /** The one choice for all of some destinations; empty where there are several or none. */
    Optional<Choice> only(IpSet destinations) {
        int owner = owners().of(destinations);
        return owner < 0 ? Optional.empty() : Optional.of(choices.get(owner));
    }

    private AddressOwners owners() {
        AddressOwners known = owners;
        if (known == null) {
            known = AddressOwners.of(domains());
            owners = known;
        }
        return known;
    }

    private List<IpSet> domains() {
        List<IpSet> domains = new ArrayList<>();
        for (Choice choice : choices) {
            domains.add(choice.domain());
        }
        return domains;
    }

    /** Hands on each part of the destinations with its choice, and gives back those without a route. */
    IpSet split(IpSet destinations, BiConsumer<Choice, IpSet> taken) {
        Optional<Choice> only = only(destinations);
        if (only.isPresent()) {
            taken.accept(only.get(), destinations);
            return IpSet.empty();
        }
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
