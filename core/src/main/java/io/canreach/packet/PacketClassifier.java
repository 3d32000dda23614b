package io.canreach.packet;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

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
    private final List<ListLine> lines;
    private final CompiledLines compiled;

    PacketClassifier(List<ListLine> lines, CompiledLines compiled) {
        this.lines = lines;
        this.compiled = compiled;
    }

    private static PacketClassifier compile(List<ListLine> lines) {
        return new PacketClassifier(lines, ListCompiler.compile(lines));
    }

    /**
     * Compiles a list.
     *
     * @param lines the packets that each line is about, whether or not an earlier line takes them
     * @return the compiled list
     */
    public static PacketClassifier of(List<PacketSet> lines) {
        return compile(lines.stream().map(ListLine::of).toList());
    }

    /**
     * Compiles a list whose lines are one box each, which is quicker than sets of any form.
     *
     * @param lines the box that each line is about, whether or not an earlier line takes its packets
     * @return the compiled list
     */
    public static PacketClassifier ofBoxes(List<Box> lines) {
        return compile(lines.stream().map(ListLine::of).toList());
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
    public record Share(OptionalInt line, PacketSet packets) {
        static Share of(int line, PacketSet packets) {
            return new Share(line < 0 ? OptionalInt.empty() : OptionalInt.of(line), packets);
        }
    }

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
        return compiled.line(flow);
    }

    /**
     * The packets that a line decides: its own without those of earlier lines.
     *
     * @param line the line's number
     * @return the packets, none if the line is dead
     * @throws IndexOutOfBoundsException if there is no such line
     */
    public PacketSet decidedBy(int line) {
        return split(lines.get(line).packets()).stream()
                .filter(share -> share.line().equals(OptionalInt.of(line)))
                .map(Share::packets)
                .findFirst()
                .orElse(PacketSet.empty());
    }

    /**
     * Some packets by the line that decides them.
     *
     * @param packets the packets
     * @return disjoint parts that are together the packets, in the order of lines; what no line has comes last
     */
    public List<Share> split(PacketSet packets) {
        return compiled instanceof DiagramLines diagrams && diagrams.isNatural()
                ? ListSplit.shares(diagrams, packets)
                : NearLines.of(lines, compiled, packets).split(packets);
    }

    /**
     * Some packets by what the lines that decide them have in common, which is quicker than a part for every line.
     *
     * @param packets the packets
     * @param groups the number of the group that a line belongs to, from 0; a group may have many lines
     * @return the packets that each group decides, those of group 0 first, up to the last that decides some; packets that no
     *     line has are in none
     */
    public List<PacketSet> split(PacketSet packets, IntUnaryOperator groups) {
        Map<Integer, PacketSet> parts = compiled instanceof DiagramLines diagrams && diagrams.isNatural()
                ? ListSplit.parts(diagrams, packets, groups)
                : NearLines.of(lines, compiled, packets).split(packets, groups);
        int last = parts.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
        return IntStream.rangeClosed(0, last)
                .mapToObj(group -> parts.getOrDefault(group, PacketSet.empty()))
                .toList();
    }

    /**
     * The numbers of the lines that no packet reaches, which are found quicker than what takes their packets.
     *
     * @return the numbers in ascending order
     */
    public List<Integer> deadLines() {
        return compiled.deadLines();
    }

    /**
     * The lines that no packet reaches, exactly: also those that several earlier lines cover only together.
     *
     * @return the dead lines in ascending order, each with what takes its packets
     */
    public List<DeadLine> dead() {
        return compiled.dead();
    }

    /** {@return the number of lines, as {@code first-match list of 3 lines}} */
    @Override
    public String toString() {
        return "first-match list of " + lines.size() + " lines";
    }
}
