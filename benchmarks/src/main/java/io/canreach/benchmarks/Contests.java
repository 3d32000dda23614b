package io.canreach.benchmarks;

import static io.canreach.benchmarks.Run.Effort.COLD;
import static io.canreach.benchmarks.Run.Effort.LONG;
import static io.canreach.benchmarks.Run.Effort.QUICK;
import static io.canreach.benchmarks.Run.Effort.REPEATED;
import static io.canreach.benchmarks.Run.Effort.SLOW;
import static io.canreach.benchmarks.Run.Effort.STEADY;
import static io.canreach.benchmarks.Run.Effort.VERY_SLOW;
import static io.canreach.benchmarks.Run.Effort.WARM;

import io.canreach.benchmarks.Contest.Unit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that is measured. */
final class Contests {
    private static final Map<String, String> NONE = Map.of();
    private static final int MACHINES = 1_000;

    private Contests() {}

    /** What fits into five minutes. */
    static List<Contest> shortSet() {
        return Stream.of(compile(), decide(), traces("islands 1433", "hub any"), pairs(), whole(), dead())
                .flatMap(List::stream)
                .toList();
    }

    /** The short set and what takes longer. */
    static List<Contest> longSet() {
        List<Contest> more = List.of(
                matrix("islands", 10 * MACHINES, LONG),
                decide("random-1000", 1_000),
                listWork("dead", DeadBenchmark.class, "acl1_10k", SLOW, VERY_SLOW),
                listWork("dead", DeadBenchmark.class, "ipc1_10k", SLOW, VERY_SLOW));
        return Stream.of(shortSet(), traces("islands any", "hub 1433"), more)
                .flatMap(List::stream)
                .toList();
    }

    private static List<Contest> compile() {
        return List.of(
                listWork("compile", CompileBenchmark.class, "nsg-1000", STEADY, STEADY),
                listWork("compile", CompileBenchmark.class, "random-10000", SLOW, VERY_SLOW),
                twin("compile", CompileBenchmark.class, "nsg-1000", STEADY),
                twin("compile", CompileBenchmark.class, "random-10000", SLOW));
    }

    private static List<Contest> dead() {
        return List.of(
                listWork("dead", DeadBenchmark.class, "nsg-1000", STEADY, STEADY),
                listWork("dead", DeadBenchmark.class, "random-10000", SLOW, VERY_SLOW),
                listWork("dead", DeadBenchmark.class, "fw1_10k", SLOW, VERY_SLOW),
                twin("dead", DeadBenchmark.class, "random-10000", SLOW));
    }

    private static List<Contest> decide() {
        return List.of(
                decide("nsg-1000", 1_000),
                decide("acl1_10k", 10_000),
                new Contest(
                        "decide acl1, 10,000 lines, against its first 100 by canreach",
                        Unit.NS,
                        decide("canreach", "acl1_10k", 10_000),
                        List.of(decide("canreach", "acl1_10k", 100))),
                new Contest(
                        "decide nsg-1000 as IPv6, against IPv4 by canreach",
                        Unit.NS,
                        Run.of(
                                DecideBenchmark.class,
                                "canreach",
                                QUICK,
                                Map.of("list", "nsg-1000", "size", "1000", "family", "IPV6")),
                        List.of(decide("canreach", "nsg-1000", 1_000))));
    }

    /** Works about networks of a shape, and traffic in them. */
    private static List<Contest> traces(String... works) {
        return Stream.of(works)
                .map(work -> work.split(" "))
                .flatMap(work -> trace(work[0], work[1]))
                .toList();
    }

    private static Stream<Contest> trace(String shape, String traffic) {
        Map<String, String> parameters = Map.of("shape", shape, "traffic", traffic);
        String about =
                "%s of 1,000 machines, %s".formatted(shape, traffic.equals("any") ? "any traffic" : "TCP " + traffic);
        Run fresh = Run.of(TraceBenchmark.class, "nothingKept", QUICK, parameters);
        return Stream.of("repeated", "first")
                .map(source -> new Contest(
                        "trace, " + source + " source, " + about,
                        Unit.US,
                        Run.of(TraceBenchmark.class, source + "Source", WARM, parameters),
                        List.of(fresh)));
    }

    private static List<Contest> pairs() {
        Run again = Run.of(MatrixBenchmark.class, "afterChange", REPEATED, NONE);
        return List.of(
                matrix("islands", MACHINES, SLOW),
                matrix("hub", MACHINES, SLOW),
                matrix("hub", 10 * MACHINES, LONG),
                new Contest(
                        "pairs again after one rule changed, hub of 1,000 machines, against all anew by canreach",
                        Unit.MS,
                        again,
                        List.of(Run.of(MatrixBenchmark.class, "anew", SLOW, NONE))));
    }

    /** From files to all verdicts, beside asking pair by pair: the peer's time is that of a sample, for all pairs. */
    private static Contest matrix(String shape, int machines, Run.Effort effort) {
        Map<String, String> parameters = Map.of("shape", shape, "machines", Integer.toString(machines));
        double pairs = (machines + 1.0) * (machines + 1.0) / PairsBenchmark.SAMPLE;
        return new Contest(
                "pairs, %d machines, %s, from JSON to all verdicts".formatted(machines, shape),
                Unit.S,
                Run.of(MatrixBenchmark.class, "fromDisk", effort, parameters)
                        .withHeap(machines > MACHINES ? "2g" : "512m"),
                List.of(Run.of(PairsBenchmark.class, "oneByOne", SLOW, parameters)
                        .times(pairs)
                        .withHeap("2g")));
    }

    private static List<Contest> whole() {
        return List.of(
                new Contest(
                        "import, 1,000 machines",
                        Unit.MS,
                        Run.of(ImportBenchmark.class, "canreach", SLOW, NONE),
                        List.of(Run.of(ImportBenchmark.class, "jackson", SLOW, NONE))),
                new Contest(
                        "cold first trace of the seed's network",
                        Unit.MS,
                        Run.of(ColdBenchmark.class, "trace", COLD, NONE),
                        List.of(Run.of(ColdBenchmark.class, "nothing", COLD, NONE))),
                new Contest(
                        "cold matrix from JSON, 1,000 machines, hub",
                        Unit.MS,
                        Run.of(ColdBenchmark.class, "matrix", COLD, Map.of("shape", "hub")),
                        List.of(Run.of(ColdBenchmark.class, "jackson", COLD, Map.of("shape", "hub")))));
    }

    private static Contest listWork(String work, Class<?> benchmark, String list, Run.Effort ours, Run.Effort javaBdd) {
        Map<String, String> parameters = Map.of("list", list);
        return new Contest(
                work + " " + list,
                Unit.MS,
                Run.of(benchmark, "canreach", ours, parameters),
                List.of(Run.of(benchmark, "javaBdd", javaBdd, parameters)));
    }

    private static Contest twin(String work, Class<?> benchmark, String list, Run.Effort effort) {
        return new Contest(
                work + " " + list + " as IPv6, against IPv4 by canreach",
                Unit.MS,
                Run.of(benchmark, "canreach", effort, Map.of("list", list, "family", "IPV6")),
                List.of(Run.of(benchmark, "canreach", effort, Map.of("list", list))));
    }

    private static Contest decide(String list, int size) {
        return new Contest(
                "decide " + list,
                Unit.NS,
                decide("canreach", list, size),
                List.of(
                        decide("linearObjects", list, size),
                        decide("linearColumns", list, size),
                        decide("linearRows", list, size)));
    }

    private static Run decide(String method, String list, int size) {
        return Run.of(DecideBenchmark.class, method, QUICK, Map.of("list", list, "size", Integer.toString(size)));
    }
}
