package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.packet.AddressPairs;
import io.canreach.packet.ColumnSheet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PairSheet;
import io.canreach.packet.Rewrite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A kind of plain machines by numbers: what its rules allow and deny of what it sends and what it is sent. */
final class KindSheets {
    private final PlainKind kind;
    private final int[] places;
    private final int[] owners;
    private final Map<Integer, List<Rewrite>> rewrites;
    private final PairSheet out;
    private final Map<Integer, ColumnSheet> in = new HashMap<>();

    private KindSheets(
            PlainKind kind, int[] places, int[] owners, Map<Integer, List<Rewrite>> rewrites, AddressPairs pairs) {
        this.kind = kind;
        this.places = places;
        this.owners = owners;
        this.rewrites = rewrites;
        this.out = pairs.sheet(sets(kind.out()), places);
        rewrites.forEach((number, each) ->
                in.put(number, pairs.columns(sets(kind.in().after(each)), places)));
    }

    /** A kind, whose machines have these rows, and to which flows come by these translations. */
    static KindSheets of(
            PlainKind kind, AddressPairs pairs, Map<Endpoint, Integer> rows, Map<Integer, List<Rewrite>> rewrites) {
        Map<Integer, Integer> owners = new TreeMap<>();
        kind.ends()
                .forEach(end ->
                        end.ips().forEach(ip -> owners.put(pairs.indexOf(ip), rows.getOrDefault(end.endpoint(), 0))));
        return new KindSheets(
                kind,
                owners.keySet().stream().mapToInt(Integer::intValue).toArray(),
                owners.values().stream().mapToInt(Integer::intValue).toArray(),
                rewrites,
                pairs);
    }

    /** The same machines with other rules. */
    KindSheets with(PlainKind other, AddressPairs pairs) {
        return new KindSheets(other, places, owners, rewrites, pairs);
    }

    PlainKind kind() {
        return kind;
    }

    /** The places of its addresses. */
    int[] places() {
        return places;
    }

    /** The rows of the machines that have them. */
    int[] owners() {
        return owners;
    }

    PairSheet out() {
        return out;
    }

    /** What its rules make of flows that come in by translations, which go by their number. */
    ColumnSheet in(int rewrites) {
        ColumnSheet sheet = in.get(rewrites);
        if (sheet == null) {
            throw new IllegalStateException("nothing is known of flows that come to " + kind + " by way " + rewrites);
        }
        return sheet;
    }

    private static List<PacketSet> sets(Gate gate) {
        return List.of(gate.allowed(), gate.denied());
    }
}
