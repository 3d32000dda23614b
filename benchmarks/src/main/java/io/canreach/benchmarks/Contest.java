package io.canreach.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One work, done by canreach and by peers.
 *
 * @param work what is done
 * @param unit the unit of the times
 * @param ours canreach's run
 * @param peers the peers' runs, of which the quickest counts
 */
record Contest(String work, Unit unit, Run ours, List<Run> peers) {
    /** Units of time by how many nanoseconds they have. */
    enum Unit {
        NS(1),
        US(1e3),
        MS(1e6),
        S(1e9);

        private final double nanoseconds;

        Unit(double nanoseconds) {
            this.nanoseconds = nanoseconds;
        }

        double of(double time) {
            return time / nanoseconds;
        }

        @Override
        public String toString() {
            return switch (this) {
                case NS -> "ns";
                case US -> "us";
                case MS -> "ms";
                case S -> "s";
            };
        }
    }

    /**
     * Runs all contestants one after the other.
     *
     * @param median gives the median of a run in nanoseconds
     */
    Summary.Entry result(ToDoubleFunction<Run> median) {
        double best = Double.POSITIVE_INFINITY;
        for (Run peer : peers) {
            best = Math.min(best, median.applyAsDouble(peer));
        }
        return Summary.Entry.of(work, unit.of(median.applyAsDouble(ours)), unit.of(best), unit.toString());
    }
}
