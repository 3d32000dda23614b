package io.canreach.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One benchmark method with its parameters.
 *
 * @param benchmark the class
 * @param method the method
 * @param parameters what its fields are set to
 * @param effort how long it is measured
 * @param factor what the measured time is multiplied by, where a sample of the work was measured
 * @param heap the heap of its JVM
 */
record Run(
        Class<?> benchmark, String method, Map<String, String> parameters, Effort effort, double factor, String heap) {
    /** How long a run takes. */
    enum Effort {
        /** Work of much less than a second: repeated for a while, the median of several such spells. */
        QUICK(Mode.AverageTime, 3, 3),
        /** Work in large methods, or many, which the compiler needs seconds for. */
        STEADY(Mode.AverageTime, 12, 5),
        /** Work in so many methods that the compiler needs still longer. */
        WARM(Mode.AverageTime, 20, 5),
        /** Work of about a second: done once at a time. */
        SLOW(Mode.SingleShotTime, 5, 5),
        /** Work of some milliseconds that needs a setup each time: done once at a time, often enough to be compiled. */
        REPEATED(Mode.SingleShotTime, 60, 20),
        /** Work of some seconds: done once at a time, the second time counts. */
        LONG(Mode.SingleShotTime, 1, 1),
        /** Work of many seconds: done once, as it warms up by itself. */
        VERY_SLOW(Mode.SingleShotTime, 0, 1),
        /** A process of its own: done once at a time. */
        COLD(Mode.SingleShotTime, 1, 5);

        private final Mode mode;
        private final int warmups;
        private final int measurements;

        Effort(Mode mode, int warmups, int measurements) {
            this.mode = mode;
            this.warmups = warmups;
            this.measurements = measurements;
        }
    }

    static Run of(Class<?> benchmark, String method, Effort effort, Map<String, String> parameters) {
        return new Run(benchmark, method, parameters, effort, 1, System.getProperty("benchmarks.heap", "1g"));
    }

    Run times(double value) {
        return new Run(benchmark, method, parameters, effort, value, heap);
    }

    Run withHeap(String value) {
        return new Run(benchmark, method, parameters, effort, factor, value);
    }

    /**
     * Runs it in a JVM of its own.
     *
     * @param patience 1 for the usual time, more for a longer one
     * @return the median in nanoseconds
     */
    double median(int patience) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(benchmark.getName() + "." + method) + "$")
                .mode(effort.mode)
                .timeUnit(TimeUnit.NANOSECONDS)
                .warmupIterations(effort.warmups * patience)
                .warmupTime(TimeValue.milliseconds(400))
                .measurementIterations(effort.measurements * patience)
                .measurementTime(TimeValue.milliseconds(250))
                .forks(1)
                .jvmArgsAppend("-Xmx" + heap)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        parameters.forEach(options::param);
        return median(options) * factor;
    }

    private static double median(ChainedOptionsBuilder options) {
        try {
            return new Runner(options.build())
                    .runSingle()
                    .getPrimaryResult()
                    .getStatistics()
                    .getPercentile(50);
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }
}
