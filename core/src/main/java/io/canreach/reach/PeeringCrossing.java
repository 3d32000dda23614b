package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.routing.Peerings;
import io.canreach.security.Doubts;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

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

    /** Flows that a route leads into another virtual network. */
    void cross(Strand strand, VirtualNetwork here, ResourceId remote, BiConsumer<Strand, VirtualNetwork> next) {
        Optional<VirtualNetwork> there = walk.network().find(VirtualNetwork.class, remote);
        if (there.isEmpty()) {
            String text = "the peered vnet '" + remote.name() + "' is not in the network; declare or import it";
            walk.undetermined(strand, Stage.PEERING, new Unknown(text));
            return;
        }
        String text = here.name() + " to " + there.get().name();
        Strand peered = strand.then(Step.pass(Stage.PEERING, text));
        withAccess(peered, here, there.get(), open -> forwarded(open, here, there.get(), next));
    }

    private void withAccess(Strand strand, VirtualNetwork here, VirtualNetwork there, Consumer<Strand> next) {
        boolean open = isOn(here, there, VnetPeering::allowVirtualNetworkAccess)
                && isOn(there, here, VnetPeering::allowVirtualNetworkAccess);
        if (open) {
            next.accept(strand);
            return;
        }
        String dropped = "the peering with " + there.label() + ", whose virtual-network access is off";
        by(Assumption.VIRTUAL_NETWORK_ACCESS_OFF, strand, dropped, next);
    }

    /** What did not begin in the sending network is forwarded traffic, which the receiving side may not want. */
    private void forwarded(
            Strand strand, VirtualNetwork here, VirtualNetwork there, BiConsumer<Strand, VirtualNetwork> next) {
        if (isOn(there, here, VnetPeering::allowForwardedTraffic)) {
            next.accept(strand, there);
            return;
        }
        Strand own = strand.narrow(from(here.addresses()));
        if (!own.isEmpty()) {
            next.accept(own, there);
        }
        String dropped = "the peering of " + there.label() + " with " + here.label()
                + ", whose side does not allow forwarded traffic";
        by(
                Assumption.FORWARDED_TRAFFIC_OFF,
                strand.without(own.asked()),
                dropped,
                open -> next.accept(
                        open.then(Step.pass(Stage.PEERING, "forwarded traffic is off at " + there.name())), there));
    }

    private void by(Assumption assumption, Strand strand, String dropped, Consumer<Strand> next) {
        if (strand.isEmpty()) {
            return;
        }
        Reading reading = walk.network().assumptions().reading(assumption);
        Strand assuming = strand.assuming(List.of(assumption));
        switch (reading) {
            case FIRST -> next.accept(assuming);
            case SECOND -> walk.refuse(assuming, Stage.PEERING, Decider.of(Decider.Kind.PEERING, dropped), next);
            case ASK -> next.accept(assuming.doubting(List.of(Doubts.of(assumption))));
        }
    }

    /** A flag of one side; where there is no such side, as in a connected group, nothing is forbidden. */
    private static boolean isOn(VirtualNetwork owner, VirtualNetwork remote, Predicate<VnetPeering> flag) {
        return Peerings.counterpart(owner, remote).map(flag::test).orElse(true);
    }

    private static PacketSet from(IpSet addresses) {
        return PacketSet.all().fromSources(addresses);
    }
}
