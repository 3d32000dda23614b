package io.canreach.sql;

import io.canreach.model.Unknown;
import io.canreach.reach.Answer;
import io.canreach.reach.Explanation;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import io.canreach.reach.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One connection that a session with a SQL server needs.
 *
 * @param name what it is for: {@code gateway}, where sessions with Azure SQL begin, {@code redirect}, where the database is,
 *     {@code server} or {@code instance}, where it is a machine's
 * @param needs protocol, ports and destination in words
 * @param answer whether it is there
 * @param unlessKnown what would tell the destination's addresses, where the answer is about more than those
 */
public record SqlLeg(String name, String needs, Answer answer, Optional<Unknown> unlessKnown) {
    /**
     * Whether the connection is there. Where the answer is about more addresses than needed, what holds for some of them only
     * decides nothing.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        Verdict verdict = answer.verdict();
        return verdict == Verdict.PARTIAL && unlessKnown.isPresent() ? Verdict.UNDETERMINED : verdict;
    }

    /**
     * What would have to be known to decide.
     *
     * @return reasons; none where the connection is known to be there or not
     */
    public List<Unknown> doubts() {
        if (verdict() != Verdict.UNDETERMINED) {
            return List.of();
        }
        return answer.doubts().isEmpty() ? unlessKnown.stream().toList() : answer.doubts();
    }

    /**
     * The part of the answer that best shows why the verdict is what it is.
     *
     * @return one of the answer's parts
     */
    public Part decisive() {
        return new Explanation(answer).decisive();
    }

    /** What became of it and by what. */
    String fate() {
        if (verdict() == Verdict.UNDETERMINED) {
            return "undetermined: " + doubts().get(0).reason();
        }
        Part part = decisive();
        String by = part.decidedBy().isSentence() ? ": " : part.fate() == Fate.DELIVERED ? ", allowed by " : " by ";
        return part.fate() + by + part.decidedBy();
    }

    @Override
    public String toString() {
        return String.format("%-9s %s: %s", name, needs, fate());
    }
}
