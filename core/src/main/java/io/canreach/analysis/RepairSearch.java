package io.canreach.analysis;

import io.canreach.analysis.RepairGoal.Astray;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.InvalidValueException;
import io.canreach.model.Network;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Decider;
import io.canreach.reach.Part;
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
        while (!open.isEmpty() && solved.size() < MOST_SOLUTIONS) {
            State state = open.remove();
            if (!solved.isEmpty() && state.size() > solved.get(0).size()) {
                break;
            }
            if (state.isSolved()) {
                if (proof.test(state.network())) {
                    solved.add(state);
                }
            } else if (state.steps().size() < MOST_STEPS && tries < MOST_TRIES) {
                candidates(state).forEach(step -> next(state, step).ifPresent(open::add));
            }
        }
        return solved;
    }

    private Optional<State> next(State state, RepairStep step) {
        Map<ResourceId, Resource> changed = new HashMap<>(state.changed());
        step.resources().forEach(each -> changed.put(each.id(), each));
        if (!met.add(changed)) {
            return Optional.empty(); // the same changes in another order
        }
        Network copy;
        try {
            copy = step.applyTo(state.network());
        } catch (InvalidNetworkException | InvalidValueException e) {
            return Optional.empty(); // Azure would refuse it
        }
        Answer answer = goal.answer(copy);
        List<RepairStep> steps =
                Stream.concat(state.steps().stream(), Stream.of(step)).toList();
        int size = state.size() + step.size();
        State next = new State(copy, steps, changed, answer, goal.astray(answer), size, tries++);
        return next.signature().equals(state.signature()) ? Optional.empty() : Optional.of(next);
    }

    /** What may help the flows that are astray; what lies behind is found when this is done. */
    private List<RepairStep> candidates(State state) {
        Network network = state.network();
        List<RepairStep> steps = new ArrayList<>();
        Optional<Part> toOpen =
                state.astray().stream().filter(Astray::toOpen).map(Astray::part).findFirst();
        if (toOpen.isPresent()) {
            open(state, toOpen.get(), steps);
        } else {
            RepairGates gates = new RepairGates(network);
            steps.addAll(gates.close(state.astray(), state.answer(), goal.open()));
            if (steps.isEmpty()) {
                steps.addAll(new RepairNewGroups(network).close(state.astray()));
            }
        }
        return steps;
    }

    private void open(State state, Part part, List<RepairStep> steps) {
        Network network = state.network();
        List<Astray> astray = state.astray();
        RepairOthers others = new RepairOthers(network);
        Decider.Kind kind = part.decidedBy().kind();
        if (RepairGates.isRefused(part) && (kind == Decider.Kind.SECURITY_RULE || kind == Decider.Kind.UNKNOWN)) {
            steps.addAll(new RepairGates(network).open(astray, state.answer(), goal.open()));
        }
        if (kind == Decider.Kind.STANDARD_PUBLIC_IP) {
            steps.addAll(new RepairNewGroups(network).open(astray));
        }
        if (kind == Decider.Kind.SERVICE_FIREWALL) {
            steps.addAll(others.service(part));
        }
        boolean reading = kind == Decider.Kind.UNKNOWN && !part.assumptions().isEmpty();
        if (kind == Decider.Kind.PEERING || kind == Decider.Kind.REPLY_ROUTE || reading) {
            steps.addAll(others.peerings());
        }
        Optional<RepairStep> firewall = kind == Decider.Kind.APPLIANCE
                ? new RepairFirewalls(network).of(part, refused(astray, part))
                : Optional.empty();
        firewall.ifPresent(steps::add);
        if (firewall.isEmpty() && RepairRoutes.isOne(part.decidedBy())) {
            steps.addAll(new RepairRoutes(network).of(part));
        }
    }

    /** All that the same thing refuses. */
    private static PacketSet refused(List<Astray> astray, Part part) {
        return PacketSet.unionOf(astray.stream()
                .filter(each -> each.toOpen()
                        && each.part()
                                .decidedBy()
                                .resource()
                                .equals(part.decidedBy().resource()))
                .map(each -> RepairGates.seenLast(each.part()))
                .toList());
    }
}
