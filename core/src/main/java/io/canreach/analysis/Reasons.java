package io.canreach.analysis;

import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;

/** What would have to be known to tell what a line is worth. */
final class Reasons {
    private Reasons() {}

    /** The doubts of the line, of lines that may take its packets, and where asked for of those behind it and of the end. */
    static List<Unknown> of(LineList list, int number, boolean withBehind) {
        Line line = list.lines().get(number);
        List<Unknown> reasons = new ArrayList<>(line.doubts());
        for (int i = 0; i < list.lines().size(); i++) {
            Line other = list.lines().get(i);
            boolean asked = i < number || other.isUnsettled() || line.isUnsettled() || withBehind;
            if (i != number && asked && !other.isCertain() && unknown(other).overlaps(line.possible())) {
                reasons.addAll(other.doubts());
            }
        }
        if (withBehind) {
            reasons.addAll(list.endWithout().apply(number).doubts());
            reasons.addAll(list.end().doubts());
        }
        return reasons.stream().distinct().toList();
    }

    private static PacketSet unknown(Line line) {
        return line.isUnsettled() ? line.possible() : line.possible().minus(line.certain());
    }
}
