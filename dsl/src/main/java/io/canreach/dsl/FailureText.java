package io.canreach.dsl;

import io.canreach.reach.Answer;
import io.canreach.reach.Explanation;
import io.canreach.reach.Part;
import java.util.List;

/**
 * What is said where a rule does not hold: the rule as written, what was expected, what is otherwise and by what, the
 * flows, one example with its way, and what would be without the thing that decided.
 */
record FailureText(ReachabilityRule rule, Answer answer, Breach breach) {
    private static final int LINES = 25;
    private static final int NEAR_MISSES = 3;
    private static final int OTHERS = 2;

    String text() {
        Explanation explanation = new Explanation(answer);
        Part part = breach.first();
        Layout layout = new Layout();
        layout.head(rule.toString());
        layout.head("expected  " + breach.expected());
        layout.head("but       " + Wording.of(part, breach.how()));
        others().forEach(layout::head);
        layout.head("for       " + explanation.flows(breach.packets()));
        explanation.example(part).ifPresent(flow -> layout.head("example   " + flow));
        layout.trace(explanation.detailed(part, NEAR_MISSES));
        explanation.ofNetwork().ifPresent(layout::tail);
        explanation.without(part).ifPresent(fact -> layout.tail("without   " + fact));
        Wording.footnotes(answer).forEach(layout::tail);
        doubts(part).forEach(layout::tail);
        return layout.fit(LINES, Integer.MAX_VALUE);
    }

    /** What else is otherwise, by something else than the part that is shown. */
    private List<String> others() {
        List<String> all = breach.parts().stream()
                .map(part -> Wording.of(part, breach.how()))
                .distinct()
                .skip(1)
                .toList();
        return Wording.listed("and       ", all, OTHERS);
    }

    private List<String> doubts(Part part) {
        List<String> all = part.doubts().stream().map(Wording::toDecide).toList();
        return Wording.listed("to decide ", all, NEAR_MISSES);
    }
}
