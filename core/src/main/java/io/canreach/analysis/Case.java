package io.canreach.analysis;

import io.canreach.packet.Field;
import io.canreach.packet.PacketSet;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * One of the ways in which a line matches packets: by one of its alternatives. All lines are as they are for packets that it
 * matches in this way.
 *
 * @param packets what it may match in this way
 * @param certain those of the packets that it surely matches
 * @param open the fields in which it is not known which of these packets it matches
 * @param somewhere packets of which it surely matches those with at least one value of the open fields, though it is not known
 *     which; none where it may match nothing
 * @param lines the lines of the list for such packets
 * @param fewest the same lines for those of the packets that other lines match least
 */
record Case(
        PacketSet packets,
        PacketSet certain,
        Set<Field> open,
        PacketSet somewhere,
        IntFunction<Line> lines,
        IntFunction<Line> fewest) {
    PacketSet certain(int number) {
        return lines.apply(number).certain();
    }

    PacketSet possible(int number) {
        return lines.apply(number).possible();
    }

    PacketSet fewest(int number) {
        return fewest.apply(number).possible();
    }

    /** Whether it is known that some of the packets it matches are among others, whatever is not known of it. */
    boolean isSurelyAmong(PacketSet others) {
        if (others.overlaps(certain)) {
            return true;
        }
        return !somewhere.isEmpty()
                && !others.isEmpty()
                && projected(others.intersect(somewhere)).encloses(projected(somewhere));
    }

    private PacketSet projected(PacketSet set) {
        PacketSet projected = set;
        for (Field field :
                new Field[] {Field.SOURCE, Field.DESTINATION, Field.SOURCE_PORT, Field.DESTINATION_PORT, Field.PROTOCOL
                }) {
            projected = open.contains(field) ? projected : projected.spread(field);
        }
        return projected;
    }
}
