package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.LoadBalancer;
import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.model.Network;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
import io.canreach.security.Doubts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * The packets of which one listener of a load balancer takes care, or none does.
 *
 * @param listener who takes them; empty where nobody does
 * @param packets the packets, disjoint from those of other shares
 * @param assumptions the disputed points on which that rests
 */
record Share(Optional<Listener> listener, PacketSet packets, List<Assumption> assumptions) {
    private static final Assumption EVERY_PROTOCOL = Assumption.HA_PORTS_FOR_EVERY_PROTOCOL;
    private static final PacketSet TCP_AND_UDP = PacketSet.all().withProtocols(EnumSet.of(Protocol.TCP, Protocol.UDP));

    Share {
        assumptions = List.copyOf(assumptions);
    }

    /** All packets there are, shared out between the listeners of a frontend; of two for one port the first takes it. */
    static List<Share> of(LoadBalancer balancer, Frontend frontend, Network network) {
        List<Share> shares = new ArrayList<>();
        PacketSet rest = PacketSet.all();
        for (Listener each : Listener.at(balancer, frontend)) {
            PacketSet taken = rest.intersect(each.packets());
            shares.add(new Share(Optional.of(each), taken.intersect(TCP_AND_UDP), List.of()));
            shares.add(others(each, taken.minus(TCP_AND_UDP), network));
            rest = rest.minus(taken);
        }
        shares.add(new Share(Optional.empty(), rest, List.of()));
        return shares.stream().filter(each -> !each.packets().isEmpty()).toList();
    }

    /** Protocols without ports, which a rule for all ports may not be for. */
    private static Share others(Listener listener, PacketSet packets, Network network) {
        boolean never = network.assumptions().reading(EVERY_PROTOCOL) == Assumption.Reading.SECOND;
        return new Share(Optional.of(listener).filter(any -> !never), packets, List.of(EVERY_PROTOCOL));
    }

    /** Flows of this share, with what it rests on. */
    Strand noted(Strand strand, Network network) {
        Strand assuming = strand.assuming(assumptions);
        boolean open =
                assumptions.stream().anyMatch(each -> network.assumptions().reading(each) == Assumption.Reading.ASK);
        return open ? assuming.doubting(assumptions.stream().map(Doubts::of).toList()) : assuming;
    }
}
