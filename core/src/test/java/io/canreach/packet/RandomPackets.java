package io.canreach.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Random sets whose bounds come from a few awkward values, so that probing next to those values probes everything. */
final class RandomPackets {
    static final List<Ip> V4 =
            ips("0.0.0.0", "0.0.0.1", "10.0.0.0", "10.0.0.255", "127.255.255.255", "128.0.0.0", "255.255.255.255");
    static final List<Ip> V6 = ips(
            "::",
            "::7fff:ffff:ffff:ffff",
            "::8000:0:0:0",
            "::ffff:ffff:ffff:ffff",
            "0:0:0:1::",
            "0:0:0:2::5",
            "7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "8000::",
            "ffff:ffff:ffff:ffff::",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
    static final List<Integer> PORTS = List.of(0, 80, 443, 1024, 65_535);
    static final List<Protocol> PROTOCOLS = List.copyOf(Protocol.all());

    private static final List<List<List<Ip>>> POOLS = List.of(List.of(V4, V6), List.of(V6), List.of(V4));

    private final Random random;
    private final List<List<Ip>> pools;

    /** Of three seeds in a row, one makes mixed sets, one sets of IPv6 and one of IPv4. */
    RandomPackets(long seed) {
        random = new Random(seed);
        pools = POOLS.get((int) Math.floorMod(seed, (long) POOLS.size()));
    }

    /** Seeds for laws; a seed that ever failed is added here for good. */
    static LongStream seeds() {
        return LongStream.range(0, 120);
    }

    private static List<Ip> ips(String... texts) {
        return Stream.of(texts).map(Ip::parse).toList();
    }

    /** A set of packets, and what a person would say it contains. */
    record Model(PacketSet set, Predicate<Flow> contains) {}

    /** A set of addresses, likewise. */
    record IpModel(IpSet set, Predicate<Ip> contains) {}

    /** A set of ports, likewise. */
    record PortModel(PortSet set, Predicate<Integer> contains, boolean all) {}

    IpModel ips() {
        if (random.nextInt(5) == 0) {
            return new IpModel(IpSet.all(), ip -> true);
        }
        List<IpRange> ranges = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            ranges.add(ipRange(pick(pools)));
        }
        IpSet set = IpSet.unionOf(ranges.stream()
                .map(range -> IpSet.range(range.first(), range.last()))
                .toList());
        return new IpModel(set, ip -> ranges.stream().anyMatch(range -> contains(range, ip)));
    }

    private IpRange ipRange(List<Ip> pool) {
        Ip a = pick(pool);
        Ip b = random.nextInt(3) == 0 ? a : pick(pool);
        return a.compareTo(b) <= 0 ? new IpRange(a, b) : new IpRange(b, a);
    }

    private static boolean contains(IpRange range, Ip ip) {
        return ip.family() == range.first().family()
                && ip.value().compareTo(range.first().value()) >= 0
                && ip.value().compareTo(range.last().value()) <= 0;
    }

    PortModel ports() {
        if (random.nextInt(3) == 0) {
            return new PortModel(PortSet.all(), port -> true, true);
        }
        int a = pick(PORTS);
        int b = random.nextBoolean() ? a : pick(PORTS);
        int first = Math.min(a, b);
        int last = Math.max(a, b);
        return new PortModel(
                PortSet.range(first, last), port -> first <= port && port <= last, first == 0 && last == 65_535);
    }

    Model box() {
        Set<Protocol> protocols = random.nextInt(3) == 0 ? Protocol.all() : Set.of(pick(PROTOCOLS));
        IpModel source = ips();
        IpModel destination = ips();
        PortModel from = ports();
        PortModel to = ports();
        PacketSet set = PacketSet.of(protocols, source.set(), from.set(), destination.set(), to.set());
        return new Model(
                set,
                flow -> protocols.contains(flow.protocol())
                        && source.contains().test(flow.source())
                        && destination.contains().test(flow.destination())
                        && (flow.protocol().hasPorts()
                                ? from.contains().test(flow.sourcePort())
                                        && to.contains().test(flow.destinationPort())
                                : from.all() && to.all()));
    }

    /** A random expression of boxes. */
    Model packets() {
        return packets(3);
    }

    private Model packets(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(5);
        if (kind == 0) {
            return box();
        }
        Model a = packets(depth - 1);
        if (kind == 1) {
            return new Model(a.set().complement(), a.contains().negate());
        }
        Model b = packets(depth - 1);
        return switch (kind) {
            case 2 -> new Model(a.set().intersect(b.set()), a.contains().and(b.contains()));
            case 3 ->
                new Model(a.set().minus(b.set()), a.contains().and(b.contains().negate()));
            default -> new Model(a.set().union(b.set()), a.contains().or(b.contains()));
        };
    }

    Rewrite rewrite() {
        Rewrite rewrite = Rewrite.none();
        rewrite = random.nextBoolean() ? rewrite.source(ips().set()) : rewrite;
        rewrite = random.nextInt(3) == 0 ? rewrite.sourcePort(ports().set()) : rewrite;
        rewrite = random.nextBoolean() ? rewrite.destination(ips().set()) : rewrite;
        return random.nextInt(3) == 0 ? rewrite.destinationPort(ports().set()) : rewrite;
    }

    /** Flows on both sides of every bound. */
    List<Flow> flows(int count) {
        return IntStream.range(0, count).mapToObj(i -> flow()).toList();
    }

    private Flow flow() {
        List<Ip> addresses = besides(random.nextBoolean() ? IpFamily.IPV4 : IpFamily.IPV6);
        return new Flow(pick(PROTOCOLS), pick(addresses), pick(portsBeside()), pick(addresses), pick(portsBeside()));
    }

    /** Each bound of a family, and the addresses before and behind it. */
    static List<Ip> besides(IpFamily family) {
        TreeSet<Ip> addresses = new TreeSet<>();
        for (Ip ip : family == IpFamily.IPV4 ? V4 : V6) {
            addresses.add(ip);
            if (ip.value().signum() > 0) {
                addresses.add(ip.plus(-1));
            }
            if (ip.value().bitCount() < family.bits()) {
                addresses.add(ip.plus(1));
            }
        }
        return List.copyOf(addresses);
    }

    /** Each bound of the ports, and the ports before and behind it. */
    static List<Integer> portsBeside() {
        return PORTS.stream()
                .flatMap(port -> Stream.of(port - 1, port, port + 1))
                .filter(port -> port >= 0 && port <= 65_535)
                .distinct()
                .toList();
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
