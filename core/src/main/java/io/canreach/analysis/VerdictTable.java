package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.reach.Verdict;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The fates of every cell of a matrix, one byte each. */
final class VerdictTable {
    private final byte[][] rows;
    private final Map<Endpoint, Integer> numbers;
    private final MatrixCells cells;
    private final InternetCells internet;
    /** Rows with cells that were asked about by themselves. */
    private final BitSet asked = new BitSet();

    private VerdictTable(byte[][] rows, Map<Endpoint, Integer> numbers, MatrixCells cells, InternetCells internet) {
        this.rows = rows;
        this.numbers = numbers;
        this.cells = cells;
        this.internet = internet;
    }

    /** Fills a whole table; what is not found at once is asked about pair by pair. */
    static VerdictTable of(
            Network network,
            List<Endpoint> endpoints,
            Map<Endpoint, Integer> numbers,
            PlainPairs plain,
            BiFunction<Endpoint, Endpoint, Fates> walk) {
        byte[][] rows = new byte[endpoints.size()][endpoints.size()];
        VerdictTable table =
                new VerdictTable(rows, numbers, MatrixCells.of(network, plain, numbers), new InternetCells(network));
        table.cells.fill(rows);
        table.fill(plain, kind -> true);
        table.ask(endpoints, walk, IntStream.range(0, rows.length));
        return table;
    }

    /** The same table where only some NSGs of plain machines say something else. */
    VerdictTable after(
            Network network,
            List<Endpoint> endpoints,
            PlainPairs plain,
            Set<ResourceId> groups,
            BiFunction<Endpoint, Endpoint, Fates> walk) {
        byte[][] copy = new byte[rows.length][];
        IntStream.range(0, rows.length).forEach(row -> copy[row] = rows[row].clone());
        VerdictTable next = new VerdictTable(copy, numbers, cells.after(plain, groups), internet.after(network));
        BitSet open = next.forget(endpoints, asked);
        guarded(plain, groups).forEach(kind -> next.forget(kind, open));
        next.cells.fill(copy, groups);
        next.fill(plain, kind -> kind.example().isGuardedBy(groups));
        next.ask(endpoints, walk, open.stream());
        return next;
    }

    private static Stream<PlainKind> guarded(PlainPairs plain, Set<ResourceId> groups) {
        return plain.crossings().regions().stream()
                .flatMap(region -> region.kinds().stream())
                .filter(kind -> kind.example().isGuardedBy(groups));
    }

    /**
     * Forgets what was asked about by itself: it may have changed whatever changed. Not so between machines that are not plain
     * and the Internet, where nobody sends flows on to plain machines.
     */
    private BitSet forget(List<Endpoint> endpoints, BitSet some) {
        BitSet apart = new BitSet();
        for (int i = 0; internet.isQuick() && i < rows.length; i++) {
            apart.set(i, Ends.isMachineOrInternet(endpoints.get(i)));
        }
        BitSet open = new BitSet();
        some.stream().forEach(from -> {
            for (int to = 0; to < rows.length; to++) {
                if ((rows[from][to] & CellBits.ASKED) != 0 && !(apart.get(from) && apart.get(to))) {
                    rows[from][to] = 0;
                    open.set(from);
                }
            }
        });
        asked.or(some);
        return open;
    }

    /** Forgets all rows and columns of a kind; none of the rows is complete then. */
    private void forget(PlainKind kind, BitSet open) {
        for (PlainEnd end : kind.ends()) {
            int number = number(numbers, end);
            Arrays.fill(rows[number], (byte) 0);
            for (byte[] row : rows) {
                row[number] = 0;
            }
        }
        open.set(0, rows.length);
    }

    /** Fills in of some kinds what becomes of calls to the Internet and from it, and to themselves: nobody leaves for that. */
    private void fill(PlainPairs plain, Predicate<PlainKind> wanted) {
        int outside = numbers.getOrDefault(new Endpoint.Internet(), 0);
        plain.crossings().regions().parallelStream()
                .forEach(region -> region.kinds().parallelStream()
                        .filter(wanted)
                        .forEach(kind -> {
                            for (PlainEnd end : kind.ends()) {
                                int number = number(numbers, end);
                                rows[number][number] = CellBits.KNOWN | CellBits.DELIVERED;
                            }
                            if (internet.isQuick()) {
                                fill(region, kind, outside);
                            }
                        }));
    }

    private void fill(Region region, PlainKind kind, int outside) {
        internet.out(region, kind, (end, fates) -> rows[number(numbers, end)][outside] = (byte) fates);
        for (PlainEnd end : kind.ends()) {
            internet.in(region, kind, end).ifPresent(found -> rows[outside][number(numbers, end)] = found);
        }
    }

    private void ask(List<Endpoint> endpoints, BiFunction<Endpoint, Endpoint, Fates> walk, IntStream some) {
        some.parallel().forEach(from -> {
            if (ask(from, endpoints, rows[from], walk)) {
                synchronized (asked) {
                    asked.set(from);
                }
            }
        });
    }

    private static int number(Map<Endpoint, Integer> numbers, PlainEnd end) {
        return numbers.getOrDefault(end.endpoint(), 0);
    }

    private static boolean ask(
            int from, List<Endpoint> endpoints, byte[] row, BiFunction<Endpoint, Endpoint, Fates> walk) {
        boolean found = false;
        for (int to = 0; to < row.length; to++) {
            if ((row[to] & CellBits.KNOWN) == 0) {
                row[to] = (byte) (CellBits.ASKED | CellBits.of(walk.apply(endpoints.get(from), endpoints.get(to))));
                found = true;
            }
        }
        return found;
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
