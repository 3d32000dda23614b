package io.canreach.reach;

import io.canreach.model.GatewayConnection;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.model.VnetToVnetConnection;
import io.canreach.packet.Cidr;
import io.canreach.routing.EffectiveRoute;
import io.canreach.routing.GatewayReach;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The links of gateways, and which prefixes each of them leads to. */
final class GatewayLinks {
    private final Network network;
    private final GatewayReach reach;

    GatewayLinks(Network network, GatewayReach reach) {
        this.network = network;
        this.reach = reach;
    }

    /** All links of a gateway. */
    List<GatewayLink> of(VirtualNetworkGateway gateway) {
        List<GatewayLink> links = new ArrayList<>();
        network.all(GatewayConnection.class).stream()
                .filter(each -> each.gateway().equals(gateway.id()))
                .forEach(each -> links.add(GatewayLink.ToSite.of(each)));
        network.all(VnetToVnetConnection.class).stream()
                .filter(each -> each.gateway().equals(gateway.id()))
                .forEach(each -> links.add(toVnet(each)));
        return links;
    }

    /** The links that a gateway's route of a virtual network names. */
    List<GatewayLink> of(VirtualNetwork vnet, EffectiveRoute route) {
        List<GatewayConnection> own = reach.connections(vnet);
        List<GatewayLink> links = new ArrayList<>();
        for (ResourceId id : route.via()) {
            network.find(VnetToVnetConnection.class, id).ifPresent(each -> links.add(toVnet(each)));
            network.find(GatewayConnection.class, id)
                    .flatMap(each -> named(own, route, each))
                    .ifPresent(links::add);
        }
        return links;
    }

    /** A connection of its own that leads to a prefix, or a circuit that another network's one leads to, too. */
    private Optional<GatewayLink> named(List<GatewayConnection> own, EffectiveRoute route, GatewayConnection each) {
        if (!own.contains(each)) {
            return byCircuit(own, route, each);
        }
        return reach.prefixes(each).contains(route.prefix())
                ? Optional.of(GatewayLink.ToSite.of(each))
                : Optional.empty();
    }

    private GatewayLink toVnet(VnetToVnetConnection connection) {
        return new GatewayLink.ToVnet(connection, reach.counterpart(connection));
    }

    private static Optional<GatewayLink> byCircuit(
            List<GatewayConnection> own, EffectiveRoute route, GatewayConnection there) {
        List<GatewayConnection> here =
                own.stream().filter(each -> route.via().contains(each.id())).toList();
        return here.stream()
                .filter(each -> each.circuit().isPresent() && each.circuit().equals(there.circuit()))
                .findFirst()
                .or(() -> here.stream().findFirst())
                .map(each -> new GatewayLink.ByCircuit(each, there));
    }

    /** The links to the default site of a gateway; none where it has no such site. */
    List<GatewayLink> toDefaultSite(VirtualNetworkGateway gateway) {
        return network.all(GatewayConnection.class).stream()
                .filter(each -> each.gateway().equals(gateway.id()))
                .filter(each -> gateway.settings()
                        .defaultSite()
                        .filter(each.onPremises()::equals)
                        .isPresent())
                .<GatewayLink>map(each -> new GatewayLink.ToSite(each, true))
                .toList();
    }

    /** The prefixes that links lead to, longest first; default routes are passed on to virtual networks only. */
    List<Cidr> prefixes(List<GatewayLink> links, boolean withDefault) {
        return links.stream()
                .flatMap(link -> prefixes(link).stream())
                .filter(prefix -> withDefault || prefix.prefixLength() > 0)
                .distinct()
                .sorted(Comparator.comparingInt(prefix -> -prefix.prefixLength()))
                .toList();
    }

    /** The links that lead to exactly a prefix; of those to sites, the preferred ones. */
    List<GatewayLink> leadingTo(List<GatewayLink> links, Cidr prefix) {
        List<GatewayConnection> sites = links.stream()
                .filter(GatewayLink.ToSite.class::isInstance)
                .map(link -> ((GatewayLink.ToSite) link).own())
                .toList();
        List<GatewayConnection> preferred = reach.preferred(sites, prefix);
        return links.stream()
                .filter(link -> link instanceof GatewayLink.ToSite site
                        ? preferred.contains(site.own())
                        : prefixes(link).contains(prefix))
                .toList();
    }

    /** Of links that lead to a prefix those that may be up, of these the nearest. */
    List<GatewayLink> used(List<GatewayLink> leading, Cidr prefix) {
        List<GatewayLink> up = leading.stream()
                .filter(link -> link.status() != Status.NOT_CONNECTED)
                .toList();
        int nearest = up.stream().mapToInt(link -> distance(link, prefix)).min().orElse(0);
        return distinct(
                up.stream().filter(link -> distance(link, prefix) == nearest).toList());
    }

    /** Several links to one site are one, which is up as soon as one of them is. */
    private static List<GatewayLink> distinct(List<GatewayLink> links) {
        Map<ResourceId, GatewayLink> byEnd = new LinkedHashMap<>();
        links.stream()
                .sorted(Comparator.comparing(GatewayLink::status))
                .forEach(link -> byEnd.putIfAbsent(end(link), link));
        return List.copyOf(byEnd.values());
    }

    private static ResourceId end(GatewayLink link) {
        return link instanceof GatewayLink.ToSite site ? site.own().onPremises() : link.connection();
    }

    /** How many gateways lie between a link's own one and a prefix that it leads to. */
    private int distance(GatewayLink link, Cidr prefix) {
        return link instanceof GatewayLink.ToVnet tunnel
                ? 1 + reach.distances(tunnel.own()).getOrDefault(prefix, 0)
                : 0;
    }

    private List<Cidr> prefixes(GatewayLink link) {
        if (link instanceof GatewayLink.ToSite site) {
            return reach.prefixes(site.own());
        }
        return link instanceof GatewayLink.ToVnet tunnel ? reach.prefixes(tunnel.own()) : List.of();
    }
}
