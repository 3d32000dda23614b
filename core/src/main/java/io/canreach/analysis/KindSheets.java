package io.canreach.analysis;

import io.canreach.packet.AddressPairs;
import io.canreach.packet.ColumnSheet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PairSheet;
import io.canreach.packet.Rewrite;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A kind of plain machines by numbers: what its rules allow and deny of what it sends and what it is sent. */
final class KindSheets {
    private final PlainKind kind;
    private final int[] places;
    private final int[] owners;
    private final PairSheet out;
    private final Map<List<Rewrite>, ColumnSheet> in;

    private KindSheets(PlainKind kind, int[] places, int[] owners, PairSheet out, Map<List<Rewrite>, ColumnSheet> in) {
        this.kind = kind;
        this.places = places;
        this.owners = owners;
        this.out = out;
        this.in = in;
    }

    static KindSheets of(
            PlainKind kind, AddressPairs pairs, Map<PlainEnd, Integer> rows, Collection<List<Rewrite>> rewrites) {
        Map<Integer, Integer> owners = new TreeMap<>();
        kind.ends().forEach(end -> end.ips().forEach(ip -> owners.put(pairs.indexOf(ip), rows.get(end))));
        int[] places = owners.keySet().stream().mapToInt(Integer::intValue).toArray();
        Map<List<Rewrite>, ColumnSheet> in = new HashMap<>();
        rewrites.forEach(each -> in.put(each, pairs.columns(sets(kind.in().after(each)), places)));
        return new KindSheets(
                kind,
                places,
                owners.values().stream().mapToInt(Integer::intValue).toArray(),
                pairs.sheet(sets(kind.out()), places),
                in);
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

    /** The numbers of a source with all addresses of this kind, for flows that come in by these translations. */
    int[] from(int source, List<Rewrite> rewrites) {
        ColumnSheet sheet = in.get(rewrites);
        if (sheet == null) {
            throw new IllegalStateException("nothing is known of flows that come to " + kind + " by " + rewrites);
        }
        return sheet.from(source);
    }

    /** The same machines with other rules. */
    KindSheets with(PlainKind other, AddressPairs pairs) {
        Map<List<Rewrite>, ColumnSheet> changed = new HashMap<>();
        in.keySet()
                .forEach(each -> changed.put(each, pairs.columns(sets(other.in().after(each)), places)));
        return new KindSheets(other, places, owners, pairs.sheet(sets(other.out()), places), changed);
    }

    private static List<PacketSet> sets(Gate gate) {
        return List.of(gate.allowed(), gate.denied());
    }
}
