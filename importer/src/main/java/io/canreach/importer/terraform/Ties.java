package io.canreach.importer.terraform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rules of one group that share direction and priority, of which Azure refuses all but one. Where all of them do the same,
 * their order does not matter and they move apart; otherwise any of them may be the one that stands.
 */
final class Ties {
    private static final int LAST = 4096;

    private final List<Planned> all;
    private final Notes notes;

    Ties(List<Planned> all, Notes notes) {
        this.all = all;
        this.notes = notes;
    }

    /**
     * A rule, wherever it is shown.
     *
     * @param group the address of its group, or its own where the group is not there
     * @param json the rule
     */
    private record Rule(String group, ObjectNode json) {
        String name() {
            return json.path("name").asString("");
        }

        String field(String name) {
            return json.path("properties").path(name).asString("").toLowerCase(Locale.ROOT);
        }

        boolean isSettled() {
            JsonNode priority = json.path("properties").path("priority");
            return priority.isIntegralNumber() && priority.canConvertToInt();
        }

        int priority() {
            return json.path("properties").path("priority").intValue();
        }

        void priority(JsonNode value) {
            Tree.object(json, "properties").set("priority", value);
        }
    }

    void settle() {
        Map<String, List<Rule>> byGroup = new LinkedHashMap<>();
        for (Planned each : all) {
            if (each.type().equals(Azure.NSG)) {
                Translation.objects(each.properties().path("securityRules"))
                        .forEach(rule -> add(byGroup, each.id(), new Rule(each.address(), rule)));
            } else if (each.type().equals(Azure.RULE)) {
                String group =
                        each.id().substring(0, each.id().length() - name(each).length());
                add(byGroup, group.replaceAll("(?i)/securityRules/$", ""), new Rule(each.address(), each.json()));
            }
        }
        byGroup.values().forEach(this::settle);
    }

    private static String name(Planned rule) {
        return rule.id().substring(rule.id().lastIndexOf('/') + 1);
    }

    private static void add(Map<String, List<Rule>> byGroup, String group, Rule rule) {
        if (rule.isSettled()) {
            byGroup.computeIfAbsent(group.toLowerCase(Locale.ROOT), none -> new ArrayList<>())
                    .add(rule);
        }
    }

    private void settle(List<Rule> group) {
        for (String direction : List.of("inbound", "outbound")) {
            Map<Integer, List<Rule>> byPriority = group.stream()
                    .filter(each -> each.field("direction").equals(direction))
                    .collect(Collectors.groupingBy(Rule::priority));
            List<List<Rule>> tied =
                    byPriority.values().stream().filter(each -> each.size() > 1).toList();
            tied.forEach(each -> report(each, direction));
            if (!tied.isEmpty()) {
                moveApart(byPriority.values().stream()
                        .flatMap(List::stream)
                        .filter(Rule::isSettled)
                        .sorted(Comparator.comparingInt(Rule::priority))
                        .toList());
            }
        }
    }

    private void report(List<Rule> tied, String direction) {
        boolean alike =
                tied.stream().map(each -> each.field("access")).distinct().count() == 1;
        int priority = tied.get(0).priority();
        String names = tied.stream().map(each -> "'" + each.name() + "'").collect(Collectors.joining(", "));
        String consequence = alike
                ? "they do the same, so all of them are read, at priorities of their own"
                : "they do not do the same, so what they decide is undetermined";
        notes.error(
                tied.get(0).group(),
                "rules " + names + " share priority " + priority + " " + direction
                        + ", and Azure refuses all but one of them",
                "the plan cannot be applied as it is; " + consequence);
        if (!alike) {
            String reason = "rules " + names + " share priority " + priority;
            tied.forEach(each -> each.priority(NotYet.of(reason)));
        }
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
