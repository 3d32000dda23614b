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
        drop(strand, "", ", which has no rule for " + Words.services(strand.now()) + Words.listening(listeners));
    }

    private void drop(Strand strand, String rule, String why) {
        Decider decider = Decider.of(Decider.Kind.LOAD_BALANCER, rule, balancer.id(), balancer.label() + why);
        walk.drop(strand, Stage.BALANCER, decider);
    }

    private void toMembers(Strand strand, Listener listener) {
        List<Member> all = pools.of(listener);
        List<Member> aimed =
                all.stream().filter(each -> walk.target().accepts(each.place())).toList();
        List<Unknown> unknown = pools.unknown(listener);
        if (!unknown.isEmpty() && aimed.isEmpty()) {
            walk.undetermined(strand, Stage.BALANCER, unknown.get(0));
        } else if (all.isEmpty()) {
            drop(strand, listener.name(), ", whose rule " + listener + " has no members");
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
        MemberEntry entry = new MemberEntry(walk, balancer, frontend, listener, all);
        List<Member> alive = PoolMembers.alive(members);
        Strand noted = strand;
        for (Member each : members) {
            noted = noted.assuming(each.health().assumptions());
        }
        if (alive.isEmpty()) {
            Decider down = pools.down(listener, members);
            walk.refuse(noted, Stage.BALANCER, down, open -> choose(open, members, entry));
        } else {
            choose(noted, alive, entry);
        }
    }

    private void choose(Strand strand, List<Member> members, MemberEntry entry) {
        boolean sure = members.stream().noneMatch(each -> each.health().isUnknown())
                || members.stream().anyMatch(each -> each.health().isUp());
        walk.choose(strand, members, Member::label, (next, member) -> {
            List<Unknown> doubts = sure ? List.of() : member.health().doubts();
            entry.enter(next.doubting(doubts), member.place());
        });
    }
}
