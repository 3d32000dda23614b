package io.canreach.benchmarks;

import io.canreach.importer.AzureImport;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.VirtualMachine;
import io.canreach.reach.Answer;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** One question about two machines: answer and traces as objects, no text. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls setUp before anything else
public class TraceBenchmark {
    private static final int STEP = 379;
    private static final int CHECKED = 200;
    private static final int COPIES = 12;

    /** The shape of the network. */
    @Param("islands")
    public String shape;

    /** What is asked about: any traffic, or TCP to a port. */
    @Param("any")
    public String traffic;

    private Network network;
    private Traffic asked;
    private List<Endpoint> machines;
    private Reachability warm;
    private Reachability reachability;
    private Deque<Network> copies = new ArrayDeque<>();
    private int source;
    private int target;

    /** Imports the network and makes sure that memory does not change answers. */
    @Setup
    public void setUp() {
        network = AzureImport.read(Inputs.network(shape, 1_000)).network();
        asked = traffic.equals("any") ? Traffic.any() : Traffic.tcp(Integer.parseInt(traffic));
        machines = endpoints(network);
        warm = Reachability.of(network);
        for (int i = 0; i < CHECKED; i++) {
            Question question = question(i % 3, i * STEP % machines.size());
            Answer fresh = Reachability.of(network).answer(question);
            Agreement.on(
                    question.toString(), fresh.verdict(), warm.answer(question).verdict());
        }
    }

    static List<Endpoint> endpoints(Network network) {
        return network.all(VirtualMachine.class).stream()
                .<Endpoint>map(machine -> new Endpoint.Named(Endpoint.Kind.VM, machine.name()))
                .toList();
    }

    private Question question(int from, int to) {
        return Question.of(machines.get(from), machines.get(to), asked);
    }

    private int nextTarget() {
        target = (target + STEP) % machines.size();
        return target;
    }

    /**
     * The same source as the last time, which is not the hub's appliance, in a network that was asked before; each destination
     * comes again after all others.
     */
    @Benchmark
    public Answer repeatedSource() {
        return warm.answer(question(machines.size() / 2, nextTarget()));
    }

    /**
     * Networks equal to the first, about which nothing is known yet: what is derived is kept with its network. A source
     * that repeats is asked about in one network all the time.
     *
     * @param run the contestant's run
     */
    @Setup(Level.Iteration)
    public void copy(BenchmarkParams run) {
        if (!run.getBenchmark().endsWith("firstSource")) {
            return;
        }
        copies = new ArrayDeque<>();
        for (int i = 0; i < COPIES; i++) {
            copies.add(network.toBuilder().build());
        }
        reachability = Reachability.of(copies.remove());
        source = 0;
    }

    /** A source that was not asked about before; once round all of them, the next copy of the network is asked. */
    @Benchmark
    public Answer firstSource() {
        if (++source == machines.size()) {
            source = 0;
            reachability =
                    Reachability.of(copies.isEmpty() ? network.toBuilder().build() : copies.remove());
        }
        return reachability.answer(question(source, nextTarget()));
    }

    /** The peer: each question is asked of a network about which nothing is known yet; making the copy is not measured. */
    @Benchmark
    public Answer nothingKept(Stranger stranger) {
        source = (source + 1) % machines.size();
        return Reachability.of(stranger.network).answer(question(source, nextTarget()));
    }

    /** A copy of the network for one question. */
    @State(Scope.Thread)
    public static class Stranger {
        private Network network;

        /** Makes it. */
        @Setup(Level.Invocation)
        public void copy(TraceBenchmark benchmark) {
            network = benchmark.network.toBuilder().build();
        }
    }
}
