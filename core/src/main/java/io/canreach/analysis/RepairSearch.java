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
    private int options;

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
            RepairChoices.Ways ways,
            int size) {
        List<Astray> astray() {
            return ways.astray();
        }

        /** Whether the flows asked about fare as they are to. */
        boolean isSolved() {
            return astray().isEmpty();
        }

        Set<Object> signature() {
            Set<Object> all = new HashSet<>();
            astray().forEach(each ->
                    all.add(List.of(each.toOpen(), each.flows(), each.part().decidedBy())));
            return all;
        }
    }

    /** A change that is looked at when its turn comes. */
    private record Option(State from, RepairStep step, int order) {
        int size() {
            return from.size() + step.size();
        }
    }

    State start(Network network) {
        Answer answer = goal.answer(network);
        return new State(network, List.of(), Map.of(), answer, ways(network, answer), 0);
    }

    private RepairChoices.Ways ways(Network network, Answer answer) {
        return new RepairChoices(network, goal).of(answer);
    }

    /** All solutions of the smallest size, up to a few; none where no known change helps. */
    List<State> solutions(State start) {
        PriorityQueue<Option> open =
                new PriorityQueue<>(Comparator.comparingInt(Option::size).thenComparingInt(Option::order));
        List<State> solved = new ArrayList<>();
        visit(start, open, solved);
        while (!open.isEmpty()
                && tries < MOST_TRIES
                && solved.size() < MOST_SOLUTIONS
                && !isLarger(open.element(), solved)) {
            Option option = open.remove();
            next(option.from(), option.step()).ifPresent(state -> visit(state, open, solved));
        }
        return solved;
    }

    private void visit(State state, PriorityQueue<Option> open, List<State> solved) {
        if (!state.isSolved()) {
            open.addAll(after(state));
        } else if (proof.test(state.network())) {
            solved.add(state);
        }
    }

    private static boolean isLarger(Option option, List<State> solved) {
        return !solved.isEmpty() && option.size() > solved.get(0).size();
    }

    private List<Option> after(State state) {
        List<RepairStep> steps = state.steps().size() < MOST_STEPS ? candidates(state) : List.of();
        return steps.stream().map(step -> new Option(state, step, options++)).toList();
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
        tries++;
        Answer answer = goal.answer(network);
        List<RepairStep> steps =
                Stream.concat(before.steps().stream(), Stream.of(step)).toList();
        int size = before.size() + step.size();
        return new State(network, steps, changed, answer, ways(network, answer), size);
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
        List<RepairStep> steps = new ArrayList<>(new RepairGates(state.network()).close(state.ways(), goal.open()));
        steps.addAll(new RepairNewGroups(state.network()).close(state.astray()));
        steps.addAll(new RepairOthers(state.network()).close(state.astray()));
        return steps;
    }
}
