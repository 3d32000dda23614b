package io.canreach.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** A repair in words. */
record RepairText(RepairGoal goal, Repair repair) {
    private static final int LINES = 25;

    String text(boolean effects, IntFunction<List<String>> also) {
        List<String> lines = new ArrayList<>(List.of("repair    " + goal.subject() + ": " + goal.words()));
        if (!repair.isPossible()) {
            lines.add("possible  by no rule or route");
            repair.reasons().forEach(reason -> lines.add("because   " + reason));
        } else if (!repair.isNeeded()) {
            lines.add("needed    nothing: it is so");
        } else {
            steps(lines);
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
        lines.add("proved    on a copy of the network: " + goal.words());
        if (!effects) {
            lines.add("also      alsoChanges() compares all pairs of endpoints");
        } else if (repair.alsoChanges().isEmpty()) {
            lines.add("also      changes nothing else");
        } else {
            lines.add("also      changes other flows");
            also.apply(Math.max(4, LINES - lines.size())).forEach(line -> lines.add("  " + line));
        }
    }
}
