package io.canreach.dsl;

import io.canreach.model.Assumption;
import io.canreach.model.Unknown;
import io.canreach.reach.Answer;
import io.canreach.reach.Decider;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import java.util.ArrayList;
import java.util.List;

/** Phrases of the messages about rules. */
final class Wording {
    private static final int SHOWN = 2;
    private static final String SERVICE_TAG = "service tag '";

    private Wording() {}

    /** What happens to flows, how, and by what. */
    static String of(Part part, String how) {
        return part.decidedBy().kind() == Decider.Kind.NO_ADDRESS
                ? part.decidedBy().text()
                : part.fate() + how + by(part);
    }

    /** By what the fate of flows is decided, as the end of a sentence. */
    static String by(Part part) {
        Decider decider = part.decidedBy();
        String allowed = part.fate() == Fate.DELIVERED ? ", allowed by " : " by ";
        return (decider.isSentence() ? ": " : allowed) + decider;
    }

    /** What would have to be known, and how it is declared where that does not go without saying. */
    static String toDecide(Unknown doubt) {
        String reason = doubt.reason();
        int begin = reason.indexOf(SERVICE_TAG) + SERVICE_TAG.length();
        int end = reason.indexOf('\'', begin);
        return reason.contains(SERVICE_TAG) && end > begin
                ? reason + "; declare serviceTag(\"" + reason.substring(begin, end) + "\", prefixes...) in the network"
                : reason;
    }

    /** What an answer rests on, and what was left out of the question. */
    static List<String> footnotes(Answer answer) {
        List<String> assumptions = new ArrayList<>();
        for (Assumption each : answer.assumptions()) {
            assumptions.add(each.words(answer.readings().reading(each)));
        }
        List<String> lines = new ArrayList<>(listed("assumes   ", assumptions, SHOWN));
        lines.addAll(listed("note      ", answer.notes(), SHOWN));
        return lines;
    }

    /** A line each, and after some of them how many more there are. */
    static List<String> listed(String label, List<String> all, int shown) {
        List<String> lines = new ArrayList<>();
        for (String each : all.subList(0, Math.min(shown, all.size()))) {
            lines.add(label + each);
        }
        int more = all.size() - shown;
        if (more > 0) {
            lines.add(" ".repeat(label.length()) + "and " + more + " more");
        }
        return lines;
    }
}
