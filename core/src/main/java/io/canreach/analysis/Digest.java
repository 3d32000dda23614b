package io.canreach.analysis;

import io.canreach.model.Unknown;
import io.canreach.reach.Decider;
import io.canreach.reach.Fate;
import java.util.List;

/**
 * What a text of many violations says of one; violations with the same fate, traffic and decider stand together.
 *
 * @param fate whether some of the flows surely arrive
 * @param traffic the flows in words
 * @param decidedBy what decides the part that matters most
 * @param doubts what is not known
 */
record Digest(Fate fate, String traffic, Decider decidedBy, List<Unknown> doubts) {
    static Digest of(Fate fate, Violation.Against against) {
        return new Digest(
                fate,
                TrafficWords.of(against.packets()),
                against.parts().get(0).decidedBy(),
                against.parts().stream()
                        .flatMap(part -> part.doubts().stream())
                        .distinct()
                        .toList());
    }

    /** What is said, whatever is not known. */
    Digest withoutDoubts() {
        return new Digest(fate, traffic, decidedBy, List.of());
    }

    @Override
    public String toString() {
        String by = decidedBy.isSentence() ? ": " : fate == Fate.DELIVERED ? ", allowed by " : " by ";
        return traffic + ": " + fate + by + decidedBy;
    }
}
