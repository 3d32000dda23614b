package io.canreach.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses how a list is compiled. */
final class ListCompiler {
    private static final List<List<Field>> ORDERS =
            List.of(LevelOrder.NATURAL, LevelOrder.PORTS_THEN_DESTINATION, LevelOrder.PORTS_THEN_SOURCE);

    private static final List<List<Field>> OTHERS = ORDERS.subList(1, ORDERS.size());

    /** Lists up to here are compiled in the natural order, if they fit. */
    private static final int SHORT = 2_000;

    private static final int SHORT_BUDGET = 1 << 22;
    private static final int SAMPLE = 1_000;
    private static final int LARGEST_BUDGET = 1 << 26;
    /** A diagram may take a quarter of the memory while it grows. */
    private static final int MEMORY_FOR_AN_INT = 4 * Integer.BYTES;

    private ListCompiler() {}

    static CompiledLines compile(List<ListLine> lines) {
        int budget = (int) Math.min(LARGEST_BUDGET, Runtime.getRuntime().maxMemory() / MEMORY_FOR_AN_INT);
        return compile(lines, budget);
    }

    /** Compiles within a number of ints; the result answers alike whatever the number is. */
    static CompiledLines compile(List<ListLine> lines, int budget) {
        boolean isShort = lines.size() <= SHORT;
        Optional<DiagramLines> quick =
                isShort ? diagram(lines, LevelOrder.NATURAL, Math.min(budget, SHORT_BUDGET)) : Optional.empty();
        if (quick.isPresent()) {
            return quick.get();
        }
        for (List<Field> order : isShort ? OTHERS : List.of(bestOfSample(lines, budget))) {
            Optional<DiagramLines> diagram = diagram(lines, order, budget);
            if (diagram.isPresent()) {
                return diagram.get();
            }
        }
        return withoutDiagram(lines);
    }

    private static Optional<DiagramLines> diagram(List<ListLine> lines, List<Field> order, int budget) {
        try {
            return Optional.of(DiagramLines.of(lines, order, budget));
        } catch (FlatNodes.TooLarge tooLarge) {
            return Optional.empty();
        }
    }

    private static CompiledLines withoutDiagram(List<ListLine> lines) {
        try {
            return CellLines.of(lines);
        } catch (FlatNodes.TooLarge tooLarge) {
            return new SetLines(lines);
        }
    }

    /** The order in which a part of the list has the smallest diagram. */
    private static List<Field> bestOfSample(List<ListLine> lines, int budget) {
        List<ListLine> sample = new ArrayList<>();
        for (int i = 0; i < SAMPLE; i++) {
            sample.add(lines.get((int) ((long) i * lines.size() / SAMPLE)));
        }
        List<Field> best = LevelOrder.NATURAL;
        int smallest = budget;
        for (List<Field> order : ORDERS) {
            Optional<DiagramLines> diagram = diagram(sample, order, smallest);
            if (diagram.isPresent()) {
                smallest = diagram.get().size();
                best = order;
            }
        }
        return best;
    }
}
