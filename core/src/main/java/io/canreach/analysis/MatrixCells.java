package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.packet.AddressPairs;
import io.canreach.packet.Ip;
import io.canreach.packet.Rewrite;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the fates of all cells that are about machines: of plain ones by their kinds, of others by one walk to all plain ones
 * and one from each region.
 */
final class MatrixCells {
    /** So many kinds are the work of one processor at a time. */
    private static final int A_TASK = 32;

    private final Crossings crossings;
    private final AddressPairs pairs;
    private final TransitSheets transits;
    private final List<OddCells> others;
    private final List<List<KindSheets>> sheets;
    private final CellBits cells;

    private MatrixCells(
            Crossings crossings,
            AddressPairs pairs,
            TransitSheets transits,
            List<OddCells> others,
            List<List<KindSheets>> sheets) {
        this.crossings = crossings;
        this.pairs = pairs;
        this.transits = transits;
        this.others = others;
        this.sheets = sheets;
        int asked = pairs.number(List.of(Asked.anywhere()));
        this.cells = new CellBits(pairs.bits(), asked);
    }

    static MatrixCells of(Network network, PlainPairs plain, Map<Endpoint, Integer> rows) {
        List<OddMachine> odd = OddMachine.of(network, plain, rows);
        List<Ip> addresses = Stream.concat(
                        plain.ends().values().stream().flatMap(end -> end.ips().stream()),
                        odd.stream().flatMap(each -> each.ips().stream()))
                .toList();
        AddressPairs pairs = AddressPairs.of(addresses, Asked.PROTOCOLS);
        Crossings crossings = plain.crossings();
        TransitSheets transits = TransitSheets.of(crossings, pairs);
        return new MatrixCells(
                crossings,
                pairs,
                transits,
                odd.parallelStream()
                        .map(machine -> new OddCells(machine, pairs, transits, crossings.regions()))
                        .toList(),
                sheets(plain, odd, transits, pairs, rows));
    }

    private static List<List<KindSheets>> sheets(
            PlainPairs plain,
            List<OddMachine> odd,
            TransitSheets transits,
            AddressPairs pairs,
            Map<Endpoint, Integer> rows) {
        return plain.crossings().regions().parallelStream()
                .map(region -> {
                    Map<Integer, List<Rewrite>> rewrites = new TreeMap<>();
                    rewrites(plain.crossings(), odd, region).forEach(each -> rewrites.put(transits.number(each), each));
                    return region.kinds().parallelStream()
                            .map(kind -> KindSheets.of(kind, pairs, rows, rewrites))
                            .toList();
                })
                .toList();
    }

    private static Set<List<Rewrite>> rewrites(Crossings crossings, List<OddMachine> odd, Region to) {
        Set<List<Rewrite>> all = new LinkedHashSet<>(crossings.rewrites(to));
        odd.forEach(machine -> machine.from().get(to.number()).arrivals().forEach(each -> all.add(each.rewrites())));
        return all;
    }

    /** The same cells where only some NSGs of plain machines say something else. */
    MatrixCells after(PlainPairs plain, Set<ResourceId> groups) {
        List<List<KindSheets>> changed = sheets.stream()
                .map(kinds -> kinds.stream()
                        .map(kind -> kind.kind().example().isGuardedBy(groups)
                                ? kind.with(plain.kind(kind.kind().example()), pairs)
                                : kind)
                        .toList())
                .toList();
        return new MatrixCells(plain.crossings(), pairs, transits, others, changed);
    }

    /** Fills in what is found without asking about single pairs. */
    void fill(byte[][] rows) {
        fill(rows, kind -> true);
    }

    /** Fills in anew what some NSGs decide. */
    void fill(byte[][] rows, Set<ResourceId> groups) {
        fill(rows, kind -> kind.kind().example().isGuardedBy(groups));
    }

    /** Fills in all rows and columns of some kinds. */
    private void fill(byte[][] rows, Predicate<KindSheets> wanted) {
        List<List<KindSheets>> some = sheets.stream()
                .map(kinds -> kinds.stream().filter(wanted).toList())
                .toList();
        PlainRows plain = new PlainRows(pairs, cells, crossings, transits, rows);
        crossings.regions().parallelStream().forEach(region -> {
            Map<Boolean, List<KindSheets>> parts =
                    sheets.get(region.number()).stream().collect(Collectors.partitioningBy(wanted));
            tasks(parts.getOrDefault(true, List.of())).forEach(kinds -> {
                plain.fill(region, kinds, sheets);
                kinds.forEach(kind -> others.forEach(each -> each.fill(region, kind, cells, rows)));
            });
            tasks(parts.getOrDefault(false, List.of())).forEach(kinds -> plain.fill(region, kinds, some));
        });
    }

    private static Stream<List<KindSheets>> tasks(List<KindSheets> kinds) {
        return IntStream.iterate(0, start -> start < kinds.size(), start -> start + A_TASK)
                .parallel()
                .mapToObj(start -> kinds.subList(start, Math.min(start + A_TASK, kinds.size())));
    }
}
