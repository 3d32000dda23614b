package io.canreach.reach;

import io.canreach.model.LoadBalancer;
import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.model.Unknown;
import io.canreach.reach.PoolMembers.Member;
import java.util.List;

/**
 * A load balancer that is called at one of its frontends: which rule takes a flow, and which member gets it. The balancer
 * chooses among the members that are up; it may choose the one that was asked about, so then only this one is tried.
 *
 * @see <a href="https://learn.microsoft.com/azure/load-balancer/components">Load balancer components</a>
 */
final class LoadBalancing {
    private final Walk walk;
    private final LoadBalancer balancer;
    private final Frontend frontend;
    private final PoolMembers pools;

    LoadBalancing(Walk walk, LoadBalancer balancer, Frontend frontend) {
        this.walk = walk;
        this.balancer = balancer;
        this.frontend = frontend;
        this.pools = new PoolMembers(walk, balancer, frontend);
    }

    void enter(Strand strand) {
        Strand calls = new FrontendPing(walk, balancer, frontend).answer(strand);
        walk.split(calls, Share.of(balancer, frontend, walk.network()), Share::packets, (next, share) -> {
            Strand noted = share.noted(next, walk.network());
            share.listener().ifPresentOrElse(it -> toMembers(noted, it), () -> refuse(noted));
        });
    }

    private void refuse(Strand strand) {
        List<String> listeners =
                Listener.at(balancer, frontend).stream().map(Listener::toString).toList();
        String text = balancer.label() + ", which has no rule for " + Words.services(strand.now())
                + Words.listening(listeners);
        walk.drop(strand, Stage.BALANCER, Decider.of(Decider.Kind.LOAD_BALANCER, "", balancer.id(), text));
    }

    private void toMembers(Strand strand, Listener listener) {
        List<Member> all = pools.of(listener);
        List<Member> aimed =
                all.stream().filter(each -> walk.target().accepts(each.place())).toList();
        List<Unknown> unknown = pools.unknown(listener);
        if (!unknown.isEmpty() && aimed.isEmpty()) {
            walk.undetermined(strand, Stage.BALANCER, unknown.get(0));
        } else if (all.isEmpty()) {
            String text = balancer.label() + ", whose rule " + listener + " has no members";
            walk.drop(
                    strand,
                    Stage.BALANCER,
                    Decider.of(Decider.Kind.LOAD_BALANCER, listener.name(), balancer.id(), text));
        } else {
            Strand sure = isWhole() ? strand.doubting(unknown) : strand;
            choose(sure, listener, aimed.isEmpty() ? all : aimed, all.size());
        }
    }

    /** Whether the balancer as a whole is called, so that it matters who else may be a member. */
    private boolean isWhole() {
        return walk.target().accepted().isEmpty() || walk.target().accepted().contains(balancer.id());
    }

    private void choose(Strand strand, Listener listener, List<Member> members, int all) {
        List<Member> alive =
                members.stream().filter(each -> !each.health().isDown()).toList();
        Strand noted = strand;
        for (Member each : members) {
            noted = noted.assuming(each.health().assumptions());
        }
        if (alive.isEmpty()) {
            walk.drop(noted, Stage.BALANCER, pools.down(listener, members));
            return;
        }
        boolean sure = alive.stream().anyMatch(each -> each.health().isUp());
        MemberEntry entry = new MemberEntry(walk, balancer, frontend, listener, all);
        walk.choose(noted, alive, Member::label, (next, member) -> {
            List<Unknown> doubts = sure ? List.of() : member.health().doubts();
            entry.enter(next.doubting(doubts), member.place());
        });
    }
}
