package io.canreach.packet;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of a list: its packets as a set or as boxes, whichever it was made from, and the other when asked for. */
final class ListLine {
    private final boolean madeFromSet;
    private @Nullable PacketSet packets;
    private @Nullable List<Box> boxes;

    private ListLine(boolean madeFromSet, @Nullable PacketSet packets, @Nullable List<Box> boxes) {
        this.madeFromSet = madeFromSet;
        this.packets = packets;
        this.boxes = boxes;
    }

    static ListLine of(PacketSet packets) {
        return new ListLine(true, Objects.requireNonNull(packets, "a line must not be null"), null);
    }

    static ListLine of(Box box) {
        return new ListLine(false, null, List.of(box));
    }

    /** Whether the line's set is the quickest way into diagrams of an order. */
    boolean isSet(LevelOrder order) {
        return madeFromSet && order.fields().equals(LevelOrder.NATURAL);
    }

    /** Whether the line may have packets of a family. */
    boolean hasSome(Layout layout) {
        if (madeFromSet) {
            return !packets().node(layout).isEmpty();
        }
        for (Box box : boxes()) {
            if (!box.source().node(layout).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    // The fields below are filled without a lock: all values a race may leave there are equal and immutable.

    PacketSet packets() {
        PacketSet known = packets;
        if (known == null) {
            known = PacketSet.unionOf(boxes().stream().map(Box::packets).toList());
            packets = known;
        }
        return known;
    }

    List<Box> boxes() {
        List<Box> known = boxes;
        if (known == null) {
            known = packets().boxes();
            boxes = known;
        }
        return known;
    }
}
