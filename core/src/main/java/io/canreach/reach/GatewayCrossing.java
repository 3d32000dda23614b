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
import io.canreach.reach.GatewayWay.End;
import io.canreach.routing.EffectiveRoute;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Flows that a route of a virtual network leads to a gateway: to sites, and to virtual networks behind other gateways. */
final class GatewayCrossing {
    private final Walk walk;
    private final Network network;

    GatewayCrossing(Walk walk) {
        this.walk = walk;
        this.network = walk.network();
    }

    /** Flows that leave a subnet by a route to a gateway. */
    void leave(Strand strand, Subnet from, EffectiveRoute route) {
        VirtualNetwork vnet = network.virtualNetworkOf(from);
        List<GatewayLeg> legs =
                walk.view().gateways().fromVnet(vnet, route, strand.now().destinations());
        walk.split(
                strand,
                legs,
                leg -> Walk.to(leg.addresses()),
                (some, leg) -> walk.choose(some, leg.ways(), GatewayWay::label, this::take));
    }

    private void take(Strand strand, GatewayWay way) {
        Strand there = along(strand, way);
        if (way.end() instanceof End.Site site) {
            arriveAt(site.connection(), there);
        } else if (way.end() instanceof End.Inside inside) {
            emerge(there, way, inside.gateway());
        } else {
            end(there, way.end());
        }
    }

    /** Flows that come out of another gateway, or of the same one again; their reply passes both. */
    private void emerge(Strand strand, GatewayWay way, VirtualNetworkGateway gateway) {
        ResourceId first =
                way.links().isEmpty() ? gateway.id() : way.links().get(0).gateway();
        Place.Gateway start = place(network.get(VirtualNetworkGateway.class, first));
        Strand crossed = strand.crossing(Crossing.gateway(Optional.of(start)));
        walk.route(place(gateway), entering(crossed, gateway));
    }

    /** The steps and hops of a way, and what it rests on. */
    Strand along(Strand strand, GatewayWay way) {
        Strand there = strand.doubting(way.doubts()).assuming(way.assumptions());
        for (GatewayLink link : way.links()) {
            VirtualNetworkGateway gateway = network.get(VirtualNetworkGateway.class, link.gateway());
            there = there.then(Step.pass(Stage.GATEWAY, gateway.label() + " to " + end(link)))
                    .passing(new Hop("VirtualNetworkGateway", there.now().destinations(), Optional.of(gateway.id())));
        }
        return there;
    }

    /** A gateway as the point where flows enter its virtual network. */
    Strand entering(Strand strand, VirtualNetworkGateway gateway) {
        String text = gateway.label() + " of " + hub(gateway).label();
        return strand.then(Step.pass(Stage.GATEWAY, text))
                .passing(new Hop("VirtualNetworkGateway", strand.now().destinations(), Optional.of(gateway.id())));
    }

    private String end(GatewayLink link) {
        if (link instanceof GatewayLink.ToSite site) {
            String name = network.get(OnPremisesNetwork.class, site.own().onPremises())
                    .label();
            return site.byDefault() ? name + ", its default site" : name;
        }
        if (link instanceof GatewayLink.ByCircuit it) {
            String circuit = it.own()
                    .circuit()
                    .map(id -> " by circuit '" + id.name() + "'")
                    .orElse(" by a circuit");
            return label(it.there().gateway()) + circuit;
        }
        return label(((GatewayLink.ToVnet) link).own().remoteGateway());
    }

    private String label(ResourceId gateway) {
        return network.get(VirtualNetworkGateway.class, gateway).label();
    }

    private void end(Strand strand, End end) {
        if (end instanceof End.Lost lost) {
            lose(strand, lost, this::take);
        } else if (end instanceof End.Open open) {
            walk.undetermined(strand, Stage.GATEWAY, open.reason());
        } else {
            String text = "no connection of a gateway leads to "
                    + Words.addresses(strand.now().destinations());
            walk.drop(strand, Stage.GATEWAY, Decider.of(Decider.Kind.CONNECTION, text));
        }
    }

    /** Flows that something drops, or sends on where it is asked what else would. */
    void lose(Strand strand, End.Lost lost, BiConsumer<Strand, GatewayWay> onward) {
        if (lost.behind().isPresent()) {
            GatewayWay behind = lost.behind().get();
            walk.refuse(strand, Stage.GATEWAY, lost.decider(), open -> onward.accept(open, behind));
        } else {
            walk.drop(strand, Stage.GATEWAY, lost.decider());
        }
    }

    /** Flows that reach an on-premises network by a connection. */
    void arriveAt(GatewayConnection connection, Strand strand) {
        OnPremisesNetwork site = network.get(OnPremisesNetwork.class, connection.onPremises());
        Strand there = strand.passing(new Hop("OnPremises", strand.now().destinations(), Optional.of(site.id())));
        Strand own = there.narrow(Walk.to(SiteSpace.behind(network, alive(site))));
        Strand beyond = there.without(own.asked());
        String doubt = "whether " + site.label() + " forwards what is not its own, such as to "
                + Words.addresses(beyond.now().destinations()) + ", is not declared";
        walk.undetermined(beyond, Stage.GATEWAY, new Unknown(doubt));
        if (!own.isEmpty()) {
            deliver(own, new Place.Site(site, own.now().destinations()), connection);
        }
    }

    private List<GatewayConnection> alive(OnPremisesNetwork site) {
        return SiteSpace.connections(network, site.id()).stream()
                .filter(each -> each.status() != Status.NOT_CONNECTED)
                .toList();
    }

    private void deliver(Strand there, Place.Site place, GatewayConnection connection) {
        Optional<Unknown> doubt = new StandIns(network).doubt(place, there);
        if (doubt.isPresent()) {
            walk.undetermined(there, Stage.GATEWAY, doubt.get());
        } else if (walk.target().accepts(place)) {
            new Reply(walk).fromSite(there, connection);
        } else {
            String text = "the address belongs to " + place.label() + ", not to "
                    + walk.target().label();
            walk.drop(there, Stage.END, Decider.of(Decider.Kind.NO_OWNER, text));
        }
    }

    /** Where flows come out of a gateway into its virtual network. */
    Place.Gateway place(VirtualNetworkGateway gateway) {
        VirtualNetwork hub = hub(gateway);
        Subnet subnet = hub.subnets().stream()
                .filter(Subnet::isGatewaySubnet)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(hub + " has a gateway and no GatewaySubnet"));
        return new Place.Gateway(gateway, subnet, subnet.addresses());
    }

    VirtualNetwork hub(VirtualNetworkGateway gateway) {
        return network.get(VirtualNetwork.class, gateway.virtualNetwork());
    }
}
