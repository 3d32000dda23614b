package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.reach.Answer;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What can reach what in one network and not in another: for every pair of endpoints, and the Internet, the flows of any
 * traffic that fare otherwise, exactly, with what decides in each network.
 *
 * <p>Endpoints are matched by kind and name. Pairs with an endpoint that only one network has are apart: in the other, nothing
 * could be sent to it or by it.
 *
 * <pre>{@code
 * NetworkDifference difference = NetworkDifference.between(before, after);
 * difference.changes(ChangeKind.NEWLY_REACHABLE);   // each with its flows, before and after
 * difference.isEmpty();                             // whether nothing fares otherwise
 * }</pre>
 */
public final class NetworkDifference {
    private final Network before;
    private final Network after;
    private final List<Endpoint> onlyBefore;
    private final List<Endpoint> onlyAfter;
    private final List<Endpoint> notCompared;
    private final List<Change> changes;
    private final List<Change> apart;

    private NetworkDifference(Network before, Network after, ComparedPairs compared) {
        this.before = before;
        this.after = after;
        this.onlyBefore = compared.onlyBefore();
        this.onlyAfter = compared.onlyAfter();
        this.notCompared = compared.notCompared();
        this.changes = compared.changes();
        this.apart = compared.apart();
    }

    /**
     * Compares two networks.
     *
     * @param before the one
     * @param after the other
     * @return the difference
     */
    public static NetworkDifference between(Network before, Network after) {
        Objects.requireNonNull(before, "the network before must not be null");
        Objects.requireNonNull(after, "the network after must not be null");
        return new NetworkDifference(before, after, ComparedPairs.of(before, after));
    }

    /** {@return whether the networks have the same endpoints, and no flow between them fares otherwise} */
    public boolean isEmpty() {
        return changes.isEmpty() && apart.isEmpty() && onlyBefore.isEmpty() && onlyAfter.isEmpty();
    }

    /** {@return the endpoints that only the network before has} */
    public List<Endpoint> onlyBefore() {
        return onlyBefore;
    }

    /** {@return the endpoints that only the network after has} */
    public List<Endpoint> onlyAfter() {
        return onlyAfter;
    }

    /** {@return the endpoints that have no address to call from, in one of the networks at least} */
    public List<Endpoint> notCompared() {
        return notCompared;
    }

    /** {@return the changes between endpoints that both networks have} */
    public List<Change> changes() {
        return changes;
    }

    /**
     * The changes of one kind between endpoints that both networks have.
     *
     * @param kind the kind
     * @return the changes
     */
    public List<Change> changes(ChangeKind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    /** {@return the changes of pairs with an endpoint that only one network has} */
    public List<Change> apart() {
        return apart;
    }

    /** {@return all changes, those of endpoints that came or went last} */
    public List<Change> all() {
        return Stream.concat(changes.stream(), apart.stream()).toList();
    }

    /** {@return the changes, equal ones of many pairs together} */
    public List<ChangeGroup> groups() {
        return ChangeGroup.of(changes);
    }

    /**
     * Some changes in a few lines, equal ones together.
     *
     * @param some changes of this difference
     * @param lines the most lines, from 4
     * @return for each group what changed, an example, and what decided before and after
     */
    public List<String> lines(List<Change> some, int lines) {
        return new DifferenceText(new EndWords(after, before)).groups(ChangeGroup.of(some), lines);
    }

    /**
     * The answer about the pair of a change in the network before, with its traces.
     *
     * @param change a change between endpoints that both networks have
     * @return the answer about any traffic
     * @throws io.canreach.reach.UnknownEndpointException when the network before does not have one of the endpoints
     */
    public Answer before(Change change) {
        return Reachability.of(before).answer(Question.of(change.from(), change.to(), Traffic.any()));
    }

    /**
     * The answer about the pair of a change in the network after, with its traces.
     *
     * @param change a change between endpoints that both networks have
     * @return the answer about any traffic
     * @throws io.canreach.reach.UnknownEndpointException when the network after does not have one of the endpoints
     */
    public Answer after(Change change) {
        return Reachability.of(after).answer(Question.of(change.from(), change.to(), Traffic.any()));
    }

    /**
     * The difference as a person reads it.
     *
     * @return at most 25 lines
     */
    @Override
    public String toString() {
        return new DifferenceText(new EndWords(after, before)).of(this);
    }
}
