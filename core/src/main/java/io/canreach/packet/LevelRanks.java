package io.canreach.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The ranks of keys at a level, as flows have them. */
final class LevelRanks {
    private final int level;
    private final boolean isSource;
    private final boolean isPort;
    private final boolean isHigh;
    private final boolean isWide;
    private final Ranks ranks;

    private LevelRanks(LevelOrder order, int level, long[] bounds) {
        this.level = level;
        Field field = order.field(level);
        isSource = field == Field.SOURCE || field == Field.SOURCE_PORT;
        isPort = field == Field.SOURCE_PORT || field == Field.DESTINATION_PORT;
        isHigh = level + 1 < order.count() && order.field(level + 1) == field;
        isWide = order.level(level) == Level.IPV6_HALF;
        ranks = new Ranks(bounds);
    }

    /** The levels of a diagram, below the protocol, at which some node has bounds. */
    static LevelRanks[] of(FlatDiagram diagram) {
        LevelOrder order = diagram.keys().order();
        KeySet[] bounds = new KeySet[order.count()];
        Arrays.setAll(bounds, level -> new KeySet());
        diagram.forEachNode(node -> {
            KeySet keys = bounds[diagram.level(node)];
            for (int i = 0; i < diagram.count(node) - 1; i++) {
                keys.add(diagram.upper(node, i));
            }
        });
        List<LevelRanks> levels = new ArrayList<>();
        for (int level = 1; level < bounds.length; level++) {
            long[] sorted = bounds[level].sorted();
            if (sorted.length > 0) {
                levels.add(new LevelRanks(order, level, sorted));
            }
        }
        return levels.toArray(new LevelRanks[0]);
    }

    int level() {
        return level;
    }

    /** The number of bounds. */
    int count() {
        return ranks.count();
    }

    /** The rank of a flow's key. */
    int rank(Flow flow) {
        return ranks.of(key(flow));
    }

    private long key(Flow flow) {
        if (isPort) {
            return isSource ? flow.sourcePort() : flow.destinationPort();
        }
        Ip address = isSource ? flow.source() : flow.destination();
        return isWide ? Level.flip(isHigh ? address.high() : address.low()) : address.low();
    }

    int rankOf(long key) {
        return ranks.of(key);
    }
}
