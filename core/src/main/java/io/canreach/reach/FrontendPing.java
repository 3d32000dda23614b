package io.canreach.reach;

import io.canreach.model.LoadBalancer;
import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.PoolMembers.Member;
import java.util.EnumSet;
import java.util.List;

/**
 * Pings to a public frontend of a Standard load balancer: the balancer answers them by itself, as long as one member is up.
 *
 * @see <a href="https://learn.microsoft.com/azure/load-balancer/load-balancer-test-frontend-reachability">Test frontends</a>
 */
final class FrontendPing {
    private static final PacketSet PINGS = PacketSet.all().withProtocols(EnumSet.of(Protocol.ICMP));

    private final Walk walk;
    private final LoadBalancer balancer;
    private final Frontend frontend;

    FrontendPing(Walk walk, LoadBalancer balancer, Frontend frontend) {
        this.walk = walk;
        this.balancer = balancer;
        this.frontend = frontend;
    }

    /** Ends what the balancer answers by itself, and gives back the rest. */
    Strand answer(Strand strand) {
        if (frontend.publicIp().isEmpty() || balancer.sku() == Sku.BASIC) {
            return strand;
        }
        Strand pings = strand.narrow(PINGS);
        if (!pings.isEmpty()) {
            end(pings);
        }
        return strand.without(pings.asked());
    }

    private void end(Strand strand) {
        boolean called =
                walk.target().accepted().isEmpty() || walk.target().accepted().contains(balancer.id());
        List<Member> alive = PoolMembers.alive(members());
        if (!called) {
            drop(strand, ", which answers pings by itself");
        } else if (alive.isEmpty()) {
            drop(strand, ", which answers no pings as no member is up");
        } else {
            answer(strand, alive);
        }
    }

    private void answer(Strand strand, List<Member> alive) {
        String text = balancer.label() + " answers pings by itself";
        Strand answered = strand.then(Step.of(Stage.BALANCER, text, Step.Effect.ALLOW));
        boolean sure = alive.stream().anyMatch(each -> each.health().isUp());
        new Reply(walk).fromInternet(sure ? answered : answered.doubting(doubts(alive)));
    }

    private void drop(Strand strand, String why) {
        Decider decider = Decider.of(Decider.Kind.LOAD_BALANCER, "", balancer.id(), balancer.label() + why);
        walk.drop(strand, Stage.BALANCER, decider);
    }

    private List<Member> members() {
        PoolMembers pools = new PoolMembers(walk, balancer, frontend);
        return Listener.at(balancer, frontend).stream()
                .filter(each -> !each.isNat())
                .flatMap(each -> pools.of(each).stream())
                .toList();
    }

    private static List<Unknown> doubts(List<Member> members) {
        return members.stream()
                .flatMap(each -> each.health().doubts().stream())
                .distinct()
                .toList();
    }
}
