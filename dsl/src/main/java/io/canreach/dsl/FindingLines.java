package io.canreach.dsl;

import io.canreach.analysis.Culprit;
import io.canreach.analysis.DeadRule;
import io.canreach.analysis.RedundantRule;
import io.canreach.analysis.UnusedRoute;
import java.util.ArrayList;
import java.util.List;

/** A finding of a review as lines: what it is about, then why. */
final class FindingLines {
    private static final int EACH = 3;

    private FindingLines() {}

    static List<String> of(DeadRule dead) {
        List<String> lines = new ArrayList<>();
        lines.add(dead.rule() + ": " + dead.cause());
        lines.add("  rule      " + dead.rule().written());
        lines.addAll(takers("  taken     ", dead.culprits(), dead.culpritCount()));
        lines.add("  place     " + places(dead.places()));
        if (!dead.affected().isEmpty()) {
            lines.add("  without   it, what no rule matches would fare otherwise");
        }
        return lines;
    }

    static List<String> of(RedundantRule redundant) {
        List<String> lines = new ArrayList<>();
        lines.add(redundant.rule() + ": redundant");
        lines.add("  rule      " + redundant.rule().written());
        if (redundant.standIns().isEmpty()) {
            lines.add("  without   it, what no rule matches fares alike");
        }
        lines.addAll(takers("  without   ", redundant.standIns(), redundant.standInCount()));
        lines.add("  place     " + places(redundant.places()));
        return lines;
    }

    static List<String> of(UnusedRoute route) {
        List<String> lines = new ArrayList<>();
        lines.add(route.words() + ": " + route.cause());
        route.culprits().stream().limit(EACH).forEach(each -> lines.add("  chosen    " + each));
        lines.add("  place     " + places(route.subnets()));
        return lines;
    }

    private static List<String> takers(String label, List<Culprit> culprits, int count) {
        List<String> lines = new ArrayList<>();
        culprits.stream().limit(EACH).forEach(each -> lines.add(label + each));
        int more = count - Math.min(EACH, culprits.size());
        if (more > 0) {
            lines.add(" ".repeat(label.length()) + "and " + more + " more rules");
        }
        return lines;
    }

    private static String places(List<String> places) {
        int more = places.size() - EACH;
        return String.join(", ", places.subList(0, Math.min(EACH, places.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
