package io.canreach.packet;

import io.canreach.packet.PacketClassifier.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * The lines of a list that are about some packets, cut down to the addresses of these. Where no diagram of the whole list has
 * the levels of packet sets, there mostly is one of these few.
 */
final class NearLines {
    private static final int FEWEST_COMPILED = 6;
    private static final int BUDGET = 1 << 22;

    private final int[] numbers;
    private final List<PacketSet> lines;

    private NearLines(int[] numbers, List<PacketSet> lines) {
        this.numbers = numbers;
        this.lines = lines;
    }

    /** Lines of a compiled list that decide about some packets, with the number of each. */
    static NearLines of(List<ListLine> all, CompiledLines compiled, PacketSet packets) {
        int[] numbers = compiled.near(packets).stream().toArray();
        PacketSet around = PacketSet.between(packets.sources(), packets.destinations());
        List<PacketSet> lines = new ArrayList<>();
        for (int line : numbers) {
            lines.add(all.get(line).packets().intersect(around));
        }
        return new NearLines(numbers, lines);
    }

    /** The packets by line, in the order of lines; what no line has comes last. */
    List<Share> split(PacketSet packets) {
        List<Share> shares = new ArrayList<>();
        split(packets, line -> line).forEach((line, part) -> shares.add(Share.of(line, part)));
        return List.copyOf(shares);
    }

    /** The packets by the group of the line that decides, or of -1. */
    Map<Integer, PacketSet> split(PacketSet packets, IntUnaryOperator groups) {
        IntUnaryOperator group = line -> groups.applyAsInt(numbers[line]);
        if (numbers.length < FEWEST_COMPILED) {
            return subtract(packets, group);
        }
        try {
            List<ListLine> compiled = lines.stream().map(ListLine::of).toList();
            return ListSplit.parts(DiagramLines.of(compiled, LevelOrder.NATURAL, BUDGET), packets, group);
        } catch (FlatNodes.TooLarge tooLarge) {
            return subtract(packets, group);
        }
    }

    /** Takes lines off the packets one by one. A line that decides none of them makes no difference. */
    private Map<Integer, PacketSet> subtract(PacketSet packets, IntUnaryOperator group) {
        Map<Integer, PacketSet> parts = ListSplit.byLine();
        PacketSet rest = packets;
        for (int line = 0; line < numbers.length; line++) {
            PacketSet taken = rest.intersect(lines.get(line));
            if (!taken.isEmpty()) {
                parts.merge(group.applyAsInt(line), taken, PacketSet::union);
                rest = rest.minus(taken);
            }
        }
        if (!rest.isEmpty()) {
            parts.put(-1, rest);
        }
        return parts;
    }
}
