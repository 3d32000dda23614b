package io.canreach.analysis;

import io.canreach.model.Network;
import io.canreach.reach.Answer;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The smallest change of rules or routes that makes something hold, made and proved on a copy of the network.
 *
 * <pre>{@code
 * Repair repair = Repair.toDeliver(network, Question.of(web, sql, Traffic.tcp(1433)));
 * System.out.println(repair);          // the rule to add, as a person would enter it, and what else it changes
 * repair.steps().get(0).securityRules();   // the rule as a value
 * repair.network();                    // the copy, in which every flow asked about is delivered
 * }</pre>
 *
 * <p>Rules of NSGs (where several refuse, of each), new NSGs, routes, flags of peerings, firewalls of Azure services and
 * network rules of Azure Firewalls are thought of. A rule added names exactly the flows that are astray, as far as a rule can.
 * Of several changes of one size, the one that opens least beside them is taken.
 */
public final class Repair {
    private static final int COMPARABLE = 120;
    private static final int CHOOSABLE = 40;
    private final Network before;
    private final RepairGoal goal;
    private final RepairSearch search;
    private final RepairSearch.State start;
    private Optional<Optional<RepairSearch.State>> found = Optional.empty();
    private Optional<NetworkDifference> difference = Optional.empty();

    private Repair(Network before, RepairGoal goal, Predicate<Network> proof) {
        this.before = before;
        this.goal = goal;
        this.search = new RepairSearch(goal, proof);
        this.start = search.start(before);
    }

    /**
     * The smallest change after which all flows are delivered.
     *
     * @param network the network
     * @param question the flows
     * @return the repair
     * @throws io.canreach.reach.UnknownEndpointException when the question names something that is not in the network
     */
    public static Repair toDeliver(Network network, Question question) {
        return new Repair(network, RepairGoal.delivered(question), any -> true);
    }

    /**
     * The smallest change after which all flows are dropped.
     *
     * @param network the network
     * @param question the flows
     * @return the repair
     * @throws io.canreach.reach.UnknownEndpointException when the question names something that is not in the network
     */
    public static Repair toDrop(Network network, Question question) {
        return new Repair(network, RepairGoal.dropped(question), any -> true);
    }

    /**
     * The smallest change after which, of all TCP, UDP and ICMP, exactly the flows asked about are delivered.
     *
     * @param network the network
     * @param question the flows that are to be delivered
     * @return the repair
     * @throws io.canreach.reach.UnknownEndpointException when the question names something that is not in the network
     */
    public static Repair toDeliverOnly(Network network, Question question) {
        return new Repair(network, onlyGoal(question), any -> true);
    }

    private static RepairGoal onlyGoal(Question question) {
        Traffic any = Traffic.any().and(question.traffic());
        return RepairGoal.only(
                new Question(question.source(), question.destination(), any, question.from(), question.headers()),
                question.traffic());
    }

    /**
     * The same repair, looked for among changes after which something more holds.
     *
     * @param proof what must hold in the changed copy, beside the fate of the flows
     * @return the repair
     */
    public Repair such(Predicate<Network> proof) {
        return new Repair(before, goal, proof);
    }

    /** Looked for when first asked for, and kept. */
    private synchronized Optional<RepairSearch.State> found() {
        Optional<RepairSearch.State> known = found.orElseGet(() -> least(search.solutions(start)));
        found = Optional.of(known);
        return known;
    }

    private Optional<RepairSearch.State> least(List<RepairSearch.State> solutions) {
        if (solutions.size() < 2 || Ends.of(before).size() > CHOOSABLE) {
            return solutions.stream().findFirst();
        }
        return RepairEffects.least(before, solutions);
    }

    /** {@return whether something is to be changed at all for the flows to fare as they are to} */
    public boolean isNeeded() {
        return !start.isSolved();
    }

    /** {@return whether a change was found, or none is needed} */
    public boolean isPossible() {
        return found().isPresent();
    }

    /** {@return the changes, each building on those before; none where none is needed or none was found} */
    public List<RepairStep> steps() {
        return found().map(RepairSearch.State::steps).orElse(List.of());
    }

    /** {@return the changed copy, in which the goal holds; empty where no change was found} */
    public Optional<Network> network() {
        return found().map(RepairSearch.State::network);
    }

    /** {@return the answer in the network as it is} */
    public Answer answer() {
        return start.answer();
    }

    /** {@return the answer in the changed copy; empty where no change was found} */
    public Optional<Answer> repaired() {
        return found().map(RepairSearch.State::answer);
    }

    /**
     * Why no change of rules or routes was found.
     *
     * @return what is in the way and what would help; none where a change was found
     */
    public List<String> reasons() {
        return isPossible()
                ? List.of()
                : new RepairReasons(Reachability.of(before)).of(before, goal.question(), start.astray());
    }

    /**
     * What the change does to other flows than those asked about. This compares all pairs of endpoints of both networks, once.
     *
     * @return the changes; none where nothing else fares otherwise, or no change was found
     */
    public List<Change> alsoChanges() {
        return found().map(state -> new RepairEffects(before)
                        .beside(difference(state), state.answer().asked(), goal.question()))
                .orElse(List.of());
    }

    private synchronized NetworkDifference difference(RepairSearch.State state) {
        NetworkDifference known = difference.orElseGet(() -> NetworkDifference.between(before, state.network()));
        difference = Optional.of(known);
        return known;
    }

    /**
     * The repair as a person reads it. In a network of many endpoints, {@link #alsoChanges} is not asked for.
     *
     * @return the changes, what they were proved by and what else they change, or why there is none
     */
    @Override
    public String toString() {
        boolean whole = Ends.of(before).size() <= COMPARABLE;
        return new RepairText(goal, this)
                .text(
                        whole && isPossible() && isNeeded(),
                        lines -> found().map(state -> difference(state).lines(alsoChanges(), lines))
                                .orElse(List.of()));
    }
}
