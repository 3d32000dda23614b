package io.canreach.dsl;

import io.canreach.packet.Flow;
import io.canreach.reach.Answer;
import io.canreach.reach.Explanation;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import java.util.List;
import java.util.Optional;

/** What is said where a rule holds, short enough for JShell, which cuts a value at 1,000 characters. */
record SuccessText(ReachabilityRule rule, Answer answer) {
    private static final int LINES = 25;
    private static final int CHARACTERS = 899;

    String text() {
        Explanation explanation = new Explanation(answer);
        Part part = shown();
        Layout layout = new Layout();
        layout.head(rule.toString());
        layout.head("holds     " + rule.held() + Wording.by(part));
        layout.head("for       " + explanation.flows(part));
        Optional<Flow> example = explanation.example(part);
        if (example.isPresent()) {
            layout.head("example   " + example.get());
        }
        layout.trace(explanation.detailed(part, 1));
        int more = answer.parts().size() - 1;
        if (more > 0) {
            layout.tail("and " + more + (more == 1 ? " other part" : " other parts") + "; show(..) has all");
        }
        for (String footnote : Wording.footnotes(answer)) {
            layout.tail(footnote);
        }
        return layout.fit(LINES, CHARACTERS);
    }

    /** What arrives, if anything does. */
    private Part shown() {
        List<Part> delivered = answer.parts(Fate.DELIVERED);
        return delivered.isEmpty() ? answer.parts().get(0) : delivered.get(0);
    }
}
