package io.canreach.reach;

import io.canreach.model.BastionHost;
import io.canreach.model.Direction;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Subnet;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.packet.Rewrite;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A bastion at both ends: users call it on TCP 443, and it opens sessions to machines, the Basic kind on TCP 22 and 3389 alone.
 * Rules of its subnet and of the machines decide like for anybody else.
 *
 * @see <a href="https://learn.microsoft.com/azure/bastion/bastion-nsg">Bastion and NSGs</a>
 */
final class BastionSessions {
    private static final PacketSet TCP = PacketSet.all().withProtocols(EnumSet.of(Protocol.TCP));
    private static final PacketSet BASIC = TCP.toPorts(PortSet.of(22, 3389));
    private static final PacketSet PORTAL = TCP.toPorts(PortSet.of(443));

    private final Walk walk;

    BastionSessions(Walk walk) {
        this.walk = walk;
    }

    /** Users that call the public address. */
    void enter(Strand strand, PublicIpAddress ip, BastionHost bastion) {
        Subnet subnet = walk.network().get(Subnet.class, bastion.subnet());
        Strand inside = strand.crossing(Crossing.edge(ip.id()))
                .then(Step.pass(Stage.EDGE, ip.label() + " -> " + bastion.label()))
                .passing(new Hop("Internet", strand.now().destinations(), Optional.of(bastion.id())))
                .rewritten(Rewrite.none().destination(walk.network().addresses().usable(subnet)));
        open(
                inside,
                new Place.Managed(bastion, subnet, walk.network().addresses().usable(subnet), false),
                bastion);
    }

    /** Users that call a private address. */
    void arrive(Strand strand, Place.Managed place, BastionHost bastion) {
        open(strand.passing(new Hop("VirtualNetwork", strand.now().destinations(), place.resource())), place, bastion);
    }

    private void open(Strand strand, Place.Managed place, BastionHost bastion) {
        for (Strand in : new SecurityGate(walk).pass(strand, Direction.INBOUND, place)) {
            Strand users = in.narrow(PORTAL);
            String only = "which users call on TCP 443 only";
            walk.refuse(
                    in.without(users.asked()),
                    Stage.END,
                    decider(bastion, only),
                    onward -> ManagedEnds.accept(walk, onward, place));
            if (!users.isEmpty()) {
                ManagedEnds.accept(walk, users, place);
            }
        }
    }

    /** Starts what the source, where it is a bastion, can start; calls to the Internet are its own, not sessions. */
    void start(Strand strand, Consumer<Strand> next) {
        if (!(walk.source() instanceof Place.Managed it && it.owner() instanceof BastionHost bastion)) {
            next.accept(strand);
            return;
        }
        IpSet online = InternetPlace.routed().minus(walk.view().internet().virtualNetworks());
        Strand sessions = strand.without(strand.narrow(Walk.to(online)).asked());
        boolean basic = bastion.sku() == BastionHost.Sku.BASIC;
        Strand refused = sessions.without(sessions.narrow(basic ? BASIC : TCP).asked());
        String only = "which opens sessions on " + (basic ? "TCP 22,3389 only (Basic)" : "TCP only");
        walk.refuse(refused, Stage.SOURCE, decider(bastion, only), next);
        next.accept(strand.without(refused.asked()));
    }

    private static Decider decider(BastionHost bastion, String why) {
        return Decider.of(Decider.Kind.BASTION, "", bastion.id(), bastion.label() + ", " + why);
    }
}
