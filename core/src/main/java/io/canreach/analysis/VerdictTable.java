package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.reach.Verdict;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The fates of every cell of a matrix, one byte each. */
final class VerdictTable {
    private final byte[][] rows;
    private final Map<Endpoint, Integer> numbers;
    private final MatrixCells cells;

    private VerdictTable(byte[][] rows, Map<Endpoint, Integer> numbers, MatrixCells cells) {
        this.rows = rows;
        this.numbers = numbers;
        this.cells = cells;
    }

    /** Fills a whole table; what is not found at once is asked about pair by pair. */
    static VerdictTable of(
            Network network, List<Endpoint> endpoints, PlainPairs plain, BiFunction<Endpoint, Endpoint, Fates> walk) {
        byte[][] rows = new byte[endpoints.size()][endpoints.size()];
        Map<Endpoint, Integer> numbers = new HashMap<>();
        endpoints.forEach(each -> numbers.put(each, numbers.size()));
        MatrixCells cells = MatrixCells.of(network, plain, numbers);
        cells.fill(rows);
        own(plain, numbers, rows);
        internet(network, plain, numbers, rows, kind -> true);
        IntStream.range(0, rows.length).parallel().forEach(from -> ask(from, endpoints, rows[from], walk));
        return new VerdictTable(rows, numbers, cells);
    }

    /** The same table where only some NSGs of plain machines say something else. */
    VerdictTable after(
            Network network,
            List<Endpoint> endpoints,
            PlainPairs plain,
            Set<ResourceId> groups,
            BiFunction<Endpoint, Endpoint, Fates> walk) {
        byte[][] copy = new byte[rows.length][];
        IntStream.range(0, rows.length).forEach(row -> copy[row] = forgetting(rows[row].clone()));
        forget(plain, groups, copy);
        MatrixCells changed = cells.after(plain, groups);
        changed.fill(copy, groups);
        own(plain, numbers, copy);
        internet(network, plain, numbers, copy, kind -> kind.example().isGuardedBy(groups));
        IntStream.range(0, copy.length).parallel().forEach(from -> ask(from, endpoints, copy[from], walk));
        return new VerdictTable(copy, numbers, changed);
    }

    /** What was asked about by itself may have changed whatever changed. */
    private static byte[] forgetting(byte[] row) {
        for (int i = 0; i < row.length; i++) {
            if ((row[i] & CellBits.ASKED) != 0) {
                row[i] = 0;
            }
        }
        return row;
    }

    private void forget(PlainPairs plain, Set<ResourceId> groups, byte[][] copy) {
        plain.ends().values().stream().filter(end -> end.isGuardedBy(groups)).forEach(end -> {
            int number = number(numbers, end);
            Arrays.fill(copy[number], (byte) 0);
            for (byte[] row : copy) {
                row[number] = 0;
            }
        });
    }

    /** A machine reaches itself without leaving itself. */
    private static void own(PlainPairs plain, Map<Endpoint, Integer> numbers, byte[][] rows) {
        for (Endpoint each : plain.ends().keySet()) {
            int number = numbers.getOrDefault(each, 0);
            rows[number][number] = CellBits.KNOWN | CellBits.DELIVERED;
        }
    }

    private static void internet(
            Network network,
            PlainPairs plain,
            Map<Endpoint, Integer> numbers,
            byte[][] rows,
            Predicate<PlainKind> wanted) {
        InternetCells cells = new InternetCells(network);
        int internet = numbers.getOrDefault(new Endpoint.Internet(), 0);
        if (!cells.isQuick()) {
            return;
        }
        plain.crossings().regions().parallelStream()
                .forEach(region -> region.kinds().parallelStream()
                        .filter(wanted)
                        .forEach(kind -> {
                            cells.out(
                                    region, kind, (end, fates) -> rows[number(numbers, end)][internet] = (byte) fates);
                            for (PlainEnd end : kind.ends()) {
                                cells.in(region, kind, end)
                                        .ifPresent(found -> rows[internet][number(numbers, end)] = found);
                            }
                        }));
    }

    private static int number(Map<Endpoint, Integer> numbers, PlainEnd end) {
        return numbers.getOrDefault(end.endpoint(), 0);
    }

    private static void ask(
            int from, List<Endpoint> endpoints, byte[] row, BiFunction<Endpoint, Endpoint, Fates> walk) {
        for (int to = 0; to < row.length; to++) {
            if ((row[to] & CellBits.KNOWN) == 0) {
                row[to] = (byte) (CellBits.ASKED | CellBits.of(walk.apply(endpoints.get(from), endpoints.get(to))));
            }
        }
    }

    int fates(int from, int to) {
        return rows[from][to] & CellBits.FATES;
    }

    Verdict verdict(int from, int to) {
        return CellBits.verdict(rows[from][to]);
    }

    /** How many cells off the diagonal have each verdict. */
    Map<Verdict, Long> counts() {
        long[] found = new long[CellBits.FATES + 1];
        for (int from = 0; from < rows.length; from++) {
            for (int to = 0; to < rows.length; to++) {
                found[rows[from][to] & CellBits.FATES] += from == to ? 0 : 1;
            }
        }
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        for (int fates = 0; fates < found.length; fates++) {
            counts.merge(CellBits.verdict(fates), found[fates], Long::sum);
        }
        return counts;
    }
}
