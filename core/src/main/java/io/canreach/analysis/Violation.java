package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Flows from one endpoint to another that a segmentation does not allow. Of thousands of pairs the answers would not fit into
 * memory: they are kept while there is room, and otherwise asked for again.
 */
public final class Violation {
    private final Endpoint from;
    private final Endpoint to;
    private final Fate fate;
    private final Supplier<Against> asking;
    private volatile SoftReference<Against> found = new SoftReference<>(null);
    private volatile @Nullable Digest digest;

    /**
     * What an answer has against a demand.
     *
     * @param answer the answer
     * @param parts its parts that are against it, delivered ones first
     */
    record Against(Answer answer, List<Part> parts) {
        Against {
            parts = parts.stream()
                    .sorted((one, other) ->
                            one.fate().compareTo(other.fate()) == 0 ? 0 : one.fate() == Fate.DELIVERED ? -1 : 1)
                    .toList();
        }

        PacketSet packets() {
            return PacketSet.unionOf(parts.stream().map(Part::packets).toList());
        }
    }

    /** What is known of a pair without its answer: whether its flows surely arrive; the rest is asked for when it is wanted. */
    Violation(Endpoint from, Endpoint to, Fate fate, Supplier<Against> asking) {
        this.from = from;
        this.to = to;
        this.fate = fate;
        this.asking = asking;
    }

    /** What an answer has against a demand, at least one part. */
    static Violation of(Endpoint from, Endpoint to, Against against, Supplier<Against> asking) {
        Violation violation = new Violation(from, to, against.parts().get(0).fate(), asking);
        violation.found = new SoftReference<>(against);
        return violation;
    }

    private Against against() {
        Against kept = found.get();
        if (kept != null) {
            return kept;
        }
        Against again = asking.get();
        found = new SoftReference<>(again);
        return again;
    }

    /** What a text of many pairs says of this one. */
    Digest digest() {
        Digest known = digest;
        if (known == null) {
            known = Digest.of(fate, against());
            digest = known;
        }
        return known;
    }

    /** {@return where they begin} */
    public Endpoint from() {
        return from;
    }

    /** {@return where they may arrive} */
    public Endpoint to() {
        return to;
    }

    /** {@return the parts that are against it, at least one, delivered ones first; only the flows that are against it} */
    public List<Part> parts() {
        return against().parts();
    }

    /** {@return the whole answer about the pair} */
    public Answer answer() {
        return against().answer();
    }

    /** {@return the part that matters most: one that is delivered, if any is} */
    public Part first() {
        return parts().get(0);
    }

    /** {@return DELIVERED when some of the flows surely arrive, UNDETERMINED when that is not known of any} */
    public Fate fate() {
        return fate;
    }

    /** {@return all flows that are against it} */
    public PacketSet packets() {
        return against().packets();
    }

    @Override
    public String toString() {
        return from + " -> " + to + " on " + digest().traffic() + ": " + fate;
    }
}
