package io.canreach.reach;

import io.canreach.model.GatewayConnection;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Network;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Rewrite;
import io.canreach.routing.EffectiveRoute;
import io.canreach.routing.GatewayReach;
import io.canreach.routing.Peerings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gateways, and the connections by which virtual networks and on-premises networks reach each other. */
final class GatewayCrossing {
    private final Walk walk;
    private final Network network;

    GatewayCrossing(Walk walk) {
        this.walk = walk;
        this.network = walk.network();
    }

    /** Flows whose route leads to a gateway. */
    void toSite(Strand strand, Subnet from, EffectiveRoute route) {
        boolean toVnet = route.via().stream()
                .anyMatch(id -> network.find(GatewayConnection.class, id).isEmpty());
        if (route.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY && toVnet) {
            String text = "what passes " + route.via().get(0).name()
                    + ", a VPN between virtual networks, is not modelled yet";
            walk.undetermined(strand, Stage.GATEWAY, new Unknown(text));
        } else if (route.source() == EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY) {
            cross(strand, route.via().stream().map(this::connection).toList());
        } else {
            byLongestPrefix(strand, from);
        }
    }

    /** A user-defined route to the gateway leaves it to the gateway which of its connections is used. */
    private void byLongestPrefix(Strand strand, Subnet from) {
        GatewayReach reach = new GatewayReach(network);
        List<GatewayConnection> usable = reach.connections(network.virtualNetworkOf(from)).stream()
                .filter(each -> reach.type(each) == VirtualNetworkGateway.Type.VPN)
                .toList();
        List<Cidr> prefixes = usable.stream()
                .flatMap(each -> reach.prefixes(each).stream())
                .distinct()
                .sorted(Comparator.comparingInt(prefix -> -prefix.prefixLength()))
                .toList();
        Strand rest = strand;
        for (Cidr prefix : prefixes) {
            Strand here = rest.narrow(Walk.to(IpSet.of(prefix)));
            rest = rest.without(here.asked());
            cross(here, reach.preferred(usable, prefix));
        }
        if (usable.isEmpty()) {
            cross(rest, List.of());
        } else {
            walk.undetermined(
                    rest,
                    Stage.GATEWAY,
                    new Unknown("whether the gateway has a default site, to which it forwards "
                            + Words.addresses(rest.now().destinations()) + ", is not modelled"));
        }
    }

    private GatewayConnection connection(ResourceId id) {
        return network.get(GatewayConnection.class, id);
    }

    private void cross(Strand strand, List<GatewayConnection> connections) {
        if (strand.isEmpty()) {
            return;
        }
        List<GatewayConnection> alive = connections.stream()
                .filter(each -> each.status() != Status.NOT_CONNECTED)
                .toList();
        if (alive.isEmpty()) {
            walk.drop(strand, Stage.GATEWAY, down(connections, strand));
            return;
        }
        long sites =
                alive.stream().map(GatewayConnection::onPremises).distinct().count();
        if (sites > 1) {
            walk.undetermined(
                    strand, Stage.GATEWAY, new Unknown("which of " + sites + " sites with the same prefix is chosen"));
            return;
        }
        arriveAt(network.get(OnPremisesNetwork.class, alive.get(0).onPremises()), strand, alive);
    }

    private static Decider down(List<GatewayConnection> connections, Strand strand) {
        if (connections.isEmpty()) {
            return Decider.of(
                    Decider.Kind.CONNECTION,
                    "no connection of a gateway leads to "
                            + Words.addresses(strand.now().destinations()));
        }
        GatewayConnection first = connections.get(0);
        return Decider.of(Decider.Kind.CONNECTION, first.name(), first.id(), first.label() + " is down");
    }

    private void arriveAt(OnPremisesNetwork site, Strand strand, List<GatewayConnection> alive) {
        GatewayConnection used = alive.get(0);
        VirtualNetworkGateway gateway = network.get(VirtualNetworkGateway.class, used.gateway());
        Strand there = strand.then(Step.pass(Stage.GATEWAY, gateway.label() + " to " + site.label()))
                .doubting(doubts(alive))
                .passing(new Hop("VirtualNetworkGateway", strand.now().destinations(), Optional.of(gateway.id())))
                .passing(new Hop("OnPremises", strand.now().destinations(), Optional.of(site.id())));
        Strand own = there.narrow(Walk.to(SiteSpace.behind(network, alive)));
        Strand beyond = there.without(own.asked());
        walk.undetermined(
                beyond,
                Stage.GATEWAY,
                new Unknown("whether " + site.label() + " forwards what is not its own, such as to "
                        + Words.addresses(beyond.now().destinations()) + ", is not declared"));
        if (!own.isEmpty()) {
            deliver(own, new Place.Site(site, own.now().destinations()), gateway);
        }
    }

    private void deliver(Strand there, Place.Site place, VirtualNetworkGateway gateway) {
        if (walk.target().accepts(place)) {
            new Reply(walk).fromSite(there, place(gateway));
        } else {
            String text = "the address belongs to " + place.label() + ", not to "
                    + walk.target().label();
            walk.drop(there, Stage.END, Decider.of(Decider.Kind.NO_OWNER, text));
        }
    }

    private static List<Unknown> doubts(List<GatewayConnection> alive) {
        boolean sure = alive.stream().anyMatch(each -> each.status() == Status.CONNECTED);
        return sure
                ? List.of()
                : List.of(new Unknown("whether " + alive.get(0).label() + " is connected is not declared"));
    }

    /** Flows that begin on-premises. */
    void fromSite(OnPremisesNetwork site, Strand strand) {
        Strand rest = strand;
        List<GatewayConnection> connections = network.all(GatewayConnection.class).stream()
                .filter(each -> each.onPremises().equals(site.id()))
                .sorted(Comparator.comparing(GatewayConnection::status)) // those that are surely up first
                .toList();
        for (GatewayConnection connection : connections) {
            if (connection.status() != Status.NOT_CONNECTED) {
                Strand here = rest.narrow(Walk.to(behind(connection)));
                rest = rest.without(here.asked());
                enter(here, connection);
            }
        }
        for (GatewayConnection connection : connections) {
            Strand here = rest.narrow(Walk.to(behind(connection)));
            rest = rest.without(here.asked());
            walk.drop(here, Stage.GATEWAY, down(List.of(connection), here));
        }
        withoutConnection(site, rest);
    }

    /** What a site reaches without Azure's help: the Internet by its own way. */
    private void withoutConnection(OnPremisesNetwork site, Strand all) {
        Strand toSites = all.narrow(Walk.to(SiteSpace.reachableFrom(network, site)));
        String unknown = "whether " + site.label()
                + " reaches other sites, by the gateway or by a way of its own, is not" + " declared";
        walk.undetermined(toSites, Stage.GATEWAY, new Unknown(unknown));
        Strand strand = all.without(toSites.asked());
        Strand toInternet = strand.narrow(Walk.to(InternetPlace.routed()));
        Strand lost = strand.without(toInternet.asked());
        String text = "no connection of " + site.label() + " leads to "
                + Words.addresses(lost.now().destinations());
        walk.drop(lost, Stage.GATEWAY, Decider.of(Decider.Kind.CONNECTION, "", site.id(), text));
        overInternet(site, toInternet);
    }

    private void overInternet(OnPremisesNetwork site, Strand strand) {
        if (strand.isEmpty()) {
            return;
        }
        Unknown doubt = new Unknown("how " + site.label() + " reaches the Internet is not declared");
        Rewrite rewrite = Rewrite.none().source(walk.view().internet().hosts()).sourcePort(PortSet.all());
        InternetEdge edge = new InternetEdge(walk);
        edge.enter(strand.crossing(Crossing.egress(Optional.empty()))
                .doubting(List.of(doubt))
                .rewritten(rewrite)
                .overInternet());
    }

    /** The virtual network of a connection's gateway, and the peers that use its gateway. */
    private IpSet behind(GatewayConnection connection) {
        VirtualNetwork hub = hub(connection);
        List<IpSet> spaces = new ArrayList<>(List.of(hub.addresses()));
        for (VirtualNetwork spoke : network.all(VirtualNetwork.class)) {
            for (VnetPeering peering : spoke.peerings()) {
                if (peering.useRemoteGateways()
                        && peering.remote().equals(hub.id())
                        && Peerings.isConnected(network, spoke, peering)) {
                    spaces.add(spoke.addresses());
                }
            }
        }
        return IpSet.unionOf(spaces);
    }

    private VirtualNetwork hub(GatewayConnection connection) {
        ResourceId id =
                network.get(VirtualNetworkGateway.class, connection.gateway()).virtualNetwork();
        return network.get(VirtualNetwork.class, id);
    }

    private void enter(Strand strand, GatewayConnection connection) {
        if (strand.isEmpty()) {
            return;
        }
        VirtualNetwork hub = hub(connection);
        VirtualNetworkGateway gateway = network.get(VirtualNetworkGateway.class, connection.gateway());
        Strand inside = strand.crossing(Crossing.gateway(Optional.empty()))
                .then(Step.pass(Stage.GATEWAY, gateway.label() + " of " + hub.label()))
                .doubting(doubts(List.of(connection)))
                .passing(new Hop("VirtualNetworkGateway", strand.now().destinations(), Optional.of(gateway.id())));
        walk.route(place(gateway), inside);
    }

    /** Where flows come out of a gateway into its virtual network. */
    Place.Gateway place(VirtualNetworkGateway gateway) {
        VirtualNetwork hub = network.get(VirtualNetwork.class, gateway.virtualNetwork());
        Subnet subnet = hub.subnets().stream()
                .filter(Subnet::isGatewaySubnet)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(hub + " has a gateway and no GatewaySubnet"));
        return new Place.Gateway(gateway, subnet, subnet.addresses());
    }
}
