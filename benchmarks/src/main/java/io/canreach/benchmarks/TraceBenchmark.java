package io.canreach.benchmarks;

import io.canreach.importer.AzureImport;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.VirtualMachine;
import io.canreach.reach.Answer;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One question about two machines, any traffic: answer and traces as objects, no text. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls setUp before anything else
public class TraceBenchmark {
    private static final int STEP = 379;
    private static final int CHECKED = 200;

    /** The shape of the network. */
    @Param("islands")
    public String shape;

    private Network network;
    private List<Endpoint> machines;
    private Reachability reachability;
    private int source;
    private int target;

    /** Imports the network and makes sure that memory does not change answers. */
    @Setup
    public void setUp() {
        network = AzureImport.read(Inputs.network(shape, 1_000)).network();
        machines = endpoints(network);
        reachability = Reachability.of(network);
        for (int i = 0; i < CHECKED; i++) {
            Question question = question(i % 3, i * STEP % machines.size());
            Answer fresh = Reachability.of(network).answer(question);
            Agreement.on(
                    question.toString(),
                    fresh.verdict(),
                    reachability.answer(question).verdict());
        }
    }

    static List<Endpoint> endpoints(Network network) {
        return network.all(VirtualMachine.class).stream()
                .<Endpoint>map(machine -> new Endpoint.Named(Endpoint.Kind.VM, machine.name()))
                .toList();
    }

    private Question question(int from, int to) {
        return Question.of(machines.get(from), machines.get(to), Traffic.any());
    }

    private int nextTarget() {
        target = (target + STEP) % machines.size();
        return target;
    }

    /** The same source as the last time. */
    @Benchmark
    public Answer repeatedSource() {
        return reachability.answer(question(0, nextTarget()));
    }

    /** A source that was not asked about before; once round all of them, everything is forgotten. */
    @Benchmark
    public Answer firstSource() {
        if (++source == machines.size()) {
            source = 0;
            reachability = Reachability.of(network);
        }
        return reachability.answer(question(source, nextTarget()));
    }

    /** The peer: each question begins with nothing known but the network. */
    @Benchmark
    public Answer nothingKept() {
        source = (source + 1) % machines.size();
        return Reachability.of(network).answer(question(source, nextTarget()));
    }
}
