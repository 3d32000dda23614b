package io.canreach.reach;

import io.canreach.model.Gap;
import io.canreach.model.GatewayConnection;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.reach.GatewayWay.End;
import io.canreach.routing.EffectiveRoute;
import io.canreach.routing.GatewayReach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which way packets take through gateways: by the longest prefix that one of a gateway's connections leads to, and of those
 * that lead to the same prefix by the nearest.
 *
 * @see <a href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-bgp-overview">About BGP</a>
 */
final class GatewayForwarding {
    private final Network network;
    private final GatewayReach reach;
    private final GatewayLinks links;
    private final GatewayTransit transit;
    private final GatewayNeighbours neighbours;

    GatewayForwarding(Network network) {
        this.network = network;
        this.reach = new GatewayReach(network);
        this.links = new GatewayLinks(network, reach);
        this.transit = new GatewayTransit(network);
        this.neighbours = new GatewayNeighbours(network, reach);
    }

    /** Where packets go that a route of a virtual network leads to a gateway. */
    List<GatewayLeg> fromVnet(VirtualNetwork vnet, EffectiveRoute route, IpSet to) {
        boolean learned = route.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY;
        return GatewayLeg.merged(learned ? byLearnedRoute(vnet, route, to) : byUserRoute(vnet, to));
    }

    private List<GatewayLeg> byLearnedRoute(VirtualNetwork vnet, EffectiveRoute route, IpSet to) {
        List<GatewayLink> found = links.of(vnet, route);
        if (found.isEmpty()) {
            return GatewayLeg.of(to, GatewayWay.to(new End.Nowhere()));
        }
        VirtualNetworkGateway gateway = gateway(found.get(0).gateway());
        return carried(gateway, to, some -> {
            IpSet back = some.intersect(reach.served(gateway));
            List<GatewayLeg> away = over(found, route.prefix(), some.minus(back), Ingress.VNET);
            return GatewayLeg.both(GatewayLeg.of(back, turnedBack(gateway, found.get(0))), away);
        });
    }

    /** A VPN gateway hands back what is for its own networks; what a circuit does with it is not known. */
    private static GatewayWay turnedBack(VirtualNetworkGateway gateway, GatewayLink link) {
        GatewayWay way = GatewayWay.to(new End.Inside(gateway));
        return gateway.type() == VirtualNetworkGateway.Type.VPN
                ? way
                : way.doubting(new Unknown("whether the circuit of connection '"
                        + link.connection().name() + "' hands back what is for a virtual network of "
                        + gateway.label() + " is not known"));
    }

    /** A user-defined route to the gateway leaves it to the VPN gateway which of its connections is used. */
    private List<GatewayLeg> byUserRoute(VirtualNetwork vnet, IpSet to) {
        Optional<VirtualNetworkGateway> gateway = reach.gateways(vnet).stream()
                .filter(each -> each.type() == VirtualNetworkGateway.Type.VPN)
                .findFirst();
        if (gateway.isEmpty()) {
            return GatewayLeg.of(to, GatewayWay.to(new End.Nowhere()));
        }
        return at(gateway.get(), to, Ingress.VNET);
    }

    /** Where packets go that a site sends to its gateways; {@code used} is the connection that they answer to. */
    List<GatewayLeg> fromSite(List<GatewayConnection> connections, Optional<GatewayConnection> used, IpSet to) {
        if (connections.isEmpty()) {
            return GatewayLeg.of(to, GatewayWay.to(new End.Nowhere()));
        }
        List<List<GatewayLeg>> each =
                connections.stream().map(connection -> entering(connection, to)).toList();
        SiteChoice choice = new SiteChoice(network, used);
        return GatewayLeg.merged(GatewayLeg.alternatives(each).stream()
                .map(leg -> leg.with(choice::of))
                .toList());
    }

    private List<GatewayLeg> entering(GatewayConnection connection, IpSet to) {
        GatewayLink link = GatewayLink.ToSite.of(connection);
        return GatewayLeg.each(
                at(gateway(connection.gateway()), to, Ingress.from(link)),
                way -> byState(way, link).after(link));
    }

    private static GatewayWay byState(GatewayWay way, GatewayLink link) {
        return switch (link.status()) {
            case CONNECTED -> way;
            case UNKNOWN -> way.doubting(unsure(link));
            case NOT_CONNECTED -> way.refusedBy(down(link));
        };
    }

    /** What a gateway does with packets that come to it. */
    private List<GatewayLeg> at(VirtualNetworkGateway gateway, IpSet to, Ingress ingress) {
        return carried(gateway, to, some -> {
            IpSet served = some.intersect(reach.served(gateway));
            List<GatewayLeg> inside = GatewayLeg.of(served, GatewayWay.to(new End.Inside(gateway)));
            return GatewayLeg.both(inside, byPrefix(gateway, some.minus(served), ingress));
        });
    }

    /** A gateway carries IPv6 where its subnet has a prefix of it. */
    private List<GatewayLeg> carried(
            VirtualNetworkGateway gateway, IpSet to, Function<IpSet, List<GatewayLeg>> onward) {
        VirtualNetwork hub = network.get(VirtualNetwork.class, gateway.virtualNetwork());
        boolean dual = hub.subnets().stream()
                .anyMatch(subnet -> subnet.isGatewaySubnet()
                        && !subnet.addresses().restrictTo(IpFamily.IPV6).isEmpty());
        IpSet refused = dual ? IpSet.empty() : to.restrictTo(IpFamily.IPV6);
        String text = gateway.label() + ", which carries no IPv6, since the GatewaySubnet of " + hub.label()
                + " has no prefix of it";
        List<GatewayLeg> lost = GatewayLeg.of(refused, GatewayWay.to(End.Lost.by(decider(gateway, text))));
        IpSet rest = to.minus(refused);
        return rest.isEmpty() ? lost : GatewayLeg.both(lost, onward.apply(rest));
    }

    private List<GatewayLeg> byPrefix(VirtualNetworkGateway gateway, IpSet to, Ingress ingress) {
        List<GatewayLink> usable =
                links.of(gateway).stream().filter(link -> !ingress.cameBy(link)).toList();
        List<GatewayLeg> legs = new ArrayList<>();
        IpSet rest = to;
        for (Cidr prefix : links.prefixes(usable, ingress.isVnet())) {
            IpSet here = rest.intersect(IpSet.of(prefix));
            legs.addAll(over(links.leadingTo(usable, prefix), prefix, here, ingress));
            rest = rest.minus(here);
        }
        legs.addAll(leftOver(gateway, rest, ingress));
        return legs;
    }

    /** What no connection is for. */
    private List<GatewayLeg> leftOver(VirtualNetworkGateway gateway, IpSet to, Ingress ingress) {
        List<GatewayLeg> near = neighbours.legs(gateway, to, ingress);
        IpSet rest =
                to.minus(IpSet.unionOf(near.stream().map(GatewayLeg::addresses).toList()));
        List<GatewayLink> byDefault = ingress.isVnet() ? links.toDefaultSite(gateway) : List.of();
        return GatewayLeg.both(
                near,
                byDefault.isEmpty()
                        ? GatewayLeg.of(rest, GatewayWay.to(unknownTo(gateway, ingress)))
                        : over(byDefault, Cidr.ANY_IPV4, rest, Ingress.VNET));
    }

    private End unknownTo(VirtualNetworkGateway gateway, Ingress ingress) {
        List<Unknown> gaps = network.gaps(gateway.virtualNetwork(), Gap.Effect.ROUTING);
        if (!gaps.isEmpty()) {
            return new End.Open(gaps.get(0));
        }
        String text = gateway.label() + ", which has no connection for it, and no default site";
        return ingress.isVnet() ? End.Lost.by(decider(gateway, text)) : new End.Nowhere();
    }

    /** By one of several links that lead to a prefix. */
    private List<GatewayLeg> over(List<GatewayLink> leading, Cidr prefix, IpSet to, Ingress ingress) {
        if (to.isEmpty()) {
            return List.of();
        }
        List<GatewayLink> used = links.used(leading, prefix);
        if (used.isEmpty()) {
            GatewayLink first = leading.get(0);
            return GatewayLeg.each(follow(first, to, ingress), way -> way.refusedBy(down(first)));
        }
        boolean sure = used.stream().anyMatch(link -> link.status() == Status.CONNECTED);
        return GatewayLeg.alternatives(used.stream()
                .map(link -> GatewayLeg.each(
                        transit.pass(ingress, link, follow(link, to, ingress)),
                        way -> sure ? way : way.doubting(unsure(link))))
                .toList());
    }

    private List<GatewayLeg> follow(GatewayLink link, IpSet to, Ingress ingress) {
        if (link instanceof GatewayLink.ToSite site) {
            return GatewayLeg.of(to, GatewayWay.to(new End.Site(site.own())).after(link));
        }
        VirtualNetworkGateway there = link instanceof GatewayLink.ToVnet tunnel
                ? gateway(tunnel.own().remoteGateway())
                : gateway(((GatewayLink.ByCircuit) link).there().gateway());
        if (ingress.isLoop()) {
            String text = there.label() + ", by which it goes round in a loop";
            return GatewayLeg.of(to, GatewayWay.to(End.Lost.by(decider(there, text))));
        }
        return GatewayLeg.each(at(there, to, ingress.over(link)), way -> way.after(link));
    }

    private VirtualNetworkGateway gateway(ResourceId id) {
        return network.get(VirtualNetworkGateway.class, id);
    }

    private static Decider decider(VirtualNetworkGateway gateway, String text) {
        return Decider.of(Decider.Kind.CONNECTION, gateway.name(), gateway.id(), text);
    }

    private static Unknown unsure(GatewayLink link) {
        return new Unknown("whether connection '" + link.weakest().name() + "' is connected is not declared");
    }

    static Decider down(GatewayLink link) {
        ResourceId id = link.weakest();
        return Decider.of(Decider.Kind.CONNECTION, id.name(), id, "connection '" + id.name() + "' is down");
    }
}
