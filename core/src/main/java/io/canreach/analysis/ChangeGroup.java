package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.packet.Flow;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Decider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The same change of many pairs of endpoints: every pair of the two lists has it.
 *
 * @param from where the flows begin
 * @param to where they are to arrive
 * @param changes the change of each pair, at least one
 */
public record ChangeGroup(List<Endpoint> from, List<Endpoint> to, List<Change> changes) {
    private static final int DECIDERS = 2;

    /** What changes have in common that stand in one group. */
    private record Likeness(
            ChangeKind kind, Object fates, String traffic, List<Decider> decidedBefore, List<Decider> decidedAfter) {
        static Likeness of(Change change) {
            return new Likeness(
                    change.kind(),
                    List.of(change.before(), change.after()),
                    TrafficWords.of(change),
                    change.decidedBefore(),
                    change.decidedAfter());
        }
    }

    /**
     * Copies the lists.
     *
     * @param from where the flows begin
     * @param to where they are to arrive
     * @param changes the change of each pair
     * @throws IllegalArgumentException when there is no change
     */
    public ChangeGroup {
        from = List.copyOf(from);
        to = List.copyOf(to);
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("a group of changes has at least one");
        }
    }

    static List<ChangeGroup> of(List<Change> changes) {
        return Product.of(changes, Likeness::of, Change::from, Change::to).stream()
                .map(product -> new ChangeGroup(product.from(), product.to(), product.items()))
                .toList();
    }

    /** {@return what became different} */
    public ChangeKind kind() {
        return changes.get(0).kind();
    }

    /** {@return the flows of all pairs} */
    public PacketSet packets() {
        return PacketSet.unionOf(changes.stream().map(Change::packets).toList());
    }

    /** {@return a flow of the first pair} */
    public Optional<Flow> example() {
        return changes.get(0).example();
    }

    String line(EndWords words) {
        Change first = changes.get(0);
        return kind() + "  " + words.of(from) + " -> " + words.of(to) + " on " + TrafficWords.of(first);
    }

    /** What decided before and what decides after. */
    List<String> reasons() {
        Change first = changes.get(0);
        return List.of(
                "before    " + first.before() + by(first.decidedBefore()),
                "after     " + first.after() + by(first.decidedAfter()));
    }

    private static String by(List<Decider> deciders) {
        if (deciders.isEmpty()) {
            return ": no such flow";
        }
        String shown = deciders.stream().limit(DECIDERS).map(Decider::toString).collect(Collectors.joining("; "));
        int more = deciders.size() - DECIDERS;
        return (deciders.get(0).isSentence() ? ": " : " by ") + shown + (more > 0 ? " and " + more + " more" : "");
    }

    @Override
    public String toString() {
        return line(new EndWords());
    }
}
