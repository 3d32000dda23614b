package io.canreach.analysis;

import java.util.List;
import java.util.stream.Collectors;

/** The words of findings. */
final class FindingText {
    private static final int SHOWN = 3;

    private FindingText() {}

    /** Why a rule is dead, in one line. */
    static String because(DeadRule dead) {
        String by = takers(dead.culprits(), dead.culpritCount());
        String why = switch (dead.cause()) {
            case MATCHES_NOTHING -> "it matches no packet";
            case SHADOWED -> "shadowed, " + by;
            case COVERED -> "covered, " + by;
        };
        return why + (dead.isDeadEverywhere() ? "" : "; only on " + joined(dead.places()));
    }

    /** Why a rule is redundant, in one line. */
    static String because(RedundantRule redundant) {
        return redundant.standIns().isEmpty()
                ? "what no rule matches fares alike"
                : "the same is decided without it, " + takers(redundant.standIns(), redundant.standInCount());
    }

    private static String takers(List<Culprit> culprits, int count) {
        String shown = culprits.stream().limit(SHOWN).map(Culprit::toString).collect(Collectors.joining("; "));
        int more = count - Math.min(SHOWN, culprits.size());
        return shown + (more > 0 ? " and " + more + " more" : "");
    }

    /** Some names, at most three, and how many more. */
    static String joined(List<String> names) {
        int more = names.size() - SHOWN;
        return names.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
