package io.canreach.packet;

import io.canreach.packet.PacketClassifier.DeadLine;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what takes the packets of dead lines. */
final class Culprits {
    private final List<ListLine> lines;
    private final Overlap v4;
    private final Overlap v6;

    Culprits(List<ListLine> lines, FlatDiagram v4, FlatDiagram v6) {
        this.lines = lines;
        this.v4 = new Overlap(v4);
        this.v6 = new Overlap(v6);
    }

    /** A dead line with its culprits. */
    DeadLine of(int number) {
        ListLine line = lines.get(number);
        Map<Integer, BigInteger> sizes = new HashMap<>(v4.of(line));
        v6.of(line).forEach((culprit, size) -> sizes.merge(culprit, size, BigInteger::add));
        Comparator<Map.Entry<Integer, BigInteger>> largest =
                Map.Entry.<Integer, BigInteger>comparingByValue().reversed();
        return dead(
                number,
                sizes.entrySet().stream()
                        .sorted(largest.thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    static DeadLine dead(int number, List<Integer> culprits) {
        int shown = Math.min(DeadLine.MOST_CULPRITS, culprits.size());
        return new DeadLine(number, culprits.subList(0, shown), culprits.size());
    }
}
