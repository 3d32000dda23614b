package io.canreach.analysis;

import io.canreach.packet.PacketSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** The lines behind one, asked about packets that come to them when it is taken away. */
final class Behind {
    private final LineList list;
    private final int number;
    private final int[] near;
    private final Effect effect;
    private final IntFunction<Line> lines;

    /** Lines that are not near have no packet of the line. */
    Behind(LineList list, int[] near, int number, IntFunction<Line> lines) {
        this.list = list;
        this.near = near;
        this.number = number;
        this.effect = list.lines().get(number).effect();
        this.lines = lines;
    }

    /** What each of the lines behind would surely take of some packets. */
    Map<Integer, PacketSet> takers(PacketSet packets) {
        Map<Integer, PacketSet> takers = new TreeMap<>();
        PacketSet rest = packets;
        for (int i : near) {
            Line line = lines.apply(i);
            if (i > number && !line.isUnsettled() && line.certain().overlaps(rest)) {
                takers.put(i, rest.intersect(line.certain()));
                rest = rest.minus(line.certain());
            }
        }
        return takers;
    }

    /** Whether all of the packets surely fare as the line decides. */
    boolean surelyAlike(PacketSet packets) {
        PacketSet rest = packets;
        for (int i : near) {
            Line line = lines.apply(i);
            if (i > number && !line.isUnsettled() && line.possible().overlaps(rest)) {
                if (!line.effect().equals(effect)) {
                    return false;
                }
                rest = rest.minus(line.certain());
            }
        }
        return rest.isEmpty() || list.endWithout().apply(number).equals(effect);
    }

    /** The packets that surely fare otherwise than the line decides. */
    PacketSet surelyOther(PacketSet packets) {
        PacketSet rest = packets;
        PacketSet other = PacketSet.empty();
        for (int i : near) {
            Line line = lines.apply(i);
            if (i < number || rest.isEmpty() || line.isUnsettled()) {
                continue;
            }
            PacketSet touched =
                    rest.intersect(line.effect().isSurelyOtherThan(effect) ? line.certain() : line.possible());
            if (line.effect().isSurelyOtherThan(effect)) {
                other = other.union(touched);
            }
            rest = rest.minus(touched);
        }
        return list.endWithout().apply(number).isSurelyOtherThan(effect) ? other.union(rest) : other;
    }
}
