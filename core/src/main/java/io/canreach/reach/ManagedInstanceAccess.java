package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.Direction;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.packet.Rewrite;
import io.canreach.security.Doubts;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * A SQL managed instance as a destination: its VNet-local endpoint and its nodes, which have addresses of its subnet, and its
 * public endpoint. The NSG of the subnet decides for all of them.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview">Connectivity
 *     architecture of managed instances</a>
 */
final class ManagedInstanceAccess {
    private static final PacketSet TCP = PacketSet.all().withProtocols(EnumSet.of(Protocol.TCP));

    /** For databases, for nodes that clients are redirected to, and for links with other servers. */
    private static final PortSet SERVED =
            PortSet.of(SqlManagedInstance.PORT, 5022).union(SqlManagedInstance.REDIRECT_PORTS);

    private static final PortSet PUBLIC = PortSet.of(SqlManagedInstance.PUBLIC_PORT);

    private final Walk walk;
    private final SqlManagedInstance instance;

    ManagedInstanceAccess(Walk walk, SqlManagedInstance instance) {
        this.walk = walk;
        this.instance = instance;
    }

    /** Flows from one virtual network to an address in the same or another one. */
    void arrive(Strand strand, Place.Managed place, VirtualNetwork from, VirtualNetwork to) {
        if (!from.isInOtherRegionThan(to)) {
            arrive(strand, place);
            return;
        }
        Assumption assumption = Assumption.GLOBAL_PEERING_TO_MANAGED_INSTANCES;
        Strand assuming = strand.assuming(List.of(assumption));
        String text = instance.label() + ", which is not reached over global peering, as from " + from.label();
        switch (walk.network().assumptions().reading(assumption)) {
            case FIRST -> arrive(assuming, place);
            case SECOND -> walk.refuse(assuming, Stage.PEERING, decider(text), open -> arrive(open, place));
            case ASK -> arrive(assuming.doubting(List.of(Doubts.of(assumption))), place);
        }
    }

    private void arrive(Strand strand, Place.Managed place) {
        Strand here = strand.passing(new Hop("VirtualNetwork", strand.now().destinations(), place.resource()));
        for (Strand in : new SecurityGate(walk).pass(here, Direction.INBOUND, place)) {
            Strand tcp = in.narrow(TCP);
            walk.refuse(
                    in.without(tcp.asked()),
                    Stage.END,
                    decider(instance.label() + ", which takes TCP and nothing else"),
                    open -> ManagedEnds.accept(walk, open, place));
            serve(tcp, place);
        }
    }

    private void serve(Strand strand, Place.Managed place) {
        Strand served = strand.narrow(TCP.toPorts(SERVED));
        ManagedEnds.accept(walk, served, place);
        Strand others = strand.without(served.asked());
        String unknown = "whether " + instance.label() + " serves anything but TCP " + SERVED + " is not known";
        walk.undetermined(others, Stage.END, new Unknown(unknown));
    }

    /** Flows from the Internet to the public endpoint; the rules of the subnet see its addresses as destination. */
    void enter(Strand strand) {
        Strand heard = strand.narrow(TCP.toPorts(PUBLIC));
        String only = instance.label() + ", whose public endpoint listens on TCP " + PUBLIC + " only";
        walk.refuse(strand.without(heard.asked()), Stage.EDGE, decider(only), this::letIn);
        letIn(heard);
    }

    private void letIn(Strand strand) {
        if (strand.isEmpty()) {
            return;
        }
        Subnet subnet = walk.network().get(Subnet.class, instance.subnet());
        Place.Managed place =
                new Place.Managed(instance, subnet, walk.network().addresses().usable(subnet), false);
        Strand inside = strand.crossing(Crossing.edge(instance.id()))
                .then(Step.pass(Stage.EDGE, "public endpoint of " + instance.label()))
                .passing(new Hop("Internet", strand.now().destinations(), Optional.of(instance.id())))
                .rewritten(Rewrite.none().destination(walk.network().addresses().usable(subnet)));
        new SecurityGate(walk)
                .pass(inside, Direction.INBOUND, place)
                .forEach(each -> ManagedEnds.accept(walk, each, place));
    }

    private Decider decider(String text) {
        return Decider.of(Decider.Kind.MANAGED_INSTANCE, "", instance.id(), text);
    }
}
