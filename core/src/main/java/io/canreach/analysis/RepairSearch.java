package io.canreach.analysis;

import io.canreach.analysis.RepairGoal.Astray;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.InvalidValueException;
import io.canreach.model.Network;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.reach.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks for the fewest changes after which a goal holds: all changes of one size are tried before any larger one.
 * Changes after which the same flows are refused by the same things as before are not followed.
 */
final class RepairSearch {
    private static final int MOST_TRIES = 200;
    private static final int MOST_STEPS = 10;
    private static final int MOST_SOLUTIONS = 4;
    private final RepairGoal goal;
    private final Predicate<Network> proof;
    private final Set<Map<ResourceId, Resource>> met = new HashSet<>();
    private int tries;

    RepairSearch(RepairGoal goal, Predicate<Network> proof) {
        this.goal = goal;
        this.proof = proof;
    }

    /** A network on the way to a repaired one. */
    record State(
            Network network,
            List<RepairStep> steps,
            Map<ResourceId, Resource> changed,
            Answer answer,
            List<Astray> astray,
            int size,
            int order) {
        /** Whether the flows asked about fare as they are to. */
        boolean isSolved() {
            return astray.isEmpty();
        }

        Set<Object> signature() {
            Set<Object> all = new HashSet<>();
            astray.forEach(each ->
                    all.add(List.of(each.toOpen(), each.flows(), each.part().decidedBy())));
            return all;
        }
    }

    State start(Network network) {
        Answer answer = goal.answer(network);
        return new State(network, List.of(), Map.of(), answer, goal.astray(answer), 0, tries++);
    }

    /** All solutions of the smallest size, up to a few; none where no known change helps. */
    List<State> solutions(State start) {
        PriorityQueue<State> open =
                new PriorityQueue<>(Comparator.comparingInt(State::size).thenComparingInt(State::order));
        open.add(start);
        List<State> solved = new ArrayList<>();
        while (!open.isEmpty() && solved.size() < MOST_SOLUTIONS && !isLarger(open.element(), solved)) {
            State state = open.remove();
            if (state.isSolved()) {
                Stream.of(state).filter(each -> proof.test(each.network())).forEach(solved::add);
            } else {
                open.addAll(after(state));
            }
        }
        return solved;
    }

    private static boolean isLarger(State state, List<State> solved) {
        return !solved.isEmpty() && state.size() > solved.get(0).size();
    }

    private List<State> after(State state) {
        boolean goesOn = state.steps().size() < MOST_STEPS && tries < MOST_TRIES;
        List<RepairStep> steps = goesOn ? candidates(state) : List.of();
        return steps.stream().flatMap(step -> next(state, step).stream()).toList();
    }

    private Optional<State> next(State state, RepairStep step) {
        Map<ResourceId, Resource> changed = new HashMap<>(state.changed());
        step.resources().forEach(each -> changed.put(each.id(), each));
        boolean isNew = met.add(changed); // or the same changes in another order
        return (isNew ? copy(state.network(), step) : Optional.<Network>empty())
                .map(network -> state(network, state, step, changed))
                .filter(next -> !next.signature().equals(state.signature()));
    }

    /** A changed copy; none where Azure would refuse it. */
    private static Optional<Network> copy(Network network, RepairStep step) {
        try {
            return Optional.of(step.applyTo(network));
        } catch (InvalidNetworkException | InvalidValueException e) {
            return Optional.empty();
        }
    }

    private State state(Network network, State before, RepairStep step, Map<ResourceId, Resource> changed) {
        Answer answer = goal.answer(network);
        List<RepairStep> steps =
                Stream.concat(before.steps().stream(), Stream.of(step)).toList();
        int size = before.size() + step.size();
        return new State(network, steps, changed, answer, goal.astray(answer), size, tries++);
    }

    /** What may help the flows that are astray; what lies behind is found when this is done. */
    private List<RepairStep> candidates(State state) {
        return state.astray().stream()
                .filter(Astray::toOpen)
                .map(Astray::part)
                .findFirst()
                .map(part -> new RepairOpening(state, goal.open()).of(part))
                .orElseGet(() -> closing(state));
    }

    private List<RepairStep> closing(State state) {
        List<RepairStep> steps = new RepairGates(state.network()).close(state.astray(), state.answer(), goal.open());
        return steps.isEmpty() ? new RepairNewGroups(state.network()).close(state.astray()) : steps;
    }
}
