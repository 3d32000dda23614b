package io.canreach.benchmarks;

import io.canreach.analysis.ReachabilityMatrix;
import io.canreach.importer.AzureImport;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.SecurityRule;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The verdicts of all pairs of endpoints, any traffic, with the Internet. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls setUp before anything else
public class MatrixBenchmark {
    private static final int CHECKED = 200;
    private static final int STEP = 379;

    /** The shape of the network. */
    @Param("hub")
    public String shape;

    /** Its machines. */
    @Param("1000")
    public int machines;

    private Path folder;
    private Network network;
    private Network changed;
    private ReachabilityMatrix matrix;
    private int round;

    /** Makes the network, and of the smaller one its matrix, whose verdicts are those that single questions have. */
    @Setup
    public void setUp() {
        folder = Inputs.network(shape, machines);
        if (machines > 1_000) {
            return;
        }
        network = AzureImport.read(folder).network();
        matrix = ReachabilityMatrix.of(network).complete();
        List<Endpoint> all = matrix.endpoints();
        for (int i = 0; i < CHECKED; i++) {
            Endpoint from = all.get(i % all.size());
            Endpoint to = all.get(i * STEP % all.size());
            if (!from.equals(to)) {
                Agreement.on(from + " to " + to, matrix.answer(from, to).verdict(), matrix.verdict(from, to));
            }
        }
    }

    /** From JSON files on disk to all verdicts. */
    @Benchmark
    public ReachabilityMatrix fromDisk() {
        return ReachabilityMatrix.of(AzureImport.read(folder).network()).complete();
    }

    /** Takes one rule out of one NSG, of another one each time. */
    @Setup(Level.Invocation)
    public void change() {
        if (machines > 1_000) {
            return;
        }
        List<NetworkSecurityGroup> groups = List.copyOf(network.all(NetworkSecurityGroup.class));
        round = (round + 1) % groups.size();
        NetworkSecurityGroup group = groups.get(round);
        List<SecurityRule> rules = group.rules().subList(1, group.rules().size());
        changed = network.toBuilder()
                .replace(NetworkSecurityGroup.of(group.id(), rules))
                .build();
    }

    /** All verdicts again after the change. */
    @Benchmark
    public ReachabilityMatrix afterChange() {
        return matrix.after(changed);
    }

    /** The peer: all verdicts of the changed network as of a new one. */
    @Benchmark
    public ReachabilityMatrix anew() {
        return ReachabilityMatrix.of(changed).complete();
    }
}
