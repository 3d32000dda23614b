package io.canreach.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a set of benchmarks and writes {@code benchmarks/target/summary.json}. */
public final class Main {
    private static final int LONG_PATIENCE = 3;

    private Main() {}

    /**
     * Runs the short set, the long one, or all works whose name begins with a word.
     *
     * @param args {@code short}, {@code long}, or a word such as {@code decide}; {@code short} if there is none
     * @throws IOException if the summary cannot be written
     */
    public static void main(String[] args) throws IOException {
        String set = args.length == 0 ? "short" : args[0];
        List<String> failures = new ArrayList<>();
        long start = System.nanoTime();
        Summary summary = run(contests(set), set.equals("long") ? LONG_PATIENCE : 1, failures);
        System.out.println(summary.table());
        System.out.printf(
                "%d works in %d s, in %s%n",
                summary.entries().size(), seconds(start), Inputs.target().resolve("summary.json"));
        failures.forEach(System.out::println);
        System.exit(failures.isEmpty() ? 0 : 1);
    }

    private static long seconds(long start) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    }

    private static List<Contest> contests(String set) {
        if (set.equals("short")) {
            return Contests.shortSet();
        }
        List<Contest> all = Contests.longSet();
        return set.equals("long")
                ? all
                : all.stream().filter(contest -> contest.work().startsWith(set)).toList();
    }

    /** Writes after each work, so that a run that is cut short leaves what it has. */
    private static Summary run(List<Contest> contests, int patience, List<String> failures) throws IOException {
        List<Summary.Entry> entries = new ArrayList<>();
        long start = System.nanoTime();
        Map<Run, Double> medians = new HashMap<>(); // who takes part in two contests runs once
        for (Contest contest : contests) {
            try {
                Summary.Entry entry = contest.result(one -> medians.computeIfAbsent(one, run -> run.median(patience)));
                entries.add(entry);
                System.out.printf("%s after %d s%n", entry.row(), seconds(start));
                new Summary(entries).write(Inputs.target());
            } catch (RuntimeException e) { // whatever happens to one work, the others are measured
                failures.add(contest.work() + " failed: " + e);
            }
        }
        return new Summary(entries);
    }
}
