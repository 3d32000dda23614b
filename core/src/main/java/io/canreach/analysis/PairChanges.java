package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Decider;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares what becomes of the flows of single pairs. */
final class PairChanges {
    private final Cells before;
    private final Cells after;
    private final SamePairs same;
    private final Moves moves;

    PairChanges(Cells before, Cells after, SamePairs same, Moves moves) {
        this.before = before;
        this.after = after;
        this.same = same;
        this.moves = moves;
    }

    List<Change> of(Endpoint from, Endpoint to) {
        Cell was = before.cell(from, to);
        Cell is = after.cell(from, to);
        if (was.equals(is) && was.undetermined().isEmpty()) {
            return List.of();
        }
        IpSet sources = moves.ignored(from, was.asked().sources(), is.asked().sources());
        IpSet targets = moves.ignored(to, was.asked().destinations(), is.asked().destinations());
        return of(from, to, was.without(sources, targets), is.without(sources, targets));
    }

    private List<Change> of(Endpoint from, Endpoint to, Cell was, Cell is) {
        List<Change> changes = new ArrayList<>();
        for (Fate one : Fate.values()) {
            for (Fate other : Fate.values()) {
                PacketSet packets = changed(from, to, one, other, was.with(one).intersect(is.with(other)));
                if (!packets.isEmpty()) {
                    changes.add(change(from, to, one, other, packets));
                }
            }
        }
        return changes;
    }

    /** What stays undetermined for the same reasons stays as it is; for other reasons nobody can say so. */
    private PacketSet changed(Endpoint from, Endpoint to, Fate one, Fate other, PacketSet packets) {
        if (one != other) {
            return packets;
        }
        if (one != Fate.UNDETERMINED || packets.isEmpty() || same.doubts(from, to, packets)) {
            return PacketSet.empty();
        }
        List<Part> was = parts(before.answer(from, to), packets);
        List<Part> is = parts(after.answer(from, to), packets);
        PacketSet same = PacketSet.unionOf(was.stream()
                .flatMap(part -> is.stream()
                        .filter(now -> now.doubts().equals(part.doubts()))
                        .map(now -> now.packets().intersect(part.packets())))
                .toList());
        return packets.minus(same);
    }

    private Change change(Endpoint from, Endpoint to, Fate one, Fate other, PacketSet packets) {
        List<Part> was = parts(before.answer(from, to), packets);
        List<Part> is = parts(after.answer(from, to), packets);
        List<Unknown> doubts = Stream.concat(was.stream(), is.stream())
                .filter(part -> part.fate() == Fate.UNDETERMINED)
                .flatMap(part -> part.doubts().stream())
                .distinct()
                .toList();
        return new Change(from, to, one, other, packets, deciders(was), deciders(is), doubts);
    }

    private static List<Part> parts(Optional<Answer> answer, PacketSet packets) {
        return answer.stream()
                .flatMap(each -> each.parts().stream())
                .filter(part -> part.packets().isEmpty() || part.packets().overlaps(packets))
                .toList();
    }

    private static List<Decider> deciders(List<Part> parts) {
        return parts.stream().map(Part::decidedBy).distinct().toList();
    }
}
