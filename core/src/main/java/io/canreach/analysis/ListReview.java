package io.canreach.analysis;

import io.canreach.analysis.Standing.Kind;
import io.canreach.packet.PacketClassifier;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the lines that no packet reaches, and those without which every packet fares alike. Lists of which all is known are
 * compiled; the lines of others are looked at one by one, each for the packets that it may match.
 */
final class ListReview {
    private static final int FEW = 30;

    private final LineList list;
    private final List<Line> lines;
    private final Ending ending;
    private final Near near;

    private ListReview(LineList list) {
        this.list = list;
        this.lines = list.lines();
        this.ending = new Ending(list);
        this.near = new Near(lines);
    }

    /** What each line is worth, in order. */
    static List<Standing> of(LineList list) {
        ListReview review = new ListReview(list);
        return list.isCertain() ? review.compiled() : review.oneByOne();
    }

    private List<Standing> compiled() {
        PacketClassifier classifier =
                PacketClassifier.of(lines.stream().map(Line::certain).toList());
        Set<Integer> dead = new HashSet<>(classifier.deadLines());
        List<Standing> standings = new ArrayList<>();
        for (int number = 0; number < lines.size(); number++) {
            if (!lines.get(number).isRemovable()) {
                standings.add(Standing.NEEDED);
            } else if (dead.contains(number)) {
                standings.add(dead(number, taken(classifier, lines.get(number).certain())));
            } else {
                standings.add(deciding(number, decided(classifier, number)));
            }
        }
        return standings;
    }

    /** Where few lines before it can take packets of a line, taking these off is quicker than splitting the line. */
    private PacketSet decided(PacketClassifier classifier, int number) {
        int[] before = Arrays.stream(near.of(number)).filter(i -> i < number).toArray();
        if (before.length > FEW) {
            return classifier.decidedBy(number);
        }
        PacketSet rest = lines.get(number).certain();
        for (int i : before) {
            rest = rest.minus(lines.get(i).certain());
        }
        return rest;
    }

    private static Map<Integer, PacketSet> taken(PacketClassifier classifier, PacketSet packets) {
        Map<Integer, PacketSet> taken = new TreeMap<>();
        classifier.split(packets).forEach(share -> share.line().ifPresent(line -> taken.put(line, share.packets())));
        return taken;
    }

    private Standing dead(int number, Map<Integer, PacketSet> takers) {
        PacketSet packets = lines.get(number).possible();
        Standing dead = Standing.of(packets.isEmpty() ? Kind.NOTHING : Kind.DEAD, packets, takers);
        return ending.changesWithout(number) ? dead.affecting(ending.most()) : dead;
    }

    /** A line that decides packets in a list of which all is known. */
    private Standing deciding(int number, PacketSet decided) {
        if (ending.changesWithout(number) && !ending.most().isEmpty()) {
            return Standing.NEEDED;
        }
        Behind behind = new Behind(list, near.of(number), number, lines::get);
        return behind.surelyAlike(decided)
                ? Standing.of(Kind.REDUNDANT, decided, behind.takers(decided))
                : isEndUnknown(number, decided) ? mayBeRedundant(number, decided) : Standing.NEEDED;
    }

    /** Whether all that might be different is what becomes of packets at an end that is not known. */
    private boolean isEndUnknown(int number, PacketSet decided) {
        return !list.endWithout().apply(number).isKnown()
                && new Behind(list, near.of(number), number, lines::get)
                        .surelyOther(decided)
                        .isEmpty();
    }

    private Standing mayBeRedundant(int number, PacketSet decided) {
        return Standing.unknown(Kind.MAY_BE_REDUNDANT, decided, Reasons.of(list, number, true));
    }

    private List<Standing> oneByOne() {
        List<Standing> standings = new ArrayList<>();
        for (int number = 0; number < lines.size(); number++) {
            standings.add(
                    lines.get(number).isRemovable()
                            ? new LineReview(list, near.of(number), number, ending).standing()
                            : Standing.NEEDED);
        }
        return standings;
    }
}
