package io.canreach.analysis;

import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Rewrite;
import io.canreach.reach.Transit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ways of flows, put together so that rules at their ends can be put in.
 *
 * @param lost flows that some way does not surely bring to the destination
 * @param unknown flows of which some way ends before the destination, nobody knows how
 * @param arrivals the flows that arrive, or may, by what became of them on the way
 * @param doubts the flows of which a way is not sure, by what would have to be known
 */
record TransitSets(PacketSet lost, PacketSet unknown, List<Arrival> arrivals, Map<List<Unknown>, PacketSet> doubts) {
    /** Flows that arrive alike: surely, and surely or perhaps. */
    record Arrival(List<Rewrite> rewrites, PacketSet sure, PacketSet possible) {}

    static final TransitSets STRAIGHT = new TransitSets(
            PacketSet.empty(),
            PacketSet.empty(),
            List.of(new Arrival(List.of(), PacketSet.all(), PacketSet.all())),
            Map.of());

    static TransitSets of(Transit transit) {
        List<PacketSet> lost = new ArrayList<>();
        List<PacketSet> unknown = new ArrayList<>();
        Map<List<Rewrite>, List<Transit.Way>> arrivals = new LinkedHashMap<>();
        for (Transit.Way way : transit.ways()) {
            if (way.end() != Transit.End.ARRIVED) {
                lost.add(way.packets());
            }
            switch (way.end()) {
                case UNKNOWN -> unknown.add(way.packets());
                case ARRIVED, PERHAPS ->
                    arrivals.computeIfAbsent(way.rewrites(), any -> new ArrayList<>())
                            .add(way);
                case DROPPED -> {}
            }
        }
        List<Arrival> found = new ArrayList<>();
        arrivals.forEach((rewrites, ways) -> found.add(arrival(rewrites, ways)));
        return new TransitSets(
                PacketSet.unionOf(lost), PacketSet.unionOf(unknown), List.copyOf(found), doubts(transit));
    }

    private static Map<List<Unknown>, PacketSet> doubts(Transit transit) {
        return transit.ways().stream()
                .filter(way -> !way.doubts().isEmpty())
                .collect(Collectors.groupingBy(
                        Transit.Way::doubts,
                        Collectors.mapping(
                                Transit.Way::packets,
                                Collectors.collectingAndThen(Collectors.toList(), PacketSet::unionOf))));
    }

    /** The flows that do not meet the same by other ways. */
    PacketSet moved(TransitSets other) {
        List<PacketSet> moved = new ArrayList<>(List.of(either(lost, other.lost), either(unknown, other.unknown)));
        moved.addAll(either(doubts, other.doubts));
        moved.addAll(either(by(Arrival::sure), other.by(Arrival::sure)));
        moved.addAll(either(by(Arrival::possible), other.by(Arrival::possible)));
        return PacketSet.unionOf(moved);
    }

    /** Whether flows may arrive as others than were sent. */
    boolean translates() {
        return arrivals.stream().anyMatch(each -> !each.rewrites().isEmpty());
    }

    private Map<List<Rewrite>, PacketSet> by(Function<Arrival, PacketSet> part) {
        return arrivals.stream().collect(Collectors.toMap(Arrival::rewrites, part));
    }

    private static <K> List<PacketSet> either(Map<K, PacketSet> some, Map<K, PacketSet> others) {
        return Stream.concat(some.keySet().stream(), others.keySet().stream())
                .distinct()
                .map(key ->
                        either(some.getOrDefault(key, PacketSet.empty()), others.getOrDefault(key, PacketSet.empty())))
                .toList();
    }

    private static PacketSet either(PacketSet one, PacketSet other) {
        return one.equals(other) ? PacketSet.empty() : one.minus(other).union(other.minus(one));
    }

    private static Arrival arrival(List<Rewrite> rewrites, List<Transit.Way> ways) {
        PacketSet sure = PacketSet.unionOf(ways.stream()
                .filter(way -> way.end() == Transit.End.ARRIVED)
                .map(Transit.Way::packets)
                .toList());
        return new Arrival(
                rewrites,
                sure,
                PacketSet.unionOf(ways.stream().map(Transit.Way::packets).toList()));
    }

    /** All sets, in the order in which {@link CellBits} looks at them. */
    List<PacketSet> sets() {
        List<PacketSet> sets = new ArrayList<>(List.of(lost, unknown));
        for (Arrival each : arrivals) {
            sets.add(each.sure());
            sets.add(each.possible());
        }
        return sets;
    }

    /** What becomes of flows between two gates. */
    Fates fates(PacketSet asked, Gate out, PlainKind to) {
        PacketSet open = asked.intersect(out.allowed()).minus(lost);
        PacketSet closed = asked.minus(unknown);
        for (Arrival each : arrivals) {
            Gate gate = to.in().after(each.rewrites());
            open = open.minus(each.sure().intersect(asked).minus(gate.allowed()));
            closed = closed.minus(each.possible().intersect(asked).minus(gate.denied()));
        }
        PacketSet dropped = closed.union(asked.intersect(out.denied()));
        return new Fates(open, dropped, asked.minus(open).minus(dropped));
    }
}
