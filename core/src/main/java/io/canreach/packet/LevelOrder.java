package io.canreach.packet;

import java.util.ArrayList;
import java.util.List;

/** The levels of a flat diagram of one family, from the top: the protocol, then the other fields in some order. */
final class LevelOrder {
    /** The order of {@link PacketSet}'s own diagrams. */
    static final List<Field> NATURAL =
            List.of(Field.PROTOCOL, Field.SOURCE, Field.DESTINATION, Field.SOURCE_PORT, Field.DESTINATION_PORT);

    /** For lists in which most lines are about any source or any destination: the ports of few values come first. */
    static final List<Field> PORTS_THEN_DESTINATION =
            List.of(Field.PROTOCOL, Field.DESTINATION_PORT, Field.SOURCE_PORT, Field.DESTINATION, Field.SOURCE);

    static final List<Field> PORTS_THEN_SOURCE =
            List.of(Field.PROTOCOL, Field.DESTINATION_PORT, Field.SOURCE_PORT, Field.SOURCE, Field.DESTINATION);

    private final Layout layout;
    private final List<Field> fields;
    private final Field[] fieldOf;
    private final Level[] levels;

    LevelOrder(Layout layout, List<Field> fields) {
        this.layout = layout;
        this.fields = fields;
        List<Field> fieldOfLevel = new ArrayList<>();
        for (Field field : fields) {
            for (int i = 0; i < layout.width(field); i++) {
                fieldOfLevel.add(field);
            }
        }
        fieldOf = fieldOfLevel.toArray(new Field[0]);
        levels = fieldOfLevel.stream().map(layout::level).toArray(Level[]::new);
    }

    Layout layout() {
        return layout;
    }

    List<Field> fields() {
        return fields;
    }

    /** The number of levels. */
    int count() {
        return levels.length;
    }

    /** The domain of a level. */
    Level level(int index) {
        return levels[index];
    }

    /** The field that a level is about. */
    Field field(int index) {
        return fieldOf[index];
    }

    /** The first level of a field. */
    int first(Field field) {
        int index = 0;
        while (fieldOf[index] != field) {
            index++;
        }
        return index;
    }

    /** The last level of a field. */
    int last(Field field) {
        return first(field) + layout.width(field) - 1;
    }

    /** The key of a flow at a level. */
    long key(Flow flow, int index) {
        return switch (fieldOf[index]) {
            case PROTOCOL -> Level.key(flow.protocol());
            case SOURCE -> half(flow.source(), index, Field.SOURCE);
            case DESTINATION -> half(flow.destination(), index, Field.DESTINATION);
            case SOURCE_PORT -> flow.sourcePort();
            case DESTINATION_PORT -> flow.destinationPort();
        };
    }

    private long half(Ip address, int index, Field field) {
        if (layout == Layout.V4) {
            return address.low();
        }
        boolean first = index == 0 || fieldOf[index - 1] != field;
        return Level.flip(first ? address.high() : address.low());
    }
}
