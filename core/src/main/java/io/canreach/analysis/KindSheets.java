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

/**
 * A kind of plain machines by numbers.
 *
 * @param kind the kind
 * @param places the places of its addresses
 * @param owners the row of the machine that has each of them
 * @param out what the kind's rules allow and deny of what it sends
 * @param in what they allow and deny of what it is sent, by what became of it on the way
 */
record KindSheets(PlainKind kind, int[] places, int[] owners, PairSheet out, Map<List<Rewrite>, ColumnSheet> in) {
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

    /** The numbers of a source with all addresses of this kind, for flows that come in by these translations. */
    int[] from(int source, List<Rewrite> rewrites) {
        ColumnSheet sheet = in.get(rewrites);
        if (sheet == null) {
            throw new IllegalStateException("nothing is known of flows that come to " + kind + " by " + rewrites);
        }
        return sheet.from(source);
    }

    private static List<PacketSet> sets(Gate gate) {
        return List.of(gate.allowed(), gate.denied());
    }
}
