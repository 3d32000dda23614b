package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.reach.Answer;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    private NetworkDifference(Ends ends, Found found) {
        this.before = ends.before;
        this.after = ends.after;
        this.onlyBefore = ends.missing(ends.was, ends.is);
        this.onlyAfter = ends.missing(ends.is, ends.was);
        this.notCompared = found.mute;
        this.changes = found.changes;
        this.apart = found.apart;
    }

    /**
     * Compares two networks.
     *
     * @param before the one
     * @param after the other
     * @return the difference
     */
    public static NetworkDifference between(Network before, Network after) {
        Ends ends = new Ends(before, after, Members.of(before), Members.of(after));
        return new NetworkDifference(ends, ends.compare());
    }

    private record Found(List<Change> changes, List<Change> apart, List<Endpoint> mute) {}

    private record Ends(Network before, Network after, List<Members.Member> was, List<Members.Member> is) {
        Found compare() {
            AskedCells one = new AskedCells(before);
            AskedCells other = new AskedCells(after);
            PairChanges pairs = new PairChanges(
                    new Present(one, keys(was)), new Present(other, keys(is)), new Moves(before, after));
            List<Change> changes = new ArrayList<>();
            List<Change> apart = new ArrayList<>();
            Set<String> both = keys(was);
            both.retainAll(keys(is));
            both.add(key(new Endpoint.Internet()));
            for (Endpoint from : all(true)) {
                for (Endpoint to : all(false)) {
                    if (!key(from).equals(key(to))) {
                        (both.contains(key(from)) && both.contains(key(to)) ? changes : apart)
                                .addAll(pairs.of(from, to));
                    }
                }
            }
            List<Endpoint> mute = Stream.concat(one.mute().stream(), other.mute().stream())
                    .distinct()
                    .toList();
            return new Found(List.copyOf(changes), List.copyOf(apart), mute);
        }

        private List<Endpoint> all(boolean calling) {
            List<Endpoint> all = new ArrayList<>();
            Stream.concat(is.stream(), missingMembers(was, is))
                    .filter(member -> !calling || member.calls())
                    .forEach(member -> all.add(member.endpoint()));
            all.add(new Endpoint.Internet());
            return all;
        }

        List<Endpoint> missing(List<Members.Member> here, List<Members.Member> there) {
            return missingMembers(here, there)
                    .<Endpoint>map(Members.Member::endpoint)
                    .toList();
        }

        private static Stream<Members.Member> missingMembers(List<Members.Member> here, List<Members.Member> there) {
            var known = keys(there);
            return here.stream().filter(member -> !known.contains(key(member.endpoint())));
        }
    }

    private static Set<String> keys(List<Members.Member> members) {
        Set<String> keys = new HashSet<>();
        members.forEach(member -> keys.add(key(member.endpoint())));
        return keys;
    }

    private static String key(Endpoint endpoint) {
        return endpoint.toString().toLowerCase(Locale.ROOT);
    }

    /** Nothing is sent by or to what a network does not have. */
    private record Present(Cells cells, Set<String> keys) implements Cells {
        @Override
        public Cell cell(Endpoint from, Endpoint to) {
            return has(from) && has(to) ? cells.cell(from, to) : Cell.NOTHING;
        }

        @Override
        public Optional<Answer> answer(Endpoint from, Endpoint to) {
            return has(from) && has(to) ? cells.answer(from, to) : Optional.empty();
        }

        private boolean has(Endpoint endpoint) {
            return endpoint instanceof Endpoint.Internet || keys.contains(key(endpoint));
        }
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
