package io.canreach.reach;

import io.canreach.model.ApplicationGateway;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.PacketSet;
import io.canreach.routing.Peerings;
import io.canreach.security.Doubts;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
        Optional<VirtualNetwork> there = walk.network().find(VirtualNetwork.class, remote);
        if (there.isEmpty()) {
            String text = "the peered vnet '" + remote.name() + "' is not in the network; declare or import it";
            walk.undetermined(strand, Stage.PEERING, new Unknown(text));
            return;
        }
        VirtualNetwork here = virtualNetwork(from);
        String text = here.name() + " to " + there.get().name();
        Strand peered = strand.then(Step.pass(Stage.PEERING, text));
        UnaryOperator<Strand> own = all -> from instanceof Place.Gateway
                ? all.narrow(PacketSet.all())
                : all.comesFrom(here.addresses()) ? all : all.narrow(Walk.from(here.addresses()));
        pass(peered, new Border(here, there.get(), own, Stage.PEERING, ""), open -> next.accept(open, there.get()));
    }

    /**
     * The reply of flows, which a route leads into another virtual network: it comes from where the flows went to. What a
     * gateway sends on is not forwarded traffic.
     */
    void back(Strand strand, Place from, ResourceId remote, Consumer<Strand> next) {
        VirtualNetwork here = virtualNetwork(from);
        Optional<VirtualNetwork> there = walk.network().find(VirtualNetwork.class, remote);
        if (there.isEmpty() || remote.equals(here.id())) {
            next.accept(strand);
        } else {
            UnaryOperator<Strand> own =
                    all -> from instanceof Place.Gateway ? all.narrow(PacketSet.all()) : all.to(here.addresses());
            pass(strand, new Border(here, there.get(), own, Stage.REPLY, "the reply, at "), next);
        }
    }

    /**
     * Where flows, or their reply, cross from one virtual network into another.
     *
     * @param here the sending network
     * @param there the receiving network
     * @param own what is not forwarded traffic
     * @param stage the stage of steps
     * @param prefix what to put before the words of a peering
     */
    private record Border(
            VirtualNetwork here, VirtualNetwork there, UnaryOperator<Strand> own, Stage stage, String prefix) {}

    private void pass(Strand strand, Border border, Consumer<Strand> next) {
        boolean open = isOn(border.here(), border.there(), VnetPeering::allowVirtualNetworkAccess)
                && isOn(border.there(), border.here(), VnetPeering::allowVirtualNetworkAccess);
        if (open) {
            forwarded(strand, border, next);
        } else {
            String dropped = border.prefix() + "the peering with "
                    + border.there().label() + ", whose virtual-network access is off";
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
        if (isOn(border.there(), border.here(), VnetPeering::allowForwardedTraffic)) {
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
        String dropped = border.prefix() + "the peering of " + border.there().label() + " with "
                + border.here().label() + ", whose side does not allow forwarded traffic";
        Step step = Step.pass(
                border.stage(),
                "allowForwardedTraffic is off at " + border.there().name());
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

    private VirtualNetwork virtualNetwork(Place place) {
        return walk.network().virtualNetworkOf(place.ownSubnet());
    }

    /** A flag of one side; where there is no such side, as in a connected group, nothing is forbidden. */
    private static boolean isOn(VirtualNetwork owner, VirtualNetwork remote, Predicate<VnetPeering> flag) {
        return Peerings.counterpart(owner, remote).map(flag::test).orElse(true);
    }
}
