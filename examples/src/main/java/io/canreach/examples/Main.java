package io.canreach.examples;

import io.canreach.dsl.ReachabilityRule;
import io.canreach.examples.recipes.Recipe;
import io.canreach.examples.recorded.RecordedAnswers;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells the story that canreach began with, lists the recipes, and compares canreach with what Azure answered. */
public final class Main {
    private static final String LINE = "-".repeat(100);

    private final PrintStream out;

    private Main(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints all three.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        new Main(System.out).tell();
    }

    /**
     * The stories in the document's order.
     *
     * @return one a section
     */
    public static List<Story> stories() {
        return List.of(new OverviewStory(), new OutboundStory(), new SqlServerStory(), new AclStory(), new NsgStory());
    }

    private void tell() {
        out.println("Can this reach that in our Azure network, on this port, and why?");
        stories().forEach(this::tell);
        recipes();
        recorded();
    }

    private void tell(Story story) {
        out.println();
        out.println(LINE);
        out.println(story.title());
        out.println(LINE);
        out.println(Wrapped.text(story.says(), LINE.length()));
        out.println();
        story.holds().forEach(rule -> tell(story, rule));
        if (story instanceof OutboundStory outbound) {
            out.println("What it must reach to live:");
            out.println(outbound.required());
            out.println();
            out.println("What becomes of it as its DNS changes:");
            outbound.dns().forEach(state -> out.println("  " + state));
            out.println();
        }
        out.println("A rule that fails on purpose says:");
        out.println(story.failsOnPurpose().in(story.network()).message().indent(4));
    }

    private void tell(Story story, ReachabilityRule rule) {
        out.println(rule.in(story.network()));
        out.println();
    }

    private void recipes() {
        out.println(LINE);
        out.println("Recipes: networks that teams build again and again, in docs/recipes.md");
        out.println(LINE);
        Recipe.all().forEach(recipe -> out.println(Wrapped.text(recipe.outcome(), LINE.length())));
        out.println();
    }

    private void recorded() {
        out.println(LINE);
        out.println("What Azure answered, and whether canreach says the same");
        out.println(LINE);
        List<RecordedAnswers.Result> results = RecordedAnswers.compare();
        out.printf("%-32s %-50s %7s %9s%n", "question", "recording", "agree", "differ");
        for (RecordedAnswers.Result result : results) {
            int differing = result.explained().size() + result.unexplained().size();
            out.printf(
                    "%-32s %-50s %7d %9d%n",
                    result.recorded().kind(),
                    shortName(result),
                    result.agreeing().size(),
                    differing);
            explained(result);
            result.unexplained().forEach(row -> out.println("    DEFECT: " + row));
        }
        long whole = results.stream()
                .filter(result ->
                        result.unexplained().isEmpty() && result.explained().isEmpty())
                .count();
        out.println();
        out.println(whole + " of " + results.size() + " answers agree in every row; each row that differs says why.");
    }

    /** One line a reason: the first row that differs for it, and how many more. */
    private void explained(RecordedAnswers.Result result) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (RecordedAnswers.Difference each : result.explained()) {
            byReason.computeIfAbsent(each.reason(), any -> new ArrayList<>()).add(each.row());
        }
        byReason.forEach((reason, rows) -> {
            String row = rows.get(0).length() > 160 ? rows.get(0).substring(0, 160) + "..." : rows.get(0);
            String more = rows.size() > 1 ? " and " + (rows.size() - 1) + " more rows" : "";
            out.println(Wrapped.text(row + more + ": " + reason, LINE.length() - 4)
                    .indent(4)
                    .stripTrailing());
        });
    }

    private static String shortName(RecordedAnswers.Result result) {
        String name = result.recorded().name().replaceFirst("^.*\\.", "");
        return name.substring(Math.max(0, name.length() - 50));
    }
}
