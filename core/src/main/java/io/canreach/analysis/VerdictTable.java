package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.reach.Verdict;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** The fates of every cell of a matrix, one byte each. */
final class VerdictTable {
    private final byte[][] rows;

    private VerdictTable(byte[][] rows) {
        this.rows = rows;
    }

    /** Fills a whole table; what is not found at once is asked about pair by pair. */
    static VerdictTable of(
            Network network, List<Endpoint> endpoints, PlainPairs plain, BiFunction<Endpoint, Endpoint, Fates> walk) {
        byte[][] rows = new byte[endpoints.size()][endpoints.size()];
        Map<Endpoint, Integer> numbers = new HashMap<>();
        endpoints.forEach(each -> numbers.put(each, numbers.size()));
        new MatrixCells(network, plain, numbers).fill(rows);
        own(plain, numbers, rows);
        internet(network, plain, numbers, rows);
        IntStream.range(0, rows.length).parallel().forEach(from -> ask(from, endpoints, rows[from], walk));
        return new VerdictTable(rows);
    }

    /** A machine reaches itself without leaving itself. */
    private static void own(PlainPairs plain, Map<Endpoint, Integer> numbers, byte[][] rows) {
        for (Endpoint each : plain.ends().keySet()) {
            int number = numbers.getOrDefault(each, 0);
            rows[number][number] = CellBits.KNOWN | CellBits.DELIVERED;
        }
    }

    private static void internet(Network network, PlainPairs plain, Map<Endpoint, Integer> numbers, byte[][] rows) {
        InternetCells cells = new InternetCells(network);
        int internet = numbers.getOrDefault(new Endpoint.Internet(), 0);
        if (!cells.isQuick()) {
            return;
        }
        plain.ends().entrySet().parallelStream().forEach(entry -> {
            int number = numbers.getOrDefault(entry.getKey(), 0);
            PlainEnd end = entry.getValue();
            rows[number][internet] = cells.out(plain.region(end), plain.kind(end), end);
            cells.in(plain.region(end), plain.kind(end), end).ifPresent(found -> rows[internet][number] = found);
        });
    }

    private static void ask(
            int from, List<Endpoint> endpoints, byte[] row, BiFunction<Endpoint, Endpoint, Fates> walk) {
        for (int to = 0; to < row.length; to++) {
            if ((row[to] & CellBits.KNOWN) == 0) {
                row[to] = CellBits.of(walk.apply(endpoints.get(from), endpoints.get(to)));
            }
        }
    }

    Verdict verdict(int from, int to) {
        return CellBits.verdict(rows[from][to]);
    }

    /** How many cells off the diagonal have each verdict. */
    Map<Verdict, Long> counts() {
        long[] found = new long[CellBits.KNOWN];
        for (int from = 0; from < rows.length; from++) {
            for (int to = 0; to < rows.length; to++) {
                found[rows[from][to] & (CellBits.KNOWN - 1)] += from == to ? 0 : 1;
            }
        }
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        for (int fates = 0; fates < found.length; fates++) {
            counts.merge(CellBits.verdict(fates), found[fates], Long::sum);
        }
        return counts;
    }
}
