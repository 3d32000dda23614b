package io.canreach.importer.terraform;

import io.canreach.importer.arm.expression.Unknowns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.IntNode;

/**
 * Rules of one group that share direction and priority, of which Azure refuses all but one. Where all of them do the same,
 * their order does not matter and they move apart; otherwise any of them may be the one that stands.
 */
final class Ties {
    private static final int LAST = 4096;
    private static final int MOST_RULES = 1000;
    private static final String ALIKE = "they do the same, so all of them are read, at priorities of their own";
    private static final String DIFFERENT = "they do not do the same, so what they decide is undetermined";

    private final List<Rule> rules;
    private final Notes notes;

    Ties(List<Rule> rules, Notes notes) {
        this.rules = rules;
        this.notes = notes;
    }

    void settle() {
        Map<String, List<Rule>> byGroup = new LinkedHashMap<>();
        for (Rule each : rules) {
            if (each.isSettled()) {
                byGroup.computeIfAbsent(each.group(), none -> new ArrayList<>()).add(each);
            }
        }
        byGroup.values().forEach(this::settle);
    }

    private void settle(List<Rule> group) {
        for (String direction : List.of("inbound", "outbound")) {
            Map<Integer, List<Rule>> byPriority = group.stream()
                    .filter(each -> each.field("direction").equals(direction))
                    .collect(Collectors.groupingBy(Rule::priority));
            List<List<Rule>> tied =
                    byPriority.values().stream().filter(each -> each.size() > 1).toList();
            tied.forEach(each -> settle(each, direction));
            if (!tied.isEmpty() && group.size() <= MOST_RULES) {
                moveApart(byPriority.values());
            }
        }
    }

    private void settle(List<Rule> tied, String direction) {
        String names = tied.stream().map(each -> "'" + each.name() + "'").collect(Collectors.joining(", "));
        String shared = "rules " + names + " share priority " + tied.get(0).priority() + " " + direction;
        boolean alike =
                tied.stream().map(each -> each.field("access")).distinct().count() == 1;
        notes.error(
                tied.get(0).place(),
                shared + ", and Azure refuses all but one of them",
                "the plan cannot be applied as it is; " + (alike ? ALIKE : DIFFERENT));
        if (!alike) {
            tied.forEach(each -> each.priority(Unknowns.of(shared)));
        }
    }

    private static void moveApart(Collection<List<Rule>> byPriority) {
        moveApart(byPriority.stream()
                .flatMap(List::stream)
                .filter(Rule::isSettled)
                .sorted(Comparator.comparingInt(Rule::priority))
                .toList());
    }

    /** Numbers go up where that is needed, and down again from the last one there is. */
    private static void moveApart(List<Rule> ordered) {
        int[] numbers = ordered.stream().mapToInt(Rule::priority).toArray();
        for (int i = 1; i < numbers.length; i++) {
            numbers[i] = Math.max(numbers[i], numbers[i - 1] + 1);
        }
        for (int i = numbers.length - 1; i >= 0; i--) {
            int most = LAST - (numbers.length - 1 - i);
            numbers[i] = ordered.get(i).priority() > LAST ? numbers[i] : Math.min(numbers[i], most);
        }
        for (int i = 0; i < numbers.length; i++) {
            ordered.get(i).priority(IntNode.valueOf(numbers[i]));
        }
    }
}
