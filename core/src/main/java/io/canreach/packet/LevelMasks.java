package io.canreach.packet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells of up to 64 nodes of one level of addresses which of them have keys of another node. */
final class LevelMasks {
    private final Stretches stretches;

    /** A bit for each node that has something in a stretch. */
    private final long[] masks;

    /** What tells more of a stretch in which a node has some of what lies below and not all. */
    private final @Nullable LevelMasks[] below;

    LevelMasks(List<Node> nodes, Level level) {
        this.stretches = Stretches.of(nodes, level);
        this.masks = new long[stretches.count()];
        this.below = new LevelMasks[stretches.count()];
        for (int i = 0; i < masks.length; i++) {
            fill(i, nodes, level);
        }
    }

    private void fill(int stretch, List<Node> nodes, Level level) {
        List<Node> children = new ArrayList<>(nodes.size());
        boolean isWhole = true;
        for (int i = 0; i < nodes.size(); i++) {
            Node child = nodes.get(i).find(stretches.upper(stretch));
            children.add(child);
            masks[stretch] |= child.isEmpty() ? 0 : 1L << i;
            isWhole &= child.isEmpty() || child.isWhole();
        }
        below[stretch] = isWhole ? null : new LevelMasks(children, level);
    }

    /** A bit for each node that has something of another one. */
    long touching(Node other) {
        long touched = 0;
        for (int i = 0; i < other.count(); i++) {
            if (!other.child(i).isEmpty()) {
                touched |= touching(other.child(i), other.lower(i), other.upper(i));
            }
        }
        return touched;
    }

    private long touching(Node child, long lower, long upper) {
        int at = stretches.index(lower);
        long touched = touchingAt(at, child);
        while (stretches.upper(at) < upper) {
            touched |= touchingAt(++at, child);
        }
        return touched;
    }

    private long touchingAt(int stretch, Node child) {
        LevelMasks more = below[stretch];
        return more == null || child.isWhole() ? masks[stretch] : more.touching(child);
    }
}
