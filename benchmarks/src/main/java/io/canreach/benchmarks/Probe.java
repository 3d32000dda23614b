package io.canreach.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One flow in plain numbers.
 *
 * @param protocol the protocol's number
 * @param source the source address
 * @param sourcePort the source port
 * @param destination the destination address
 * @param destinationPort the destination port
 */
record Probe(int protocol, int source, int sourcePort, int destination, int destinationPort) {
    private static final int TCP = 6;
    private static final int UDP = 17;

    /** A line as {@code tcp,10.30.27.231,44487,10.59.31.93,443,permit,90}. */
    static Probe parse(String text) {
        String[] parts = text.split(",", -1);
        return new Probe(
                parts[0].equals("tcp") ? TCP : UDP,
                Line.Prefix.parse(parts[1] + "/32").first(),
                Integer.parseInt(parts[2]),
                Line.Prefix.parse(parts[3] + "/32").first(),
                Integer.parseInt(parts[4]));
    }

    /** Flows for a list: each is inside a line drawn at random, or near it; TCP and UDP only. */
    static List<Probe> forList(List<Line> lines, int count) {
        Random random = new Random(count);
        List<Probe> probes = new ArrayList<>();
        while (probes.size() < count) {
            probes.add(inside(lines.get(random.nextInt(lines.size())), random));
        }
        return probes;
    }

    private static Probe inside(Line line, Random random) {
        boolean tcp = line.protocol() == TCP || (line.protocol() != UDP && random.nextBoolean());
        return new Probe(
                tcp ? TCP : UDP,
                address(line.source(), random),
                port(line.sourcePorts(), random),
                address(line.destination(), random),
                port(line.destinationPorts(), random));
    }

    private static int address(Line.Prefix prefix, Random random) {
        return prefix.first() | (random.nextInt() & ~prefix.mask());
    }

    private static int port(Line.Span span, Random random) {
        return span.first() + random.nextInt(span.last() - span.first() + 1);
    }
}
