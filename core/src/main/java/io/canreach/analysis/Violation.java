package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import java.util.List;

/**
 * Flows from one endpoint to another that a segmentation does not allow.
 *
 * @param from where they begin
 * @param to where they may arrive
 * @param parts the parts that are against it, at least one, delivered ones first; only the flows that are against it
 * @param answer the whole answer about the pair
 */
public record Violation(Endpoint from, Endpoint to, List<Part> parts, Answer answer) {
    /**
     * Copies the parts.
     *
     * @param from where they begin
     * @param to where they may arrive
     * @param parts the parts that are against it
     * @param answer the whole answer about the pair
     * @throws IllegalArgumentException when there is no part
     */
    public Violation {
        parts = parts.stream()
                .sorted((one, other) ->
                        one.fate().compareTo(other.fate()) == 0 ? 0 : one.fate() == Fate.DELIVERED ? -1 : 1)
                .toList();
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a violation has at least one part");
        }
    }

    /** {@return the part that matters most: one that is delivered, if any is} */
    public Part first() {
        return parts.get(0);
    }

    /** {@return DELIVERED when some of the flows surely arrive, UNDETERMINED when that is not known of any} */
    public Fate fate() {
        return first().fate();
    }

    /** {@return all flows that are against it} */
    public PacketSet packets() {
        return PacketSet.unionOf(parts.stream().map(Part::packets).toList());
    }

    @Override
    public String toString() {
        return from + " -> " + to + " on " + TrafficWords.of(packets()) + ": " + fate();
    }
}
