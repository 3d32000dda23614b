package io.canreach.benchmarks;

import io.canreach.packet.Flow;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PacketClassifier;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The line that decides one flow; another flow each time, so that no branch is learnt by heart. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls setUp before anything else
public class DecideBenchmark {
    private static final int PROBES = 1 << 13;

    /** The list. */
    @Param("nsg-1000")
    public String list;

    /** How many of its first lines are used. */
    @Param("1000")
    public int size;

    /** The family of its addresses. */
    @Param("IPV4")
    public IpFamily family;

    private Probe[] probes;
    private Flow[] flows;
    private PacketClassifier classifier;
    private LinearScan objects;
    private LinearScan columns;
    private LinearScan rows;
    private int next;

    /** Compiles the list and makes sure that all contestants name the same line for each flow. */
    @Setup
    public void setUp() {
        List<Line> all = Lists.read(list);
        List<Line> lines = all.subList(0, Math.min(size, all.size()));
        classifier = PacketClassifier.ofBoxes(Boxes.of(lines, family));
        objects = LinearScan.overObjects(lines);
        columns = LinearScan.overColumns(lines);
        rows = LinearScan.overRows(lines);
        probes = Lists.probes(list, lines, PROBES).toArray(new Probe[0]);
        flows = new Flow[PROBES];
        for (int i = 0; i < PROBES; i++) {
            flows[i] = Boxes.flow(probes[i], family);
            agree(i);
        }
    }

    private void agree(int i) {
        int line = rows.line(probes[i]);
        Agreement.on(list + ": line of " + probes[i], line, objects.line(probes[i]));
        Agreement.on(list + ": line of " + probes[i], line, columns.line(probes[i]));
        Agreement.on(list + ": line of " + probes[i], line, classifier.line(flows[i]));
    }

    private int turn() {
        next = next + 1 & PROBES - 1;
        return next;
    }

    /** The compiled list. */
    @Benchmark
    public int canreach() {
        return classifier.line(flows[turn()]);
    }

    /** One object a line. */
    @Benchmark
    public int linearObjects() {
        return objects.line(probes[turn()]);
    }

    /** One array a field. */
    @Benchmark
    public int linearColumns() {
        return columns.line(probes[turn()]);
    }

    /** One array for all. */
    @Benchmark
    public int linearRows() {
        return rows.line(probes[turn()]);
    }
}
