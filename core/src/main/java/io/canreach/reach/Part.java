package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Rewrite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Flows of a question that share a fate and a way.
 *
 * @param fate what happens to them
 * @param packets the flows as asked; none where there was no address to ask about
 * @param trace their way
 * @param decidedBy what decided their fate
 * @param doubts what would have to be known; empty unless the fate is undetermined
 * @param assumptions the disputed points that the fate rests on
 * @param viaInternet whether their way leaves the virtual networks for the Internet
 */
public record Part(
        Fate fate,
        PacketSet packets,
        Trace trace,
        Decider decidedBy,
        List<Unknown> doubts,
        Set<Assumption> assumptions,
        boolean viaInternet) {
    /**
     * Copies the collections.
     *
     * @param fate what happens to them
     * @param packets the flows as asked; none where there was no address to ask about
     * @param trace their way
     * @param decidedBy what decided their fate
     * @param doubts what would have to be known; empty unless the fate is undetermined
     * @param assumptions the disputed points that the fate rests on
     * @param viaInternet whether their way leaves the virtual networks for the Internet
     */
    public Part {
        doubts = List.copyOf(doubts);
        assumptions = inOrder(assumptions);
    }

    /** A copy in the order in which they are declared: that of {@link Set#copyOf} is another one in each JVM. */
    static Set<Assumption> inOrder(Set<Assumption> some) {
        return some.size() < 2 ? Set.copyOf(some) : Collections.unmodifiableSet(EnumSet.copyOf(some));
    }

    /**
     * The flows as who receives them sees them: after all translations on their way, such as of the source address where
     * they leave for the Internet.
     *
     * @return all that the translations can have made of {@link #packets()}, by whichever way they go
     */
    public PacketSet translated() {
        return PacketSet.unionOf(
                ways().stream().map(way -> image(way.translations())).toList());
    }

    private PacketSet image(List<Rewrite> translations) {
        PacketSet image = packets;
        for (Rewrite rewrite : translations) {
            image = image.image(rewrite);
        }
        return image;
    }

    /** {@return all ways that the flows may take: their own, and the others where somebody else chooses} */
    public List<Trace.Way> ways() {
        if (trace.others().isEmpty()) {
            return List.of(ownWay());
        }
        List<Trace.Way> ways = new ArrayList<>();
        ways.add(ownWay());
        ways.addAll(trace.others());
        return ways;
    }

    Trace.Way ownWay() {
        return new Trace.Way(trace.hops(), trace.translations(), viaInternet);
    }

    Part withTrace(Trace value) {
        return new Part(fate, packets, value, decidedBy, doubts, assumptions, viaInternet);
    }

    /**
     * The same part of fewer flows.
     *
     * @param some the flows that are kept
     * @return a part with those of its flows that are among these; with none where there are none
     */
    public Part within(PacketSet some) {
        return withPackets(packets.intersect(some));
    }

    Part withPackets(PacketSet value) {
        return new Part(fate, value, trace, decidedBy, doubts, assumptions, viaInternet);
    }

    /** This part, of which it is not known whether it matters. */
    Part orElse(Unknown which) {
        List<Unknown> reasons = new ArrayList<>(List.of(which));
        reasons.addAll(doubts);
        return undetermined(packets, reasons);
    }

    /** This part with other flows, undetermined for these reasons. */
    Part undetermined(PacketSet value, List<Unknown> reasons) {
        Decider decider = Decider.of(Decider.Kind.UNKNOWN, reasons.get(0).reason());
        return new Part(Fate.UNDETERMINED, value, trace, decider, reasons, assumptions, viaInternet);
    }

    @Override
    public String toString() {
        return packets + " " + fate + " by " + decidedBy;
    }
}
