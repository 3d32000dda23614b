package io.canreach.packet;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins disjoint boxes that differ in one field only, as long as there are any, so that a person has fewer to read. */
final class BoxMerger {
    /** Ports last: boxes are joined by what people think of as one thing, first by their addresses. */
    private static final List<Field> ORDER =
            List.of(Field.SOURCE, Field.DESTINATION, Field.DESTINATION_PORT, Field.SOURCE_PORT, Field.PROTOCOL);

    private BoxMerger() {}

    /** All that two boxes must have in common to be joined by a field. */
    private static List<Object> rest(Box box, Field field) {
        return switch (field) {
            case PROTOCOL -> List.of(box.source(), box.sourcePorts(), box.destination(), box.destinationPorts());
            case SOURCE -> List.of(box.protocols(), box.sourcePorts(), box.destination(), box.destinationPorts());
            case SOURCE_PORT -> List.of(box.protocols(), box.source(), box.destination(), box.destinationPorts());
            case DESTINATION -> List.of(box.protocols(), box.source(), box.sourcePorts(), box.destinationPorts());
            case DESTINATION_PORT -> List.of(box.protocols(), box.source(), box.sourcePorts(), box.destination());
        };
    }

    static List<Box> merge(List<Box> boxes) {
        List<Box> merged = boxes;
        int before;
        do {
            before = merged.size();
            for (Field field : ORDER) {
                merged = merge(merged, field);
            }
        } while (merged.size() < before);
        return merged;
    }

    /** A joined box stands where the first of its parts stood. */
    private static List<Box> merge(List<Box> boxes, Field field) {
        Map<List<Object>, Box> joined = new LinkedHashMap<>();
        for (Box box : boxes) {
            joined.merge(rest(box, field), box, BoxMerger::join);
        }
        return new ArrayList<>(joined.values());
    }

    private static Box join(Box one, Box other) {
        Set<Protocol> protocols = EnumSet.copyOf(one.protocols());
        protocols.addAll(other.protocols());
        return new Box(
                protocols,
                one.source().union(other.source()),
                one.sourcePorts().union(other.sourcePorts()),
                one.destination().union(other.destination()),
                one.destinationPorts().union(other.destinationPorts()));
    }
}
