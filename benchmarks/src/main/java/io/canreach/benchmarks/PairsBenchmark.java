package io.canreach.benchmarks;

import io.canreach.importer.AzureImport;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.Verdict;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The verdicts of pairs of machines, any traffic: those of two sources with all others. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls setUp before anything else
public class PairsBenchmark {
    /** The part of all sources that is asked about: times are multiplied by its inverse. */
    static final int SOURCES = 2;

    private static final int CHECKED = 100;
    private static final int STEP = 379;

    /** The shape of the network. */
    @Param("islands")
    public String shape;

    private Network network;
    private List<Endpoint> machines;
    private int source;

    /** Imports the network and makes sure that memory does not change verdicts. */
    @Setup
    public void setUp() {
        network = AzureImport.read(Inputs.network(shape, 1_000)).network();
        machines = TraceBenchmark.endpoints(network);
        Reachability kept = Reachability.of(network);
        for (int i = 0; i < CHECKED; i++) {
            int to = i * STEP % machines.size();
            Agreement.on("verdict on " + to, verdict(Reachability.of(network), 1, to), verdict(kept, 1, to));
        }
    }

    private Verdict verdict(Reachability reachability, int from, int to) {
        return reachability
                .answer(Question.of(machines.get(from), machines.get(to), Traffic.any()))
                .verdict();
    }

    /** One reachability for all questions. */
    @Benchmark
    public int canreach() {
        Reachability kept = Reachability.of(network);
        int reachable = 0;
        for (int i = 0; i < SOURCES; i++) {
            source = (source + STEP) % machines.size();
            for (int to = 0; to < machines.size(); to++) {
                reachable += verdict(kept, source, to) == Verdict.REACHABLE ? 1 : 0;
            }
        }
        return reachable;
    }

    /** The peer: each question begins with nothing known but the network. */
    @Benchmark
    public int nothingKept() {
        int reachable = 0;
        for (int i = 0; i < SOURCES; i++) {
            source = (source + STEP) % machines.size();
            for (int to = 0; to < machines.size(); to++) {
                reachable += verdict(Reachability.of(network), source, to) == Verdict.REACHABLE ? 1 : 0;
            }
        }
        return reachable;
    }
}
