package io.canreach.analysis;

import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What becomes of flows, without the reasons: three disjoint sets that together are the flows asked about.
 *
 * @param delivered the flows that arrive
 * @param dropped the flows that do not
 * @param undetermined the flows of which the network does not say
 */
public record Fates(PacketSet delivered, PacketSet dropped, PacketSet undetermined) {
    /** No flow at all, as between ends that have no address to talk by. */
    static final Fates NONE = new Fates(PacketSet.empty(), PacketSet.empty(), PacketSet.empty());

    /**
     * The fates of an answer.
     *
     * @param answer the answer
     * @return its flows by fate
     */
    public static Fates of(Answer answer) {
        return new Fates(
                answer.packets(Fate.DELIVERED), answer.packets(Fate.DROPPED), answer.packets(Fate.UNDETERMINED));
    }

    /**
     * The flows of one fate.
     *
     * @param fate the fate
     * @return the flows
     */
    public PacketSet packets(Fate fate) {
        return switch (fate) {
            case DELIVERED -> delivered;
            case DROPPED -> dropped;
            case UNDETERMINED -> undetermined;
        };
    }

    /**
     * The verdict on all the flows together, as an answer has it.
     *
     * @return BLOCKED where there is no flow
     */
    public Verdict verdict() {
        if (!delivered.isEmpty() && !dropped.isEmpty()) {
            return Verdict.PARTIAL;
        }
        if (!undetermined.isEmpty()) {
            return Verdict.UNDETERMINED;
        }
        return delivered.isEmpty() ? Verdict.BLOCKED : Verdict.REACHABLE;
    }

    /** Those of the flows that are in a set. */
    Fates within(PacketSet some) {
        return new Fates(delivered.intersect(some), dropped.intersect(some), undetermined.intersect(some));
    }

    /** These and others, of other flows. */
    static Fates unionOf(List<Fates> all) {
        return new Fates(unionOf(all, Fate.DELIVERED), unionOf(all, Fate.DROPPED), unionOf(all, Fate.UNDETERMINED));
    }

    private static PacketSet unionOf(List<Fates> all, Fate fate) {
        return PacketSet.unionOf(all.stream().map(each -> each.packets(fate)).collect(Collectors.toList()));
    }

    /**
     * The verdict and what is delivered.
     *
     * @return as {@code PARTIAL, delivered TCP 10.0.2.0/24:* -> 10.0.1.6:1433}
     */
    @Override
    public String toString() {
        return verdict() + (delivered.isEmpty() ? "" : ", delivered " + delivered);
    }
}
