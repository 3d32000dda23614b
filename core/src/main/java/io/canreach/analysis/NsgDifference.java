package io.canreach.analysis;

import io.canreach.model.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one NSG decides otherwise than another, exactly, with the rules that are responsible. Names that are not known, such as a tag
 * without data, are tried both ways: what they hold is not known, but it is the same in both NSGs.
 *
 * <pre>{@code
 * NsgDifference difference = NsgDifference.between(NsgAt.anywhere(network, one), NsgAt.anywhere(network, other));
 * difference.changes(NsgChange.Kind.NEWLY_ALLOWED);   // each with packets, an example, and rules
 * difference.isEquivalent();                          // whether both decide alike, wherever they are attached
 * }</pre>
 */
public final class NsgDifference {
    private static final int LINES = 25;
    private static final int FULL = 4;
    private static final int RULES = 2;

    private final NsgAt before;
    private final NsgAt after;
    private final List<NsgChange> changes;

    private NsgDifference(NsgAt before, NsgAt after, List<NsgChange> changes) {
        this.before = before;
        this.after = after;
        this.changes = List.copyOf(changes);
    }

    /**
     * Compares two NSGs, of one network or of two.
     *
     * @param before the one
     * @param after the other
     * @return the difference
     */
    public static NsgDifference between(NsgAt before, NsgAt after) {
        List<NsgChange> changes = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            changes.addAll(new NsgComparison(before, after, direction).changes());
        }
        return new NsgDifference(before, after, changes);
    }

    /** {@return the NSG before} */
    public NsgAt before() {
        return before;
    }

    /** {@return the NSG after} */
    public NsgAt after() {
        return after;
    }

    /** {@return whether both surely decide every packet alike} */
    public boolean isEquivalent() {
        return changes.isEmpty();
    }

    /** {@return all changes, inbound ones first} */
    public List<NsgChange> changes() {
        return changes;
    }

    /**
     * The changes of one kind.
     *
     * @param kind the kind
     * @return the changes, inbound ones first
     */
    public List<NsgChange> changes(NsgChange.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    /**
     * The changes in a few lines.
     *
     * @param most the most lines, from 2
     * @return for each change what is different, and where there is room an example and the rules
     */
    public List<String> lines(int most) {
        List<String> lines = new ArrayList<>();
        int left = changes.size();
        for (NsgChange change : changes) {
            int room = most - lines.size();
            if (room < 2 && left > 1) {
                lines.add("and " + left + " more changes");
                return lines;
            }
            lines.add(change.toString());
            if (room - FULL >= left - 1) {
                change.example().ifPresent(flow -> lines.add("  example   " + flow));
                lines.add("  before    " + rules(change.before()));
                lines.add("  after     " + rules(change.after()));
            }
            left--;
        }
        return lines;
    }

    private static String rules(List<ListedRule> rules) {
        String shown = rules.stream().limit(RULES).map(ListedRule::written).collect(Collectors.joining("; "));
        int more = rules.size() - RULES;
        return shown + (more > 0 ? " and " + more + " more" : "");
    }

    /**
     * The difference as a person reads it.
     *
     * @return at most 25 lines
     */
    @Override
    public String toString() {
        if (isEquivalent()) {
            return before + " and " + after + " decide alike";
        }
        List<String> lines = new ArrayList<>(List.of(before + " and " + after + " differ"));
        lines.addAll(lines(LINES - 1));
        return String.join("\n", lines);
    }
}
