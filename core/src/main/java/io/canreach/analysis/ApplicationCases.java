package io.canreach.analysis;

import io.canreach.model.ApplicationRule;
import io.canreach.model.FirewallRule;
import io.canreach.packet.Field;
import io.canreach.packet.PacketSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Application rules match by the name that is called, which packets do not tell. Each name of a rule is a case of its own, in which
 * it is known which other rules are for that name, too.
 */
final class ApplicationCases {
    private static final String ANY = "*";

    private final LineList list;
    private final List<FirewallRule> rules;

    private ApplicationCases(LineList list, List<FirewallRule> rules) {
        this.list = list;
        this.rules = rules;
    }

    /** A list whose first lines are the rules, in order. */
    static LineList of(List<Line> lines, List<FirewallRule> rules, Effect end) {
        LineList plain = LineList.of(lines, end);
        ApplicationCases made = new ApplicationCases(plain, rules);
        return new LineList(plain.lines(), plain.universe(), end, any -> end, made::cases);
    }

    private List<Case> cases(int number) {
        if (!(rules.get(number) instanceof ApplicationRule rule)) {
            return list.cases().apply(number);
        }
        List<String> names = rule.isForAnyName() ? List.of(ANY) : rule.targets();
        return names.stream().map(name -> called(number, name)).toList();
    }

    /** Packets that call one of the names of a rule. */
    private Case called(int number, String name) {
        PacketSet packets = list.lines().get(number).possible();
        boolean isKnown = isKnownButForNames(number);
        Set<Field> open = isKnown ? EnumSet.noneOf(Field.class) : EnumSet.allOf(Field.class);
        PacketSet certain = isKnown ? packets : PacketSet.empty();
        return new Case(packets, certain, open, packets, i -> with(i, name, false), i -> with(i, name, true));
    }

    private boolean isKnownButForNames(int number) {
        int doubts = list.lines().get(number).doubts().size();
        return doubts == 0 || (doubts == 1 && rules.get(number) instanceof ApplicationRule it && !it.isForAnyName());
    }

    /** A line for packets that call a name; for many names, the one among them that the fewest rules are for. */
    private Line with(int number, String name, boolean fewest) {
        Line line = list.lines().get(number);
        if (number >= rules.size() || !(rules.get(number) instanceof ApplicationRule rule) || rule.isForAnyName()) {
            return line;
        }
        if (rule.targets().stream().anyMatch(target -> covers(target, name))) {
            return isKnownButForNames(number) ? matching(line, line.possible()) : line;
        }
        boolean mayMatch = isList(name)
                || rule.targets().stream().anyMatch(ApplicationCases::isList)
                || (name.contains(ANY) && !fewest);
        return mayMatch ? line : matching(line, PacketSet.empty());
    }

    private static Line matching(Line line, PacketSet packets) {
        return new Line(line.rule(), line.effect(), packets, packets, List.of(), false, false, line.isRemovable());
    }

    private static boolean covers(String target, String name) {
        String one = target.toLowerCase(Locale.ROOT);
        String other = name.toLowerCase(Locale.ROOT);
        return one.equals(other) || (one.startsWith(ANY) && other.endsWith(one.substring(1)));
    }

    /** Whether it stands for names that Azure knows, as {@code WindowsUpdate} does. */
    private static boolean isList(String name) {
        return !name.equals(ANY) && !name.contains(".");
    }
}
