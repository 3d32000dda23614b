package io.canreach.benchmarks;

import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A whole process each time, from the start of a JVM to its end. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls setUp before anything else
public class ColdBenchmark {
    /** The shape of the network of 1,000 machines. */
    @Param("islands")
    public String shape;

    private Path folder;

    /** Makes the network, and makes sure that the trace is one. */
    @Setup
    public void setUp() {
        folder = Inputs.network(shape, 1_000);
        Agreement.on("the trace's verdict", true, trace().contains("VnetLocal"));
    }

    /** The first trace of the network that canreach began with. */
    @Benchmark
    public String trace() {
        return Processes.java(ColdTrace.class, List.of());
    }

    /** All verdicts of the network of 1,000 machines, from its files. */
    @Benchmark
    public String matrix() {
        return Processes.java(ColdMatrix.class, List.of("-Xmx512m"), folder.toString());
    }

    /** The peer: a program that prints a line. */
    @Benchmark
    public String nothing() {
        return Processes.java(ColdNothing.class, List.of());
    }

    /** The peer of the matrix: all files read into trees. */
    @Benchmark
    public String jackson() {
        return Processes.java(ColdJackson.class, List.of("-Xmx512m"), folder.toString());
    }
}
