package io.canreach.packet;

import io.canreach.packet.PacketClassifier.DeadLine;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Lines as cells, for lists whose diagrams would be too large. */
final class CellLines implements CompiledLines {
    private static final int MOST_CELLS = 200_000;
    private static final int CULPRITS_BUDGET = 1 << 22;

    private final SetLines lines;
    private final Cells v4;
    private final Cells v6;

    private CellLines(List<ListLine> lines) {
        this.lines = new SetLines(lines);
        v4 = Cells.of(Layout.V4, lines, MOST_CELLS);
        v6 = Cells.of(Layout.V6, lines, MOST_CELLS);
    }

    /**
     * Cuts lines into cells.
     *
     * @throws FlatNodes.TooLarge if there would be too many
     */
    static CellLines of(List<ListLine> lines) {
        return new CellLines(lines);
    }

    @Override
    public int line(Flow flow) {
        return (flow.family() == IpFamily.IPV4 ? v4 : v6).line(flow);
    }

    @Override
    public BitSet near(PacketSet packets) {
        return lines.near(packets);
    }

    @Override
    public List<Integer> deadLines() {
        return IntStream.range(0, lines.lines().size())
                .filter(line -> v4.isCovered(line) && v6.isCovered(line))
                .boxed()
                .toList();
    }

    @Override
    public List<DeadLine> dead() {
        return deadLines().stream().map(this::culprits).toList();
    }

    /** Compiles only what overlaps the dead line. */
    private DeadLine culprits(int number) {
        PacketSet packets = lines.lines().get(number).packets();
        BitSet near = lines.near(packets, number);
        List<Integer> earlier = near.stream().boxed().toList();
        List<ListLine> clipped = new ArrayList<>();
        for (int line : earlier) {
            clipped.add(ListLine.of(packets.intersect(lines.lines().get(line).packets())));
        }
        clipped.add(ListLine.of(packets));
        try {
            DeadLine found = DiagramLines.of(clipped, LevelOrder.NATURAL, CULPRITS_BUDGET)
                    .dead(earlier.size());
            return new DeadLine(
                    number, found.culprits().stream().map(earlier::get).toList(), found.culpritCount());
        } catch (FlatNodes.TooLarge tooLarge) {
            return lines.culprits(number, packets, earlier);
        }
    }
}
