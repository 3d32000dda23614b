package io.canreach.benchmarks;

import com.github.javabdd.BDD;
import io.canreach.packet.Box;
import io.canreach.packet.Flow;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PacketClassifier;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** From the lines of a list to something that tells what passes; ours also tells by which line. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls setUp before anything else
public class CompileBenchmark {
    private static final int PROBES = 5_000;

    /** The list. */
    @Param("nsg-1000")
    public String list;

    /** The family of its addresses. */
    @Param("IPV4")
    public IpFamily family;

    private List<Line> lines;
    private List<Box> boxes;
    private Flow flow;

    /**
     * Reads the list and makes sure that the contestant says what a scan of the list says of many flows.
     *
     * @param run the contestant's run
     */
    @Setup
    public void setUp(BenchmarkParams run) {
        lines = Lists.read(list);
        boxes = Boxes.of(lines, family);
        List<Probe> probes = Lists.probes(list, lines, PROBES);
        flow = Boxes.flow(probes.get(0), family);
        if (run.getBenchmark().endsWith("javaBdd")) {
            javaBddAgrees(probes);
        } else {
            canreachAgrees(probes);
        }
    }

    private void canreachAgrees(List<Probe> probes) {
        LinearScan scan = LinearScan.overRows(lines);
        PacketClassifier classifier = PacketClassifier.ofBoxes(boxes);
        for (Probe probe : probes) {
            Agreement.on(list + ": line of " + probe, scan.line(probe), classifier.line(Boxes.flow(probe, family)));
        }
    }

    private void javaBddAgrees(List<Probe> probes) {
        LinearScan scan = LinearScan.overRows(lines);
        Bdd engine = new Bdd(lines.size());
        BDD permitted = engine.permitted(lines);
        for (Probe probe : probes) {
            int line = scan.line(probe);
            boolean permit = line >= 0 && lines.get(line).permit();
            Agreement.on(list + ": verdict on " + probe, permit, Bdd.contains(permitted, probe));
        }
        engine.close();
    }

    /** Compiles the list and decides one flow, so that nothing is put off. */
    @Benchmark
    public int canreach() {
        return PacketClassifier.ofBoxes(boxes).line(flow);
    }

    /** The permitted packets as one BDD, in a factory without memories of the last time. */
    @Benchmark
    public int javaBdd() {
        Bdd fresh = new Bdd(lines.size());
        BDD permitted = fresh.permitted(lines);
        int variable = permitted.var();
        fresh.close();
        return variable;
    }
}
