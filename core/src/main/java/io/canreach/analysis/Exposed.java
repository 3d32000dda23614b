package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Unknown;
import io.canreach.packet.Flow;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import io.canreach.reach.Stage;
import io.canreach.reach.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Flows by which an endpoint is exposed in one way: let in by the same public addresses, balancers, firewalls and rules.
 *
 * @param endpoint what is exposed
 * @param fate DELIVERED where it surely is, UNDETERMINED where it may be
 * @param by what lets the flows in, in the order in which they meet it
 * @param parts the parts of the answer that are meant, at least one
 * @param answer the answer about any traffic to the endpoint, with all traces
 */
public record Exposed(Endpoint endpoint, Fate fate, List<String> by, List<Part> parts, Answer answer) {
    private static final int SHOWN = 3;
    private static final Set<Stage> DOORS = EnumSet.of(
            Stage.EDGE,
            Stage.BALANCER,
            Stage.APPLIANCE,
            Stage.GATEWAY,
            Stage.PRIVATE_ENDPOINT,
            Stage.SERVICE,
            Stage.ACCESS,
            Stage.ACL,
            Stage.ASE,
            Stage.ADMIN,
            Stage.INBOUND);

    /**
     * Copies the lists.
     *
     * @param endpoint what is exposed
     * @param fate DELIVERED where it surely is, UNDETERMINED where it may be
     * @param by what lets the flows in
     * @param parts the parts of the answer that are meant
     * @param answer the answer about any traffic to the endpoint
     */
    public Exposed {
        by = List.copyOf(by);
        parts = List.copyOf(parts);
    }

    /** What lets flows in on their way, before their reply. */
    static List<String> doors(Part part) {
        return part.trace().steps().stream()
                .takeWhile(step -> step.stage() != Stage.REPLY)
                .filter(step -> DOORS.contains(step.stage()) || isRule(step))
                .map(Step::text)
                .distinct()
                .toList();
    }

    private static boolean isRule(Step step) {
        return step.stage() == Stage.OUTBOUND && step.rules().isPresent();
    }

    /** {@return exactly the flows, as the caller sends them} */
    public PacketSet packets() {
        return PacketSet.unionOf(parts.stream().map(Part::packets).toList());
    }

    /** {@return the protocols and ports, in few words} */
    public String traffic() {
        return TrafficWords.of(packets());
    }

    /** {@return the addresses that get in} */
    public IpSet sources() {
        return packets().sources();
    }

    /** {@return the addresses that are called} */
    public IpSet destinations() {
        return packets().destinations();
    }

    /** {@return one of the flows} */
    public Optional<Flow> example() {
        return packets().example();
    }

    /** {@return what would have to be known; none where it is surely exposed} */
    public List<Unknown> doubts() {
        return parts.stream().flatMap(part -> part.doubts().stream()).distinct().toList();
    }

    /** Who gets in: everybody, or these addresses. */
    String who() {
        IpSet asked = answer.asked().sources();
        IpSet some = sources();
        if (some.equals(asked)) {
            return answer.question().source().toString();
        }
        return some.cidrs().size() <= SHOWN
                ? some.toString()
                : "part of " + answer.question().source();
    }

    String doorWords() {
        return by.isEmpty() ? "no rule, nothing guards it" : String.join("; ", by);
    }

    @Override
    public String toString() {
        String may = fate == Fate.DELIVERED ? "" : "may be exposed: ";
        return may + endpoint + " on " + traffic() + " from " + who() + ", by " + doorWords();
    }
}
