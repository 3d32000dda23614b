package io.canreach.reach;

import io.canreach.model.ApplicationGateway;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.security.Doubts;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The way from one virtual network straight into another: by a peering with its flags, or by a connected group.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering">Manage peerings</a>
 */
final class PeeringCrossing {
    private final Walk walk;

    PeeringCrossing(Walk walk) {
        this.walk = walk;
    }

    /** Flows that a route leads from a place into another virtual network. */
    void cross(Strand strand, Place from, ResourceId remote, BiConsumer<Strand, VirtualNetwork> next) {
        Optional<PeeringSides> sides = walk.view().sides(virtualNetwork(from), remote);
        if (sides.isEmpty()) {
            String text = "the peered vnet '" + remote.name() + "' is not in the network; declare or import it";
            walk.undetermined(strand, Stage.PEERING, new Unknown(text));
            return;
        }
        Strand peered = strand.then(sides.get().crossing());
        IpSet space = sides.get().space();
        UnaryOperator<Strand> own = all -> from instanceof Place.Gateway
                ? all.narrow(PacketSet.all())
                : all.comesFrom(space) ? all : all.narrow(Walk.from(space));
        pass(
                peered,
                new Border(sides.get(), own, Stage.PEERING, ""),
                open -> next.accept(open, sides.get().there()));
    }

    /**
     * The reply of flows, which a route leads into another virtual network: it comes from where the flows went to. What a
     * gateway sends on is not forwarded traffic.
     */
    void back(Strand strand, Place from, ResourceId remote, Consumer<Strand> next) {
        ResourceId here = virtualNetwork(from);
        Optional<PeeringSides> sides =
                remote.equals(here) ? Optional.empty() : walk.view().sides(here, remote);
        if (sides.isEmpty()) {
            next.accept(strand);
        } else {
            IpSet space = sides.get().space();
            UnaryOperator<Strand> own =
                    all -> from instanceof Place.Gateway ? all.narrow(PacketSet.all()) : all.to(space);
            pass(strand, new Border(sides.get(), own, Stage.REPLY, "the reply, at "), next);
        }
    }

    /**
     * Where flows, or their reply, cross from one virtual network into another.
     *
     * @param sides the two networks, and what their peering allows
     * @param own what is not forwarded traffic
     * @param stage the stage of steps
     * @param prefix what to put before the words of a peering
     */
    private record Border(PeeringSides sides, UnaryOperator<Strand> own, Stage stage, String prefix) {}

    private void pass(Strand strand, Border border, Consumer<Strand> next) {
        if (border.sides().isOpen()) {
            forwarded(strand, border, next);
        } else {
            String dropped = border.prefix() + "the peering with "
                    + border.sides().there().label() + ", whose virtual-network access is off";
            if (isApplicationGateway(walk.source()) && border.stage() == Stage.PEERING) {
                Decider decider = Decider.of(Decider.Kind.PEERING, dropped + ", which keeps application gateways out");
                walk.refuse(strand, border.stage(), decider, each -> forwarded(each, border, next));
                return;
            }
            by(Assumption.VIRTUAL_NETWORK_ACCESS_OFF, strand, border, dropped, each -> forwarded(each, border, next));
        }
    }

    private static boolean isApplicationGateway(Place place) {
        return place instanceof Place.Managed it && it.owner() instanceof ApplicationGateway;
    }

    /** What did not begin in the sending network is forwarded traffic, which the receiving side may not want. */
    private void forwarded(Strand strand, Border border, Consumer<Strand> next) {
        if (border.sides().takesForwarded()) {
            next.accept(strand);
            return;
        }
        Strand own = border.own().apply(strand);
        if (!own.isEmpty()) {
            next.accept(own);
        }
        Strand foreign = strand.without(own.asked());
        if (!foreign.isEmpty()) {
            foreign(foreign, border, next);
        }
    }

    private void foreign(Strand strand, Border border, Consumer<Strand> next) {
        VirtualNetwork there = border.sides().there();
        String dropped = border.prefix() + "the peering of " + there.label() + " with "
                + border.sides().here().label() + ", whose side does not allow forwarded traffic";
        Step step = Step.pass(border.stage(), "allowForwardedTraffic is off at " + there.name());
        by(Assumption.FORWARDED_TRAFFIC_OFF, strand, border, dropped, open -> next.accept(open.then(step)));
    }

    private void by(Assumption assumption, Strand strand, Border border, String dropped, Consumer<Strand> next) {
        if (strand.isEmpty()) {
            return;
        }
        Reading reading = walk.network().assumptions().reading(assumption);
        Strand assuming = strand.assuming(List.of(assumption));
        Decider.Kind kind = border.stage() == Stage.REPLY ? Decider.Kind.REPLY_ROUTE : Decider.Kind.PEERING;
        switch (reading) {
            case FIRST -> next.accept(assuming);
            case SECOND -> walk.refuse(assuming, border.stage(), Decider.of(kind, dropped), next);
            case ASK -> next.accept(assuming.doubting(List.of(Doubts.of(assumption))));
        }
    }

    private static ResourceId virtualNetwork(Place place) {
        return place.ownSubnet().virtualNetwork();
    }
}
