package io.canreach.analysis;

import io.canreach.analysis.Standing.Kind;
import io.canreach.packet.PacketSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one line is worth in a list of which something is not known. What is claimed holds whatever that is: a line is dead if it
 * is so in all cases, with the fewest packets that others may match, and needed if it is so with the most.
 */
final class LineReview {
    private final LineList list;
    private final int[] near;
    private final int number;
    private final Line line;
    private final List<Case> cases;
    private final Ending ending;
    private final Map<Integer, PacketSet> takers = new TreeMap<>();

    LineReview(LineList list, int[] near, int number, Ending ending) {
        this.list = list;
        this.near = near;
        this.number = number;
        this.line = list.lines().get(number);
        this.cases = list.cases().apply(number);
        this.ending = ending;
    }

    Standing standing() {
        PacketSet packets = PacketSet.unionOf(cases.stream().map(Case::packets).toList());
        if (isDead()) {
            Standing dead = Standing.of(packets.isEmpty() ? Kind.NOTHING : Kind.DEAD, packets, takers);
            return ending.changesWithout(number) ? dead.affecting(ending.most()) : dead;
        }
        takers.clear();
        if (isNeedless()) {
            return Standing.of(Kind.REDUNDANT, decided(), takers);
        }
        if (isNeeded()) {
            return Standing.NEEDED;
        }
        boolean alive = cases.stream().anyMatch(each -> each.isSurelyAmong(surelyDecided(each)));
        return Standing.unknown(
                alive ? Kind.MAY_BE_REDUNDANT : Kind.MAY_BE_DEAD, packets, Reasons.of(list, number, alive));
    }

    private boolean isDead() {
        return cases.stream().allMatch(each -> left(each, takers).isEmpty());
    }

    private PacketSet decided() {
        return PacketSet.unionOf(
                cases.stream().map(each -> left(each, new TreeMap<>())).toList());
    }

    /** The packets of a case that the line may decide: what the lines before it surely take is not among them. */
    private PacketSet left(Case one, Map<Integer, PacketSet> into) {
        PacketSet rest = one.packets();
        for (int i : near) {
            boolean before = i < number && !line.isUnsettled();
            if (before && !rest.isEmpty() && !list.lines().get(i).isUnsettled()) {
                PacketSet taken = rest.intersect(one.certain(i));
                if (!taken.isEmpty()) {
                    into.merge(i, taken, PacketSet::union);
                    rest = rest.minus(taken);
                }
            }
        }
        return rest;
    }

    /** The packets of a case that the line decides if it matches them. */
    private PacketSet surelyDecided(Case one) {
        PacketSet rest = one.packets();
        for (int i : near) {
            Line other = list.lines().get(i);
            boolean before = i < number || other.isUnsettled() || (line.isUnsettled() && other.isRemovable());
            if (before && !rest.isEmpty()) {
                rest = rest.minus(one.fewest(i));
            }
        }
        return rest;
    }

    private boolean isNeedless() {
        if (line.isUnsettled()
                || (ending.changesWithout(number) && !ending.most().isEmpty())) {
            return false;
        }
        return cases.stream().allMatch(this::isNeedless);
    }

    private boolean isNeedless(Case one) {
        PacketSet decided = left(one, new TreeMap<>());
        Behind behind = new Behind(list, near, number, one.lines());
        if (mayBeTakenAnywhere(decided) || !behind.surelyAlike(decided)) {
            return false;
        }
        behind.takers(decided).forEach((taker, packets) -> takers.merge(taker, packets, PacketSet::union));
        return true;
    }

    private boolean mayBeTakenAnywhere(PacketSet packets) {
        return list.lines().stream()
                .anyMatch(other -> other.isUnsettled() && other.possible().overlaps(packets));
    }

    private boolean isNeeded() {
        if (ending.surelyChangesWithout(number) && !ending.least().isEmpty()) {
            return true;
        }
        return !line.isUnsettled()
                && cases.stream()
                        .anyMatch(each -> each.isSurelyAmong(
                                new Behind(list, near, number, each.fewest()).surelyOther(surelyDecided(each))));
    }
}
