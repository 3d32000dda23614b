package io.canreach.analysis;

import io.canreach.model.Network;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is demanded of each pair: which flows must not be delivered. */
interface Demand {
    /** The parts of an answer, as far as they are against what is demanded. */
    List<Part> against(Answer answer);

    /** Whether it is met by flows of these fates, whatever way they take; where that is not so, their ways have to be seen. */
    default boolean isMetBy(Fates fates) {
        return fates.delivered().isEmpty() && fates.undetermined().isEmpty();
    }

    /** What flows of these fates have against it, which do not meet it; empty where that depends on the way they take. */
    default Optional<Fate> against(Fates fates) {
        return Optional.empty();
    }

    /** Whether flows that are against it still are as who receives them sees them: behind a balancer the port may be another. */
    default boolean isAgainstTranslated(Part part) {
        return true;
    }

    /** Nothing is delivered. */
    static Demand nothing() {
        return new On(PacketSet.all());
    }

    /** What is delivered passes a place. */
    static Demand via(Network network, Waypoint waypoint) {
        Predicate<Part> passes = waypoint.passedIn(network);
        return answer -> open(answer).filter(passes.negate()).toList();
    }

    /** What is delivered is of some traffic. */
    static Demand on(Traffic traffic) {
        return new On(traffic.between(IpSet.all(), IpSet.all()).complement());
    }

    /**
     * That nothing is delivered of some flows.
     *
     * @param others the flows
     */
    record On(PacketSet others) implements Demand {
        @Override
        public List<Part> against(Answer answer) {
            return open(answer)
                    .filter(part -> part.packets().overlaps(others))
                    .map(part -> part.within(others))
                    .toList();
        }

        @Override
        public boolean isAgainstTranslated(Part part) {
            return part.translated().overlaps(others);
        }

        @Override
        public boolean isMetBy(Fates fates) {
            return !fates.delivered().overlaps(others) && !fates.undetermined().overlaps(others);
        }

        @Override
        public Optional<Fate> against(Fates fates) {
            return Optional.of(fates.delivered().overlaps(others) ? Fate.DELIVERED : Fate.UNDETERMINED);
        }
    }

    private static Stream<Part> open(Answer answer) {
        return answer.parts().stream().filter(part -> part.fate() != Fate.DROPPED);
    }
}
