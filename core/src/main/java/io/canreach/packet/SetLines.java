package io.canreach.packet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines as they are: slow, but no list is too large for it. */
record SetLines(List<ListLine> lines) implements CompiledLines {
    @Override
    public int line(Flow flow) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).packets().contains(flow)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public BitSet near(PacketSet packets) {
        return near(packets, lines.size());
    }

    /** Which of the lines before one overlap some packets. */
    BitSet near(PacketSet packets, int before) {
        BitSet near = new BitSet();
        for (int i = 0; i < before; i++) {
            if (lines.get(i).packets().overlaps(packets)) {
                near.set(i);
            }
        }
        return near;
    }

    @Override
    public List<Integer> deadLines() {
        return IntStream.range(0, lines.size()).filter(this::isDead).boxed().toList();
    }

    private boolean isDead(int line) {
        PacketSet packets = lines.get(line).packets();
        return covered(packets, near(packets, line).stream().boxed().toList());
    }

    @Override
    public List<PacketClassifier.DeadLine> dead() {
        return deadLines().stream().map(this::culprits).toList();
    }

    private PacketClassifier.DeadLine culprits(int line) {
        PacketSet packets = lines.get(line).packets();
        return culprits(line, packets, near(packets, line).stream().boxed().toList());
    }

    private boolean covered(PacketSet packets, List<Integer> earlier) {
        PacketSet rest = packets;
        for (int line : earlier) {
            rest = rest.minus(lines.get(line).packets());
        }
        return rest.isEmpty();
    }

    /** A dead line with its culprits, which are among some earlier lines. */
    PacketClassifier.DeadLine culprits(int number, PacketSet packets, List<Integer> earlier) {
        record Culprit(int line, PacketSet taken) {}
        List<Culprit> culprits = new ArrayList<>();
        PacketSet rest = packets;
        for (int line : earlier) {
            PacketSet taken = rest.intersect(lines.get(line).packets());
            if (!taken.isEmpty()) {
                culprits.add(new Culprit(line, taken));
                rest = rest.minus(taken);
            }
        }
        return culprits.stream()
                .sorted(Comparator.comparing(
                                (Culprit culprit) -> culprit.taken().size())
                        .reversed()
                        .thenComparing(Culprit::line))
                .map(Culprit::line)
                .collect(Collectors.collectingAndThen(Collectors.toList(), all -> Culprits.dead(number, all)));
    }
}
