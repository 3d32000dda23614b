package io.canreach.analysis;

import io.canreach.packet.Field;
import io.canreach.packet.PacketSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Lines in the order in which they are evaluated: the first that matches decides.
 *
 * @param lines the lines
 * @param universe the packets that may come
 * @param end what becomes of packets that no line matches
 * @param endWithout what would become of them if one line were not there
 * @param cases the ways in which a line matches, for lines of which something is not known
 */
record LineList(
        List<Line> lines,
        PacketSet universe,
        Effect end,
        IntFunction<Effect> endWithout,
        IntFunction<List<Case>> cases) {
    LineList {
        lines = List.copyOf(lines);
    }

    /** A list whose end stays what it is, whatever is taken away. */
    static LineList of(List<Line> lines, Effect end) {
        return of(lines, PacketSet.all(), end, any -> end);
    }

    static LineList of(List<Line> lines, PacketSet universe, Effect end, IntFunction<Effect> endWithout) {
        List<Line> copy = List.copyOf(lines);
        return new LineList(copy, universe, end, endWithout, number -> List.of(onlyCase(copy, number)));
    }

    /** A line of which it is not known in which fields it is open may be open in all. */
    private static Case onlyCase(List<Line> lines, int number) {
        Line line = lines.get(number);
        Set<Field> open = line.doubts().isEmpty() ? EnumSet.noneOf(Field.class) : EnumSet.allOf(Field.class);
        PacketSet somewhere = line.doubts().isEmpty() || line.mayBeNothing() ? PacketSet.empty() : line.possible();
        return new Case(line.possible(), line.certain(), open, somewhere, lines::get, lines::get);
    }

    boolean isCertain() {
        return lines.stream().allMatch(Line::isCertain);
    }
}
