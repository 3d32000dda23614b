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
import org.openjdk.jmh.annotations.TearDown;

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
    private Bdd engine;

    /** Reads the list and makes sure that all contestants say the same of many flows. */
    @Setup
    public void setUp() {
        lines = Lists.read(list);
        boxes = Boxes.of(lines, family);
        engine = new Bdd(lines.size());
        List<Probe> probes = Lists.probes(list, lines, PROBES);
        flow = Boxes.flow(probes.get(0), family);
        agree(probes);
    }

    private void agree(List<Probe> probes) {
        LinearScan scan = LinearScan.overRows(lines);
        BDD permitted = engine.permitted(lines);
        PacketClassifier classifier = PacketClassifier.ofBoxes(boxes);
        for (Probe probe : probes) {
            int line = scan.line(probe);
            Agreement.on(list + ": line of " + probe, line, classifier.line(Boxes.flow(probe, family)));
            boolean permit = line >= 0 && lines.get(line).permit();
            Agreement.on(list + ": verdict on " + probe, permit, Bdd.contains(permitted, probe));
        }
        permitted.free();
    }

    /** Gives the memory of the BDDs back. */
    @TearDown
    public void tearDown() {
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
