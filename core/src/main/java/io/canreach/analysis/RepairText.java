package io.canreach.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** A repair in words. */
record RepairText(RepairGoal goal, Repair repair) {
    private static final int LINES = 25;

    String text(boolean effects, IntFunction<List<String>> also) {
        List<String> lines = new ArrayList<>();
        lines.add("repair    " + goal.subject() + ": " + goal.words());
        if (!repair.isNeeded() && repair.isPossible()) {
            lines.add("needed    nothing: it is so");
        } else if (!repair.isPossible()) {
            lines.add("possible  by no rule or route");
            repair.reasons().forEach(reason -> lines.add("because   " + reason));
        } else {
            steps(lines);
            lines.add("proved    on a copy of the network: " + goal.words());
            also(lines, effects, also);
        }
        return String.join("\n", lines);
    }

    private void steps(List<String> lines) {
        int number = 1;
        for (RepairStep step : repair.steps()) {
            lines.add(String.format("%3d ", number++) + step.what());
            step.details().forEach(detail -> lines.add("      " + detail));
        }
    }

    private void also(List<String> lines, boolean effects, IntFunction<List<String>> also) {
        if (!effects) {
            lines.add("also      alsoChanges() compares all pairs of endpoints");
            return;
        }
        List<Change> changes = repair.alsoChanges();
        if (changes.isEmpty()) {
            lines.add("also      changes nothing else");
            return;
        }
        lines.add("also      changes other flows");
        also.apply(Math.max(4, LINES - lines.size())).forEach(line -> lines.add("  " + line));
    }
}
