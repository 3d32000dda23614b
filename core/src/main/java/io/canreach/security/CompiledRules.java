package io.canreach.security;

import io.canreach.packet.PacketClassifier;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A list of rules made into one diagram. A rule that may match some packets has a line for those behind the line for what it
 * surely matches: packets that come to such a line are in doubt, and all others are decided.
 */
final class CompiledRules {
    private static final List<Outcome> OUTCOMES = List.of(Outcome.ALLOW, Outcome.DENY, Outcome.UNDETERMINED);

    private final PacketClassifier lines;
    private final int[] rules;

    private CompiledRules(List<Line> lines) {
        this.lines = PacketClassifier.of(lines.stream().map(Line::packets).toList());
        this.rules = lines.stream().mapToInt(Line::rule).toArray();
    }

    /** Some packets of a rule; the number behind those of all rules stands for doubt. */
    private record Line(int rule, PacketSet packets) {}

    static CompiledRules of(List<RuleMatch> rules) {
        List<Line> lines = new ArrayList<>();
        rules.stream()
                .filter(match -> !match.rule().unsettled().isEmpty())
                .forEach(match -> lines.add(new Line(rules.size(), match.possible())));
        for (int i = 0; i < rules.size(); i++) {
            RuleMatch match = rules.get(i);
            if (match.rule().unsettled().isEmpty()) {
                lines.add(new Line(i, match.certain()));
                if (!match.doubts().isEmpty()) {
                    lines.add(new Line(rules.size(), match.possible()));
                }
            }
        }
        return new CompiledRules(lines);
    }

    /** Packets by the number of the rule that decides them; those in doubt have the one behind the last, those of none no one. */
    SortedMap<Integer, PacketSet> split(PacketSet packets) {
        SortedMap<Integer, PacketSet> shares = new TreeMap<>();
        for (PacketClassifier.Share share : lines.split(packets)) {
            share.line().ifPresent(line -> shares.merge(rules[line], share.packets(), PacketSet::union));
        }
        return shares;
    }

    /** Packets by what becomes of them; those in doubt are undetermined, whatever rules say later. */
    Map<Outcome, PacketSet> outcomes(PacketSet packets, List<RuleMatch> list) {
        int[] groups = list.stream()
                .mapToInt(match -> OUTCOMES.indexOf(Outcome.of(match.rule().access())))
                .toArray();
        int doubt = OUTCOMES.indexOf(Outcome.UNDETERMINED);
        List<PacketSet> parts = lines.split(packets, line -> rules[line] < groups.length ? groups[rules[line]] : doubt);
        Map<Outcome, PacketSet> found = new EnumMap<>(Outcome.class);
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isEmpty()) {
                found.put(OUTCOMES.get(i), parts.get(i));
            }
        }
        return found;
    }
}
