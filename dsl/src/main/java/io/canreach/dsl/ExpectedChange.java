package io.canreach.dsl;

import io.canreach.analysis.Change;
import io.canreach.analysis.ChangeKind;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change that is meant: flows from one place to another that were dropped and are delivered now, or the other way round.
 *
 * <pre>{@code
 * newlyReachable(internet(), vm("web"), 22).from(cidr("198.51.100.0/24"))
 * }</pre>
 *
 * <p>A place may be a group, of which every member changes, or a range of addresses, whoever has them.
 */
public final class ExpectedChange {
    private final ChangeKind kind;
    private final Place from;
    private final Place to;
    private final Traffic traffic;
    private final Optional<IpSet> sources;

    ExpectedChange(ChangeKind kind, Place from, Place to, Traffic traffic) {
        this(kind, from, to, traffic, Optional.empty());
    }

    private ExpectedChange(ChangeKind kind, Place from, Place to, Traffic traffic, Optional<IpSet> sources) {
        this.kind = kind;
        this.from = from;
        this.to = to;
        this.traffic = traffic;
        this.sources = sources;
    }

    /**
     * This change of flows from some addresses only; several calls add up.
     *
     * @param range whose flows change
     * @return a new value
     * @throws IllegalArgumentException when the range is written badly
     */
    public ExpectedChange from(AddressRange range) {
        IpSet more = IpSet.of(range.cidr());
        return new ExpectedChange(
                kind, from, to, traffic, Optional.of(sources.map(more::union).orElse(more)));
    }

    /** The flows of a change that are meant; a group has its members in the network where the flows are delivered. */
    PacketSet of(Change change, Network before, Network after) {
        Network where = delivering(before, after);
        boolean isIt = change.kind() == kind && isAt(change.from(), from, where) && isAt(change.to(), to, where);
        return isIt ? change.packets().intersect(meant()) : PacketSet.empty();
    }

    private PacketSet meant() {
        IpSet all = IpSet.all();
        return traffic.between(sources.orElse(all).intersect(addresses(from)), addresses(to));
    }

    private static IpSet addresses(Place place) {
        return place instanceof AddressRange range ? IpSet.of(range.cidr()) : IpSet.all();
    }

    /** What did not happen of what is meant. */
    Optional<String> missing(Network before, Network after, List<Change> changes) {
        Network where = delivering(before, after);
        Question question = new Question(from.endpointIn(where), to.endpointIn(where), traffic, sources, Map.of());
        PacketSet asked = Reachability.of(where).answer(question).asked();
        PacketSet happened = PacketSet.unionOf(
                changes.stream().map(change -> of(change, before, after)).toList());
        PacketSet missing = asked.minus(happened);
        if (asked.isEmpty()) {
            return Optional.of("is not so: there is no address to ask about");
        }
        return missing.example().map(flow -> "is not so for " + flow);
    }

    private Network delivering(Network before, Network after) {
        return kind == ChangeKind.NEWLY_REACHABLE ? after : before;
    }

    /** Whether a change may be one of a place; which addresses it is about is looked at in the flows. */
    private static boolean isAt(Endpoint endpoint, Place place, Network network) {
        if (place instanceof AddressRange) {
            return true;
        }
        return place instanceof Group group
                ? group.in(network).members().stream().anyMatch(member -> isSame(endpoint, member))
                : isSame(endpoint, place.endpoint());
    }

    private static boolean isSame(Endpoint one, Endpoint other) {
        return one.toString().equalsIgnoreCase(other.toString());
    }

    @Override
    public String toString() {
        return kind + " " + from.endpoint() + " -> " + to.endpoint() + " on " + traffic
                + sources.map(addresses -> " from " + addresses).orElse("");
    }
}
