package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.UnknownEndpointException;
import io.canreach.reach.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who reaches whom in a network, with any traffic: all ordered pairs of endpoints, and the Internet on both sides. Every
 * cell has the fates that {@link Reachability#answer} gives; nothing is sampled.
 *
 * <pre>{@code
 * ReachabilityMatrix matrix = ReachabilityMatrix.of(network);
 * matrix.verdict(a, b);                          // REACHABLE, BLOCKED, PARTIAL, UNDETERMINED
 * matrix.packets(a, b, Fate.DELIVERED);          // the exact flows
 * matrix.answer(a, b).explain();                 // why
 * }</pre>
 *
 * <p>Machines of one subnet with the same NSGs are one kind. What plain machines (one interface with known addresses,
 * running, not forwarding) do to each other is found from the rules of their kinds and from what lies between them, which is
 * asked of the walk once for all machines with the same routes; the verdicts of all cells are found together by
 * {@link #complete}. All else is asked of the walk when its cell is looked at, once. A matrix is immutable to its users and
 * may be shared between threads.
 */
public final class ReachabilityMatrix {
    private final Network network;
    private final Reachability reachability;
    private final List<Endpoint> endpoints;
    private final Map<Endpoint, Integer> numbers;
    private final PlainPairs plain;
    private final Map<List<Endpoint>, Fates> walked = new ConcurrentHashMap<>();
    private volatile @Nullable VerdictTable table;

    private ReachabilityMatrix(
            Network network, List<Endpoint> endpoints, Map<Endpoint, Integer> numbers, PlainPairs plain) {
        this.network = network;
        this.reachability = Reachability.of(network);
        this.endpoints = endpoints;
        this.numbers = numbers;
        this.plain = plain;
    }

    /**
     * Finds who reaches whom.
     *
     * @param network the network
     * @return the matrix of all its endpoints and the Internet
     */
    public static ReachabilityMatrix of(Network network) {
        List<Endpoint> endpoints = Ends.of(Objects.requireNonNull(network, "the network must not be null"));
        Map<Endpoint, Integer> numbers = new HashMap<>();
        endpoints.forEach(each -> numbers.put(each, numbers.size()));
        return new ReachabilityMatrix(network, endpoints, numbers, PlainPairs.of(network));
    }

    /**
     * The matrix of the network after a change. Where nothing but NSGs of plain machines has changed, only what these decide
     * is found anew, and the matrix is complete if this one is; otherwise everything is. It is the same as a new one.
     *
     * @param changed the network after the change
     * @return its matrix
     */
    public ReachabilityMatrix after(Network changed) {
        return TouchedFlows.between(network, changed, plain)
                .map(touched -> after(changed, touched))
                .orElseGet(() -> of(changed));
    }

    private ReachabilityMatrix after(Network changed, TouchedFlows touched) {
        ReachabilityMatrix next = new ReachabilityMatrix(changed, endpoints, numbers, plain.after(touched));
        VerdictTable known = table;
        if (known != null) {
            next.table = known.after(changed, endpoints, next.plain, touched.groups(), next::walk);
        }
        return next;
    }

    /**
     * The endpoints of the rows and columns.
     *
     * @return every machine and every other resource that can be asked about, in the network's order, then the Internet
     */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /**
     * The verdict on any traffic from one endpoint to another.
     *
     * @param from the source
     * @param to the destination
     * @return as an answer's; BLOCKED where the source does not call at all
     * @throws IllegalArgumentException when one is no endpoint of this matrix
     */
    public Verdict verdict(Endpoint from, Endpoint to) {
        VerdictTable all = table;
        return all == null ? fates(from, to).verdict() : all.verdict(number(from), number(to));
    }

    /**
     * Finds the verdict of every cell now, so that asking for one is a look-up from then on.
     *
     * @return this matrix
     */
    public ReachabilityMatrix complete() {
        table();
        return this;
    }

    /**
     * How many pairs of different endpoints have each verdict; the matrix is complete from then on.
     *
     * @return each verdict with a number from 0
     */
    public Map<Verdict, Long> counts() {
        return table().counts();
    }

    /**
     * The verdict on any traffic from one group of endpoints to another, a subnet to another for example; the matrix is
     * complete from then on.
     *
     * @param from the sources
     * @param to the destinations
     * @return the verdict on the flows between any two different of them together; BLOCKED where there are none
     * @throws IllegalArgumentException when a member is no endpoint of this matrix
     */
    public Verdict verdict(EndpointGroup from, EndpointGroup to) {
        int fates = 0;
        for (Endpoint one : from.members()) {
            for (Endpoint other : to.members()) {
                fates |= one.equals(other) ? 0 : table().fates(number(one), number(other));
            }
        }
        return CellBits.verdict(fates);
    }

    /**
     * The flows of one fate from one endpoint to another.
     *
     * @param from the source
     * @param to the destination
     * @param fate the fate
     * @return the flows; empty where they have no address to talk by
     * @throws IllegalArgumentException when one is no endpoint of this matrix
     */
    public PacketSet packets(Endpoint from, Endpoint to, Fate fate) {
        return fates(from, to).packets(fate);
    }

    /**
     * All flows from one endpoint to another, by their fate.
     *
     * @param from the source
     * @param to the destination
     * @return the flows
     * @throws IllegalArgumentException when one is no endpoint of this matrix
     */
    public Fates fates(Endpoint from, Endpoint to) {
        Endpoint one = endpoints.get(number(from));
        Endpoint other = endpoints.get(number(to));
        return plainly(one, other)
                .orElseGet(() -> walked.computeIfAbsent(List.of(one, other), any -> walk(one, other)));
    }

    /** The fates of a pair of plain machines, where no walk is needed. */
    Optional<Fates> plainly(Endpoint from, Endpoint to) {
        return plain.fates(from, to);
    }

    private VerdictTable table() {
        VerdictTable known = table;
        if (known == null) {
            known = VerdictTable.of(network, endpoints, numbers, plain, this::walk);
            table = known;
        }
        return known;
    }

    private Fates walk(Endpoint from, Endpoint to) {
        try {
            return Fates.of(answer(from, to));
        } catch (UnknownEndpointException e) {
            return Fates.NONE;
        }
    }

    private int number(Endpoint endpoint) {
        Integer number = numbers.get(endpoint);
        if (number == null) {
            number = Ends.find(network, endpoint).map(numbers::get).orElse(null);
        }
        if (number == null) {
            throw new IllegalArgumentException(endpoint + " is no endpoint of this matrix; there are: "
                    + endpoints.stream().limit(10).map(Object::toString).collect(Collectors.joining(", "))
                    + (endpoints.size() > 10 ? " and " + (endpoints.size() - 10) + " more" : ""));
        }
        return number;
    }

    /**
     * The whole answer for a pair, with its traces.
     *
     * @param from the source
     * @param to the destination
     * @return the answer to any traffic between them
     * @throws UnknownEndpointException when the source does not call, or one of them is not in the network
     */
    public Answer answer(Endpoint from, Endpoint to) {
        return reachability.answer(Question.of(from, to, Traffic.any()));
    }

    /**
     * All flows from some endpoints to others, by their fate.
     *
     * @param from the sources
     * @param to the destinations
     * @return the flows between any two different of them
     * @throws IllegalArgumentException when one is no endpoint of this matrix
     */
    public Fates fates(Collection<Endpoint> from, Collection<Endpoint> to) {
        List<Fates> all = new ArrayList<>();
        for (Endpoint one : from) {
            for (Endpoint other : to) {
                if (!one.equals(other)) {
                    all.add(fates(one, other));
                }
            }
        }
        return Fates.unionOf(all);
    }

    @Override
    public String toString() {
        return "matrix of " + endpoints.size() + " endpoints, " + plain.kinds() + " kinds of plain machines";
    }
}
