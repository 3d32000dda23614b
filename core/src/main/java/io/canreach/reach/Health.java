package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.LoadBalancer.Probe;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether health probes get through to a member of a load balancer. Who gets none is down, and is not chosen; what the
 * machine itself answers is not asked.
 *
 * @param fate delivered: up; dropped: down
 * @param decider what keeps the probes out; empty where they get through
 * @param doubts what would have to be known
 * @param assumptions the disputed points that this rests on
 * @see <a href="https://learn.microsoft.com/azure/load-balancer/load-balancer-custom-probe-overview">Health probes</a>
 */
record Health(Fate fate, Optional<Decider> decider, List<Unknown> doubts, Set<Assumption> assumptions) {
    static final Health UP = new Health(Fate.DELIVERED, Optional.empty(), List.of(), Set.of());
    private static final IpSet PROBES = IpSet.parse("168.63.129.16, fe80::1234:5678:9abc");

    Health {
        doubts = List.copyOf(doubts);
        assumptions = Part.inOrder(assumptions);
    }

    boolean isUp() {
        return fate == Fate.DELIVERED;
    }

    boolean isDown() {
        return fate == Fate.DROPPED;
    }

    boolean isUnknown() {
        return fate == Fate.UNDETERMINED;
    }

    /** Sends the probes to a member. */
    static Health of(NetworkView view, Place.Interface member, Probe probe) {
        Target target = target(member);
        Place platform = new Place.Platform(PROBES);
        PacketSet probes = Traffic.tcp(probe.port()).between(PROBES, member.addresses());
        List<Part> parts = new Walk(view, platform, target).run(probes);
        return of(new Choices(platform, target).settle(probes, parts), member);
    }

    private static Target target(Place.Interface member) {
        return new Target(
                member.label(),
                member.addresses(),
                member.isChoice(),
                Set.of(member.address().networkInterface().id()),
                Optional.of(member.address()),
                Optional.empty());
    }

    private static Health of(List<Part> parts, Place.Interface member) {
        Set<Assumption> assumptions = new LinkedHashSet<>();
        parts.forEach(part -> assumptions.addAll(part.assumptions()));
        List<Part> dropped =
                parts.stream().filter(part -> part.fate() == Fate.DROPPED).toList();
        Optional<Decider> decider = dropped.stream().map(Part::decidedBy).findFirst();
        if (dropped.size() == parts.size()) {
            return new Health(Fate.DROPPED, decider, List.of(), assumptions);
        }
        boolean up = parts.stream().allMatch(part -> part.fate() == Fate.DELIVERED);
        List<Unknown> doubts = up ? List.of() : doubts(parts, member);
        return new Health(up ? Fate.DELIVERED : Fate.UNDETERMINED, decider, doubts, assumptions);
    }

    private static List<Unknown> doubts(List<Part> parts, Place.Interface member) {
        List<Unknown> doubts = parts.stream()
                .flatMap(part -> part.doubts().stream())
                .distinct()
                .toList();
        return doubts.isEmpty()
                ? List.of(new Unknown("only some of the health probes of " + member.label() + " get through"))
                : doubts;
    }
}
