package io.canreach.packet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The ports of one protocol, cut into the fewest parts that some sets have as a whole or not at all. */
final class ServiceParts {
    /** A source port and a destination port of each part. */
    private final long[] sources;

    private final long[] destinations;

    private ServiceParts(long[] sources, long[] destinations) {
        this.sources = sources;
        this.destinations = destinations;
    }

    /** The parts of some nodes of the level of source ports. */
    static ServiceParts of(Collection<Node> nodes) {
        List<Node> some = nodes.stream().filter(node -> !node.isEmpty()).toList();
        Map<Node, Integer> lower = new HashMap<>();
        some.forEach(node -> IntStream.range(0, node.count())
                .forEach(i -> lower.computeIfAbsent(node.child(i), any -> lower.size())));
        long[] from = kinds(uppers(some), some, (node, port) -> lower.getOrDefault(node.find(port), -1));
        List<Node> below =
                lower.keySet().stream().filter(node -> !node.isEmpty()).toList();
        long[] to = kinds(uppers(below), below, (node, port) -> node.find(port).is(Node.FULL) ? 1 : 0);
        return product(from, to).joined(some);
    }

    private interface Look {
        int at(Node node, long port);
    }

    private static long[] uppers(Collection<Node> nodes) {
        Set<Long> uppers = new HashSet<>(Set.of(Level.PORT.max()));
        nodes.forEach(node -> IntStream.range(0, node.count()).forEach(i -> uppers.add(node.upper(i))));
        return uppers.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** One port of each kind that nodes tell apart. */
    private static long[] kinds(long[] ports, List<Node> nodes, Look look) {
        int[] first = apart(ports.length, nodes.size(), (node, i) -> look.at(nodes.get(node), ports[i]));
        return IntStream.of(first).mapToLong(i -> ports[i]).toArray();
    }

    private static ServiceParts product(long[] from, long[] to) {
        return new ServiceParts(
                LongStream.of(from)
                        .flatMap(port -> LongStream.of(to).map(any -> port))
                        .toArray(),
                LongStream.of(from).flatMap(any -> LongStream.of(to)).toArray());
    }

    private ServiceParts joined(List<Node> nodes) {
        int[] first = apart(sources.length, nodes.size(), (node, i) -> has(nodes.get(node), i) ? 1 : 0);
        return new ServiceParts(
                IntStream.of(first).mapToLong(i -> sources[i]).toArray(),
                IntStream.of(first).mapToLong(i -> destinations[i]).toArray());
    }

    private interface Value {
        int of(int observer, int thing);
    }

    /** The first of the things of each kind, where things are of one kind that no observer sees a difference of. */
    private static int[] apart(int things, int observers, Value value) {
        int[] kind = new int[things];
        int kinds = Math.min(1, things);
        for (int observer = 0; observer < observers && kinds < things; observer++) {
            int seen = observer;
            kinds = refine(kind, thing -> value.of(seen, thing));
        }
        int[] first = new int[kinds];
        for (int thing = things - 1; thing >= 0; thing--) {
            first[kind[thing]] = thing;
        }
        return first;
    }

    private static int refine(int[] kind, IntUnaryOperator value) {
        Map<Long, Integer> numbers = new HashMap<>();
        for (int thing = 0; thing < kind.length; thing++) {
            long both = ((long) kind[thing] << 32) | (value.applyAsInt(thing) & 0xFFFF_FFFFL);
            kind[thing] = numbers.computeIfAbsent(both, any -> numbers.size());
        }
        return numbers.size();
    }

    int count() {
        return sources.length;
    }

    /** Whether a node has a part. */
    boolean has(Node node, int part) {
        return node.find(sources[part]).find(destinations[part]).is(Node.FULL);
    }
}
