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
import java.util.Optional;

/** A change that is meant: flows from one place to another that were dropped and are delivered now, or the other way round. */
public final class ExpectedChange {
    private final ChangeKind kind;
    private final Place from;
    private final Place to;
    private final Traffic traffic;

    ExpectedChange(ChangeKind kind, Place from, Place to, Traffic traffic) {
        this.kind = kind;
        this.from = from;
        this.to = to;
        this.traffic = traffic;
    }

    /** The flows of a change that are meant. */
    PacketSet of(Change change) {
        boolean isIt = change.kind() == kind && isSame(change.from(), from) && isSame(change.to(), to);
        return isIt ? change.packets().intersect(traffic.between(IpSet.all(), IpSet.all())) : PacketSet.empty();
    }

    /** What did not happen of what is meant. */
    Optional<String> missing(Network before, Network after, List<Change> changes) {
        Network where = kind == ChangeKind.NEWLY_REACHABLE ? after : before;
        Question question = Question.of(from.endpointIn(where), to.endpointIn(where), traffic);
        PacketSet asked = Reachability.of(where).answer(question).asked();
        PacketSet happened = PacketSet.unionOf(changes.stream().map(this::of).toList());
        PacketSet missing = asked.minus(happened);
        if (asked.isEmpty()) {
            return Optional.of("is not so: there is no address to ask about");
        }
        return missing.example().map(flow -> "is not so for " + flow);
    }

    private static boolean isSame(Endpoint endpoint, Place place) {
        return endpoint.toString().equalsIgnoreCase(place.endpoint().toString());
    }

    @Override
    public String toString() {
        return kind + " " + from.endpoint() + " -> " + to.endpoint() + " on " + traffic;
    }
}
