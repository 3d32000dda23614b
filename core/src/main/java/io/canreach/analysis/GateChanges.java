package io.canreach.analysis;

import io.canreach.model.Direction;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What the rules of plain machines do otherwise in another network, found once for all machines of a kind. */
final class GateChanges {
    private final PlainPairs before;
    private final PlainPairs after;
    private final IpSet everyone;
    private final BiFunction<PlainEnd, Direction, PacketSet> touched;
    private final Map<List<PlainEnd.Kind>, Both> kinds = new HashMap<>();

    /**
     * The changes in both directions.
     *
     * @param out of what is sent to plain machines
     * @param in of what is sent by anybody, since translations may give it any source
     */
    record Both(GateChange out, GateChange in) {}

    GateChanges(PlainPairs before, PlainPairs after, BiFunction<PlainEnd, Direction, PacketSet> touched) {
        this.before = before;
        this.after = after;
        this.touched = touched;
        this.everyone = IpSet.unionOf(Stream.of(before, after)
                .flatMap(pairs -> pairs.crossings().regions().stream())
                .map(Region::addresses)
                .toList());
    }

    /** What becomes otherwise of flows of a machine, and of others of its kind. */
    Both of(PlainEnd was, PlainEnd is) {
        return kinds.computeIfAbsent(List.of(was.kind(), is.kind()), any -> of(before.kind(was), after.kind(is)));
    }

    private Both of(PlainKind was, PlainKind is) {
        IpSet common = was.addresses().intersect(is.addresses());
        return new Both(
                GateChange.of(
                        was.out(),
                        is.out(),
                        PacketSet.between(common, everyone),
                        touched.apply(was.example(), Direction.OUTBOUND)),
                GateChange.of(
                        was.in(),
                        is.in(),
                        PacketSet.between(IpSet.all(), common),
                        touched.apply(was.example(), Direction.INBOUND)));
    }
}
