package io.canreach.analysis;

import io.canreach.model.Endpoint;
import java.util.ArrayList;
import java.util.List;

/** A difference in at most 25 lines. */
record DifferenceText(EndWords words) {
    private static final int LINES = 25;
    private static final int FULL = 4;

    String of(NetworkDifference difference) {
        if (difference.isEmpty()) {
            return "no difference: every flow between the same endpoints fares alike";
        }
        List<String> lines = new ArrayList<>();
        lines.add(count(difference.changes().size(), "pair", "pairs") + " of endpoints with changed flows");
        only(lines, "only before  ", difference.onlyBefore());
        only(lines, "only after   ", difference.onlyAfter());
        if (!difference.apart().isEmpty()) {
            lines.add("apart        " + count(difference.apart().size(), "change", "changes")
                    + " of endpoints that one network has; apart() has them");
        }
        lines.addAll(groups(difference.groups(), LINES - lines.size()));
        return String.join("\n", lines);
    }

    private void only(List<String> lines, String label, List<Endpoint> ends) {
        if (!ends.isEmpty()) {
            lines.add(label + words.of(ends));
        }
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** Each group in full while there is room for all of them, then in a line each. */
    List<String> groups(List<ChangeGroup> groups, int most) {
        List<String> lines = new ArrayList<>();
        int left = groups.size();
        for (ChangeGroup group : groups) {
            int room = most - lines.size();
            if (room < 2 && left > 1) {
                lines.add("and " + left + " more groups of changes");
                return lines;
            }
            lines.add(group.line(words));
            if (room - FULL >= left - 1) {
                group.example().ifPresent(flow -> lines.add("  example   " + flow));
                group.reasons().forEach(reason -> lines.add("  " + reason));
            }
            left--;
        }
        return lines;
    }
}
