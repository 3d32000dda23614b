package io.canreach.packet;

import io.canreach.packet.PacketClassifier.DeadLine;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what takes the packets of dead lines. */
final class Culprits {
    /** Sizes nearer to each other than this may be in another order than their rounded values. */
    private static final double NEAR = 1e-9;

    private final List<ListLine> lines;
    private final Sizes.Rounded rounded = new Sizes.Rounded();
    private final Overlap<Double> v4;
    private final Overlap<Double> v6;
    private final Overlap<BigInteger> exactV4;
    private final Overlap<BigInteger> exactV6;

    Culprits(List<ListLine> lines, FlatDiagram v4, FlatDiagram v6) {
        this.lines = lines;
        this.v4 = new Overlap<>(v4, rounded);
        this.v6 = new Overlap<>(v6, rounded);
        exactV4 = new Overlap<>(v4, new Sizes.Exact());
        exactV6 = new Overlap<>(v6, new Sizes.Exact());
    }

    private record Culprit(int line, double size) {}

    /** A dead line with its culprits. */
    DeadLine of(int number) {
        ListLine line = lines.get(number);
        rounded.begin();
        Map<Integer, Double> sizes = new HashMap<>(v4.of(line));
        v6.of(line).forEach((culprit, size) -> sizes.merge(culprit, size, rounded::plus));
        List<Culprit> culprits = new ArrayList<>();
        sizes.forEach((culprit, size) -> culprits.add(new Culprit(culprit, size)));
        culprits.sort(Comparator.comparingDouble(Culprit::size).reversed().thenComparingInt(Culprit::line));
        boolean sure = rounded.isExact() || areApart(culprits);
        return dead(number, sure ? culprits.stream().map(Culprit::line).toList() : byExactSize(line));
    }

    private static boolean areApart(List<Culprit> culprits) {
        for (int i = 1; i < Math.min(culprits.size(), DeadLine.MOST_CULPRITS + 1); i++) {
            if (culprits.get(i).size() > culprits.get(i - 1).size() * (1 - NEAR)) {
                return false;
            }
        }
        return true;
    }

    private List<Integer> byExactSize(ListLine line) {
        Map<Integer, BigInteger> sizes = new HashMap<>(exactV4.of(line));
        exactV6.of(line).forEach((culprit, size) -> sizes.merge(culprit, size, BigInteger::add));
        return sizes.entrySet().stream()
                .sorted(Map.Entry.<Integer, BigInteger>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    static DeadLine dead(int number, List<Integer> culprits) {
        int shown = Math.min(DeadLine.MOST_CULPRITS, culprits.size());
        return new DeadLine(number, culprits.subList(0, shown), culprits.size());
    }
}
