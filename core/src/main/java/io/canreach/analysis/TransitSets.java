package io.canreach.analysis;

import io.canreach.packet.PacketSet;
import io.canreach.packet.Rewrite;
import io.canreach.reach.Transit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ways of flows, put together so that rules at their ends can be put in.
 *
 * @param lost flows that some way does not surely bring to the destination
 * @param unknown flows of which some way ends before the destination, nobody knows how
 * @param arrivals the flows that arrive, or may, by what became of them on the way
 */
record TransitSets(PacketSet lost, PacketSet unknown, List<Arrival> arrivals) {
    /** Flows that arrive alike: surely, and surely or perhaps. */
    record Arrival(List<Rewrite> rewrites, PacketSet sure, PacketSet possible) {}

    static final TransitSets STRAIGHT = new TransitSets(
            PacketSet.empty(), PacketSet.empty(), List.of(new Arrival(List.of(), PacketSet.all(), PacketSet.all())));

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
        return new TransitSets(PacketSet.unionOf(lost), PacketSet.unionOf(unknown), List.copyOf(found));
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
