package io.canreach.reach;

import io.canreach.model.KnownAddress;
import io.canreach.model.LoadBalancer;
import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.PoolMembers.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Frontends of internal load balancers as next hops of routes: the balancer chooses the appliance, and leaves the packets
 * as they are. Which rule takes a packet depends on its ports, so flows of one route may part here.
 *
 * @see <a href="https://learn.microsoft.com/azure/load-balancer/load-balancer-ha-ports-overview">HA ports</a>
 */
final class BalancedHops {
    private final Walk walk;
    private final LoadBalancer balancer;
    private final List<Frontend> frontends;
    private final IpSet address;
    private final boolean reply;

    /** Packets of a reply run the other way than the flows they answer. */
    BalancedHops(Walk walk, LoadBalancer balancer, VirtualNetwork vnet, Ip ip, boolean reply) {
        this.walk = walk;
        this.balancer = balancer;
        this.frontends = balancer.frontends().stream()
                .filter(each -> isIn(each, vnet))
                .filter(each -> each.privateAddress() instanceof KnownAddress known
                        && known.ip().equals(ip))
                .toList();
        this.address = IpSet.of(ip);
        this.reply = reply;
    }

    private static boolean isIn(Frontend frontend, VirtualNetwork vnet) {
        return frontend.subnet()
                .flatMap(ResourceId::parent)
                .filter(vnet.id()::equals)
                .isPresent();
    }

    /** Flows that share a rule, each time. */
    List<Strand> pieces(Strand strand) {
        List<Strand> pieces = new ArrayList<>();
        Strand rest = strand;
        for (Share share : shares()) {
            Strand piece = rest.narrow(packets(share));
            rest = rest.without(piece.asked());
            Strand noted = share.noted(piece, walk.network());
            pieces.add(reply ? noted : chosen(noted, share));
        }
        pieces.add(rest);
        return pieces.stream().filter(each -> !each.isEmpty()).toList();
    }

    private Strand chosen(Strand piece, Share share) {
        Strand noted = piece.then(Step.pass(Stage.BALANCER, words(share)));
        Hop here = new Hop(MemberEntry.HOP, address, Optional.of(balancer.id()));
        return share.listener().isPresent() ? noted.passing(here) : noted;
    }

    /** Who may take the flows of one piece. */
    NextHops.Found find(VirtualNetwork from, VirtualNetwork vnet, Strand piece) {
        if (InternalFrontends.isTooFar(balancer, from, vnet)) {
            return NextHops.Found.nobody(InternalFrontends.tooFar(balancer, from));
        }
        return shares().stream()
                .filter(each -> packets(each).encloses(piece.now()))
                .findFirst()
                .map(share -> find(share, vnet, piece))
                .orElseGet(() -> NextHops.Found.unknown(Walk.doubt(piece)));
    }

    private NextHops.Found find(Share share, VirtualNetwork vnet, Strand piece) {
        PacketSet packets = reply ? piece.now().reversed() : piece.now();
        return share.listener()
                .map(it -> members(vnet, it))
                .orElseGet(() -> NextHops.Found.nobody(refusal(", which has no rule for " + Words.services(packets))));
    }

    private String words(Share share) {
        return balancer.label()
                + share.listener()
                        .map(it ->
                                ": " + it.name() + " -> one of " + it.members().size() + " members")
                        .orElse(", which has no rule for it");
    }

    private List<Share> shares() {
        return frontends.stream()
                .findFirst()
                .map(each -> Share.of(balancer, each, walk.network()))
                .orElse(List.of());
    }

    private PacketSet packets(Share share) {
        return reply ? share.packets().reversed() : share.packets();
    }

    private NextHops.Found members(VirtualNetwork vnet, Listener listener) {
        PoolMembers pools = new PoolMembers(walk, balancer, frontends.get(0));
        List<Member> all = pools.of(listener);
        List<Member> alive = PoolMembers.alive(all);
        List<Unknown> unknown = new ArrayList<>(pools.unknown(listener));
        if (alive.stream().noneMatch(each -> each.health().isUp())) {
            alive.forEach(each -> unknown.addAll(each.health().doubts()));
        }
        if (!unknown.isEmpty()) {
            return NextHops.Found.unknown(unknown.get(0));
        }
        return alive.isEmpty()
                ? NextHops.Found.nobody(nobody(pools, listener, all))
                : NextHops.Found.of(vnet, devices(alive));
    }

    private Decider nobody(PoolMembers pools, Listener listener, List<Member> all) {
        return all.isEmpty() ? refusal(", whose rule " + listener + " has no members") : pools.down(listener, all);
    }

    private List<Device> devices(List<Member> members) {
        return members.stream()
                .map(each -> ApplianceDevice.of(walk, each.place().address(), Optional.of(balancer.id())))
                .toList();
    }

    private Decider refusal(String why) {
        return Decider.of(Decider.Kind.LOAD_BALANCER, "", balancer.id(), balancer.label() + why);
    }
}
