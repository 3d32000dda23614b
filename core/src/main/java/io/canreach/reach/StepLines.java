package io.canreach.reach;

import io.canreach.packet.Flow;
import io.canreach.security.MatchFlags;
import io.canreach.security.Outcome;
import io.canreach.security.RulePart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The lines of a trace. */
final class StepLines {
    private StepLines() {}

    static List<String> of(List<Step> steps) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            lines.add(line(i + 1, steps.get(i)));
        }
        return lines;
    }

    /** The lines, with the rules at the last step that judged otherwise than by letting pass. */
    static List<String> detailed(Part part, Optional<Flow> example, int nearMisses) {
        List<String> lines = new ArrayList<>();
        List<Step> steps = part.trace().steps();
        for (int i = 0; i < steps.size(); i++) {
            lines.add(line(i + 1, steps.get(i)));
            if (example.isPresent() && shows(steps.get(i), nearMisses)) {
                lines.addAll(rules(steps.get(i), steps.get(i).here(example.get()), nearMisses));
            }
        }
        return lines;
    }

    private static boolean shows(Step step, int nearMisses) {
        return step.rules().isPresent() && (step.effect() != Step.Effect.ALLOW || nearMisses == Integer.MAX_VALUE);
    }

    private static String line(int number, Step step) {
        String station = Columns.right(Integer.toString(number), 3) + " "
                + Columns.left(step.stage().toString(), 10);
        return (station + " " + Columns.left(step.text(), 51) + "  " + step.effect()).stripTrailing();
    }

    /** The deciding rule, and before it those that came nearest to matching. */
    private static List<String> rules(Step step, Flow flow, int nearMisses) {
        Step.Evaluated evaluated = step.rules().orElseThrow(() -> new IllegalStateException("no rules"));
        List<MatchFlags> before = new ArrayList<>();
        List<MatchFlags> rows = new ArrayList<>();
        for (MatchFlags row : evaluated.list().flags(flow)) {
            if (row.rule().equals(evaluated.decided().rule())) {
                rows.add(row);
                break;
            }
            before.add(row);
        }
        List<MatchFlags> near = before.stream()
                .sorted(Comparator.comparingInt((MatchFlags row) -> -row.matching()))
                .limit(nearMisses)
                .sorted(Comparator.comparingInt((MatchFlags row) -> row.rule().priority()))
                .toList();
        rows.addAll(0, near);
        List<String> lines = RuleLines.of(rows, evaluated.decided().rule());
        int hidden = before.size() - near.size();
        if (hidden > 0) {
            lines.add(lines.size() - 1, " ".repeat(18) + "and " + hidden + " more that do not match");
        }
        return lines;
    }

    static Optional<String> without(Part part, Flow example) {
        if (part.trace().steps().isEmpty()) {
            return Optional.empty();
        }
        Step last = part.trace().steps().get(part.trace().steps().size() - 1);
        if (last.rules().isEmpty() || last.rules().get().decided().outcome() != Outcome.DENY) {
            return Optional.empty();
        }
        Step.Evaluated evaluated = last.rules().get();
        Optional<RulePart> next = evaluated
                .list()
                .decideWithout(last.here(example), evaluated.decided().rule());
        String name = "'" + evaluated.decided().rule().name() + "'";
        return next.map(then -> name + " the next match would be "
                + then.rule().priority() + " " + then.rule().name()
                + (then.rule().isDefault() ? " (default), " : ", ")
                + then.rule().access());
    }
}
