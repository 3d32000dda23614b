package io.canreach.dsl;

import io.canreach.model.Unknown;
import io.canreach.reach.Answer;
import io.canreach.reach.Decider;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Phrases of the messages about rules. */
final class Wording {
    private static final int SHOWN = 2;
    private static final Pattern SERVICE_TAG = Pattern.compile("service tag '([^']+)'");

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
        Matcher tag = SERVICE_TAG.matcher(doubt.reason());
        return tag.find()
                ? doubt.reason() + "; declare serviceTag(\"" + tag.group(1) + "\", prefixes...) in the network"
                : doubt.reason();
    }

    /** What an answer rests on, and what was left out of the question. */
    static List<String> footnotes(Answer answer) {
        List<String> assumptions = answer.assumptions().stream()
                .map(each -> each.words(answer.readings().reading(each)))
                .toList();
        List<String> lines = new ArrayList<>(listed("assumes   ", assumptions, SHOWN));
        lines.addAll(listed("note      ", answer.notes(), SHOWN));
        return lines;
    }

    /** A line each, and after some of them how many more there are. */
    static List<String> listed(String label, List<String> all, int shown) {
        List<String> lines = new ArrayList<>();
        all.stream().limit(shown).forEach(each -> lines.add(label + each));
        int more = all.size() - shown;
        if (more > 0) {
            lines.add(" ".repeat(label.length()) + "and " + more + " more");
        }
        return lines;
    }
}
