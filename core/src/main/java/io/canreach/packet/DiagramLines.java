package io.canreach.packet;

import java.util.BitSet;
import java.util.List;

/** Lines as one diagram for each family. */
final class DiagramLines implements CompiledLines {
    private final List<ListLine> lines;
    private final FlatDiagram v4;
    private final FlatDiagram v6;

    private DiagramLines(List<ListLine> lines, FlatDiagram v4, FlatDiagram v6) {
        this.lines = lines;
        this.v4 = v4;
        this.v6 = v6;
    }

    /**
     * Compiles some lines.
     *
     * @throws FlatNodes.TooLarge if a diagram would outgrow the budget
     */
    static DiagramLines of(List<ListLine> lines, List<Field> order, int budget) {
        FlatDiagram v4 = diagram(lines, new LevelOrder(Layout.V4, order), budget);
        return new DiagramLines(lines, v4, diagram(lines, new LevelOrder(Layout.V6, order), budget));
    }

    private static FlatDiagram diagram(List<ListLine> lines, LevelOrder order, int budget) {
        LevelKeys keys = FlatImport.keys(order, lines);
        FlatNodes nodes = new FlatNodes(budget, count(lines, order.layout()));
        FlatImport imported = new FlatImport(keys, nodes);
        IntArray roots = new IntArray();
        for (int i = 0; i < lines.size(); i++) {
            roots.add(imported.root(lines.get(i), i));
        }
        return FlatDiagram.of(keys, nodes, new FlatMerge(keys, nodes).all(roots), lines.size());
    }

    private static int count(List<ListLine> lines, Layout layout) {
        int count = 0;
        for (ListLine line : lines) {
            count += line.hasSome(layout) ? 1 : 0;
        }
        return count;
    }

    FlatDiagram diagram(Layout layout) {
        return layout == Layout.V4 ? v4 : v6;
    }

    /** Whether the levels are those of {@link PacketSet}'s own diagrams. */
    boolean isNatural() {
        return v4.keys().order().fields().equals(LevelOrder.NATURAL);
    }

    int size() {
        return v4.size() + v6.size();
    }

    @Override
    public int line(Flow flow) {
        return (flow.family() == IpFamily.IPV4 ? v4 : v6).line(flow);
    }

    @Override
    public BitSet near(PacketSet packets) {
        BitSet near = new Overlap(v4).lines(ListLine.of(packets));
        PacketSet rest = packets.restrictTo(IpFamily.IPV6);
        for (int i = 0; i < lines.size() && !rest.isEmpty(); i++) {
            // the diagram of IPv6 knows the bounds of its lines only, not those of the packets asked for
            near.set(i, near.get(i) || lines.get(i).packets().overlaps(rest));
        }
        return near;
    }

    @Override
    public List<Integer> deadLines() {
        BitSet dead = v4.lines();
        dead.or(v6.lines());
        dead.flip(0, lines.size());
        return dead.stream().boxed().toList();
    }

    @Override
    public List<PacketClassifier.DeadLine> dead() {
        Culprits culprits = new Culprits(lines, v4, v6);
        return deadLines().stream().map(culprits::of).toList();
    }

    /** A line of which it is known that it is dead. */
    PacketClassifier.DeadLine dead(int line) {
        return new Culprits(lines, v4, v6).of(line);
    }
}
