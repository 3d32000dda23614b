package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.VirtualMachine;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

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
 * <p>Machines of one subnet with the same NSGs are one kind. What kinds of plain machines (one interface with known
 * addresses, running, not forwarding) do to each other straight through virtual networks and peerings is found once a pair
 * of kinds; all else is asked of the walk when its cell is looked at, once. A matrix is immutable to its users and may be
 * shared between threads.
 */
public final class ReachabilityMatrix {
    private final Reachability reachability;
    private final List<Endpoint> endpoints;
    private final Map<Endpoint, PlainEnd> plain;
    private final Map<PlainEnd.Kind, PlainKind> kinds;
    private final Map<List<PlainEnd.Kind>, Fates> cells;
    private final Map<List<Endpoint>, Fates> walked = new ConcurrentHashMap<>();

    private ReachabilityMatrix(Network network) {
        this.reachability = Reachability.of(network);
        this.endpoints = Ends.of(network);
        this.plain = plain(network);
        this.kinds = kinds(network, plain.values());
        this.cells = cells(network, kinds.values());
    }

    /**
     * Finds who reaches whom.
     *
     * @param network the network
     * @return the matrix of all its endpoints and the Internet
     */
    public static ReachabilityMatrix of(Network network) {
        return new ReachabilityMatrix(network);
    }

    private Map<Endpoint, PlainEnd> plain(Network network) {
        PlainEnds recogniser = new PlainEnds(network);
        Map<Endpoint, PlainEnd> found = new HashMap<>();
        for (VirtualMachine machine : network.all(VirtualMachine.class)) {
            Endpoint endpoint = Ends.of(network, Endpoint.Kind.VM, machine);
            recogniser.of(endpoint, machine).ifPresent(end -> found.put(endpoint, end));
        }
        return found;
    }

    private static Map<PlainEnd.Kind, PlainKind> kinds(Network network, Collection<PlainEnd> ends) {
        Map<PlainEnd.Kind, List<PlainEnd>> groups =
                ends.stream().collect(Collectors.groupingBy(PlainEnd::kind, LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().parallelStream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> PlainKind.of(network, each.getValue())));
    }

    private static Map<List<PlainEnd.Kind>, Fates> cells(Network network, Collection<PlainKind> kinds) {
        Map<List<PlainEnd.Kind>, Fates> found = new ConcurrentHashMap<>();
        kinds.parallelStream().forEach(from -> {
            for (PlainKind to : kinds) {
                cell(network, from, to).ifPresent(fates -> found.put(key(from, to), fates));
            }
        });
        return found;
    }

    private static List<PlainEnd.Kind> key(PlainKind from, PlainKind to) {
        return List.of(from.example().kind(), to.example().kind());
    }

    private static Optional<Fates> cell(Network network, PlainKind from, PlainKind to) {
        return switch (PlainWay.between(network, from, to)) {
            case OTHER -> Optional.empty();
            case NONE -> Optional.of(Asked.allDropped(asked(from, to)));
            case DIRECT -> Optional.of(Asked.between(asked(from, to), from.out(), to.in()));
        };
    }

    private static PacketSet asked(PlainKind from, PlainKind to) {
        return Asked.of(from.addresses(), to.addresses());
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
        return fates(from, to).verdict();
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
        require(from);
        require(to);
        return plainly(from, to).orElseGet(() -> walked.computeIfAbsent(List.of(from, to), any -> walk(from, to)));
    }

    /** The fates of a pair of plain machines, where no walk is needed. */
    Optional<Fates> plainly(Endpoint from, Endpoint to) {
        PlainEnd one = plain.get(from);
        PlainEnd other = plain.get(to);
        if (one == null || other == null || from.equals(to)) {
            return Optional.empty();
        }
        return Optional.ofNullable(cells.get(List.of(one.kind(), other.kind())))
                .map(all -> all.within(PacketSet.between(one.addresses(), other.addresses())));
    }

    private Fates walk(Endpoint from, Endpoint to) {
        try {
            return Fates.of(answer(from, to));
        } catch (UnknownEndpointException e) {
            return Fates.NONE;
        }
    }

    private void require(Endpoint endpoint) {
        if (!endpoints.contains(endpoint)) {
            throw new IllegalArgumentException(endpoint + " is no endpoint of this matrix; there are: "
                    + endpoints.stream().limit(10).map(Object::toString).collect(Collectors.joining(", "))
                    + (endpoints.size() > 10 ? " and " + (endpoints.size() - 10) + " more" : ""));
        }
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
        return "matrix of " + endpoints.size() + " endpoints, " + kinds.size() + " kinds of plain machines";
    }
}
