package io.canreach.benchmarks;

import io.canreach.importer.AzureImport;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.reach.Answer;
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

/** The verdicts of pairs of endpoints, any traffic, each asked by itself: a sample of all of them. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls setUp before anything else
public class PairsBenchmark {
    /** How many pairs are asked: times are multiplied by how many more there are. */
    static final int SAMPLE = 200;

    private static final int STEP = 379;

    /** The shape of the network. */
    @Param("islands")
    public String shape;

    /** Its machines. */
    @Param("1000")
    public int machines;

    private Reachability reachability;
    private List<Endpoint> endpoints;
    private int next;

    /** Imports the network. */
    @Setup
    public void setUp() {
        Network network = AzureImport.read(Inputs.network(shape, machines)).network();
        reachability = Reachability.of(network);
        endpoints = TraceBenchmark.endpoints(network);
    }

    /** Asks pairs that are spread over all of them; what is derived from the network is kept. */
    @Benchmark
    public int oneByOne() {
        int reachable = 0;
        for (int i = 0; i < SAMPLE; i++) {
            next = (next + STEP) % (endpoints.size() - 1);
            Endpoint from = endpoints.get(i * endpoints.size() / SAMPLE);
            Answer answer = reachability.answer(Question.of(from, endpoints.get(next), Traffic.any()));
            reachable += answer.verdict() == Verdict.REACHABLE ? 1 : 0;
        }
        return reachable;
    }
}
