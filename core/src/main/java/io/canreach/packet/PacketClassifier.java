package io.canreach.packet;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which line of a first-match list takes each packet. Lines have numbers from 0, and the first line that has a flow
 * decides it.
 *
 * <pre>{@code
 * PacketClassifier list = PacketClassifier.of(List.of(web, PacketSet.all()));
 * list.decide(Flow.tcp("10.0.2.4", 49152, "10.0.1.6", 443));   // 0 if the flow is in web, otherwise 1
 * list.dead();                                                  // the lines that no packet reaches
 * }</pre>
 */
public final class PacketClassifier {
    private final List<PacketSet> lines;

    private PacketClassifier(List<PacketSet> lines) {
        this.lines = lines;
    }

    /**
     * Compiles a list.
     *
     * @param lines the packets that each line is about, whether or not an earlier line takes them
     * @return the compiled list
     */
    public static PacketClassifier of(List<PacketSet> lines) {
        return new PacketClassifier(List.copyOf(lines));
    }

    /**
     * Compiles a list whose lines are one box each, which is quicker than sets of any form.
     *
     * @param lines the box that each line is about, whether or not an earlier line takes its packets
     * @return the compiled list
     */
    public static PacketClassifier ofBoxes(List<Box> lines) {
        return of(lines.stream().map(Box::packets).toList());
    }

    /** {@return the number of lines} */
    public int size() {
        return lines.size();
    }

    /**
     * The part of some packets that one line decides.
     *
     * @param line the line, or nothing for packets that no line has
     * @param packets the packets, at least one
     */
    public record Share(OptionalInt line, PacketSet packets) {}

    /**
     * A line that no packet reaches, because earlier lines take all of its packets or because it has none.
     *
     * @param line the line's number
     * @param culprits the earlier lines that take the line's packets, largest share first, at most five
     * @param culpritCount how many earlier lines take packets of the line
     */
    public record DeadLine(int line, List<Integer> culprits, int culpritCount) {
        static final int MOST_CULPRITS = 5;

        /**
         * Copies the list of culprits.
         *
         * @param line the line's number
         * @param culprits the earlier lines that take the line's packets, largest share first, at most five
         * @param culpritCount how many earlier lines take packets of the line
         */
        public DeadLine {
            culprits = List.copyOf(culprits);
        }
    }

    /**
     * The line that decides a flow.
     *
     * @param flow the flow
     * @return the first line that has it, or nothing
     */
    public OptionalInt decide(Flow flow) {
        int line = line(flow);
        return line < 0 ? OptionalInt.empty() : OptionalInt.of(line);
    }

    /**
     * The line that decides a flow, as a plain number.
     *
     * @param flow the flow
     * @return the first line that has it, or -1
     */
    public int line(Flow flow) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(flow)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The packets that a line decides: its own without those of earlier lines.
     *
     * @param line the line's number
     * @return the packets, none if the line is dead
     * @throws IndexOutOfBoundsException if there is no such line
     */
    public PacketSet decidedBy(int line) {
        return lines.get(line).minus(PacketSet.unionOf(lines.subList(0, line)));
    }

    /**
     * Some packets by the line that decides them.
     *
     * @param packets the packets
     * @return disjoint parts that are together the packets, in the order of lines; what no line has comes last
     */
    public List<Share> split(PacketSet packets) {
        List<Share> shares = new ArrayList<>();
        PacketSet rest = packets;
        for (int i = 0; i < lines.size() && !rest.isEmpty(); i++) {
            PacketSet taken = rest.intersect(lines.get(i));
            if (!taken.isEmpty()) {
                shares.add(new Share(OptionalInt.of(i), taken));
                rest = rest.minus(taken);
            }
        }
        if (!rest.isEmpty()) {
            shares.add(new Share(OptionalInt.empty(), rest));
        }
        return List.copyOf(shares);
    }

    /**
     * The lines that no packet reaches, exactly: also those that several earlier lines cover only together.
     *
     * @return the dead lines in ascending order, each with what takes its packets
     */
    public List<DeadLine> dead() {
        List<DeadLine> dead = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (decidedBy(i).isEmpty()) {
                dead.add(dead(i));
            }
        }
        return List.copyOf(dead);
    }

    private DeadLine dead(int line) {
        record Culprit(int line, BigInteger size) {}
        List<Integer> culprits = split(lines.get(line)).stream()
                .map(share ->
                        new Culprit(share.line().orElseThrow(), share.packets().size()))
                .sorted(Comparator.comparing(Culprit::size).reversed().thenComparing(Culprit::line))
                .map(Culprit::line)
                .toList();
        int shown = Math.min(DeadLine.MOST_CULPRITS, culprits.size());
        return new DeadLine(line, culprits.subList(0, shown), culprits.size());
    }
}
