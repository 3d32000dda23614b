package io.canreach.analysis;

import io.canreach.model.Network;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a repair is to bring about.
 *
 * @param question the flows that it is about
 * @param subject how messages name them
 * @param open those of them that are to be delivered; all others are to be dropped
 * @param words how it is said
 */
record RepairGoal(Question question, String subject, PacketSet open, String words) {
    static RepairGoal delivered(Question question) {
        return new RepairGoal(question, question.toString(), PacketSet.all(), "every flow delivered");
    }

    static RepairGoal dropped(Question question) {
        return new RepairGoal(question, question.toString(), PacketSet.empty(), "every flow dropped");
    }

    static RepairGoal only(Question any, Traffic traffic) {
        return new RepairGoal(
                any,
                any.source() + " -> " + any.destination(),
                traffic.between(IpSet.all(), IpSet.all()),
                traffic + " delivered and nothing else");
    }

    Answer answer(Network network) {
        return Reachability.of(network).answer(question);
    }

    /** Flows that fare otherwise than they are to, of one way. */
    record Astray(Part part, boolean toOpen) {
        PacketSet flows() {
            return part.packets();
        }
    }

    /** What is not as it is to be; a part without flows says that there is no address to talk by. */
    List<Astray> astray(Answer answer) {
        return answer.parts().stream().flatMap(this::astray).toList();
    }

    private Stream<Astray> astray(Part part) {
        PacketSet in = part.packets().intersect(open);
        PacketSet out = part.packets().minus(open);
        boolean none = part.packets().isEmpty() && !open.isEmpty();
        boolean shut = part.fate() != Fate.DELIVERED && (none || !in.isEmpty());
        boolean ajar = part.fate() != Fate.DROPPED && !out.isEmpty();
        return Stream.concat(
                shut ? Stream.of(new Astray(of(part, in), true)) : Stream.empty(),
                ajar ? Stream.of(new Astray(of(part, out), false)) : Stream.empty());
    }

    static Part of(Part part, PacketSet flows) {
        return new Part(
                part.fate(),
                flows,
                part.trace(),
                part.decidedBy(),
                part.doubts(),
                part.assumptions(),
                part.viaInternet());
    }
}
