package io.canreach.benchmarks;

import io.canreach.packet.Box;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PacketClassifier;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** From the lines of a list to those that no packet reaches; ours also names the culprits. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls setUp before anything else
public class DeadBenchmark {
    private static final int SECONDS_OF_SETUP = 3;
    private static final int PATIENCE = 10;

    /** The list. */
    @Param("nsg-1000")
    public String list;

    /** The family of its addresses. */
    @Param("IPV4")
    public IpFamily family;

    private List<Line> lines;
    private List<Box> boxes;

    /**
     * Reads the list and makes sure that its dead lines are those that an independent engine found, or JavaBDD when it is
     * its turn.
     *
     * @param run the contestant's run
     */
    @Setup
    public void setUp(BenchmarkParams run) {
        lines = Lists.read(list);
        boxes = Boxes.of(lines, family);
        List<Integer> ours = canreach();
        if (Lists.hasKnownDead(list)) {
            Agreement.on(list + ": dead lines", Lists.knownDead(list), ours);
        } else if (run.getBenchmark().endsWith("javaBdd")) {
            Bdd.Dead known = javaBdd(SECONDS_OF_SETUP);
            List<Integer> looked =
                    ours.stream().filter(line -> line < known.looked()).toList();
            Agreement.on(list + ": dead lines of the first " + known.looked(), known.lines(), looked);
        }
    }

    private Bdd.Dead javaBdd(int seconds) {
        Bdd engine = new Bdd(lines.size());
        Bdd.Dead dead = engine.dead(lines, seconds);
        engine.close();
        return dead;
    }

    /** Compiles the list and asks for its dead lines, with their culprits where lines carry an action. */
    @Benchmark
    public List<Integer> canreach() {
        PacketClassifier classifier = PacketClassifier.ofBoxes(boxes);
        if (!Lists.hasKnownDead(list)) {
            return classifier.deadLines();
        }
        return classifier.dead().stream().map(PacketClassifier.DeadLine::line).toList();
    }

    /** Each line without the union of the earlier ones, in a factory without memories of the last time. */
    @Benchmark
    public int javaBdd() {
        return javaBdd(PATIENCE).looked();
    }
}
