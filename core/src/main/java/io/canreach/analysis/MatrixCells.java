package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.packet.AddressPairs;
import io.canreach.packet.Ip;
import io.canreach.packet.Rewrite;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the fates of all cells that are about machines: of plain ones by their kinds, of others by one walk to all plain ones
 * and one from each region.
 */
final class MatrixCells {
    private final PlainPairs plain;
    private final Crossings crossings;
    private final List<OddMachine> odd;
    private final AddressPairs pairs;
    private final List<List<KindSheets>> sheets;

    MatrixCells(Network network, PlainPairs plain, Map<Endpoint, Integer> rows) {
        this.plain = plain;
        this.crossings = plain.crossings();
        this.odd = OddMachine.of(network, plain, rows);
        this.pairs = AddressPairs.of(addresses(), Asked.PROTOCOLS);
        this.sheets = sheets(rows);
    }

    private List<Ip> addresses() {
        return Stream.concat(
                        plain.ends().values().stream().flatMap(end -> end.ips().stream()),
                        odd.stream().flatMap(each -> each.ips().stream()))
                .toList();
    }

    private List<List<KindSheets>> sheets(Map<Endpoint, Integer> rows) {
        Map<PlainEnd, Integer> own = new HashMap<>();
        plain.ends().forEach((endpoint, end) -> own.put(end, rows.getOrDefault(endpoint, 0)));
        return crossings.regions().stream()
                .map(region -> region.kinds().parallelStream()
                        .map(kind -> KindSheets.of(kind, pairs, own, rewrites(region)))
                        .toList())
                .toList();
    }

    private Set<List<Rewrite>> rewrites(Region to) {
        Set<List<Rewrite>> all = new LinkedHashSet<>(crossings.rewrites(to));
        odd.forEach(machine -> machine.from().get(to.number()).arrivals().forEach(each -> all.add(each.rewrites())));
        return all;
    }

    /** Fills in what is found without asking about single pairs. */
    void fill(byte[][] rows) {
        TransitSheets transits = TransitSheets.of(crossings, pairs);
        List<OddCells> others = odd.parallelStream()
                .map(machine -> new OddCells(machine, pairs, crossings.regions()))
                .toList();
        int asked = pairs.number(List.of(Asked.anywhere()));
        CellBits cells = new CellBits(pairs.bits(), asked);
        PlainRows filler = new PlainRows(pairs, cells, crossings, sheets, transits);
        crossings.regions().parallelStream()
                .forEach(region -> sheets.get(region.number()).parallelStream().forEach(kind -> {
                    filler.fill(region, kind, rows);
                    others.forEach(each -> each.fill(region, kind, cells, rows));
                }));
    }
}
