package io.canreach.dsl;

import io.canreach.reach.Answer;
import io.canreach.reach.Explanation;
import io.canreach.reach.Part;
import io.canreach.sql.SqlLeg;
import io.canreach.sql.SqlSession;
import io.canreach.sql.SqlSession.Outcome;
import java.util.List;

/** What is said of a session: the rule as written, what became of it, the connections it needs, and the way of one. */
record SessionText(SessionRule rule, SqlSession session) {
    private static final int LINES = 25;
    private static final int CHARACTERS = 899;
    private static final int NEAR_MISSES = 3;

    String text() {
        boolean holds = session.outcome() == Outcome.USABLE;
        SqlLeg leg = session.decisive();
        Answer answer = leg.answer();
        Explanation explanation = new Explanation(answer);
        Part part = explanation.decisive();
        Layout layout = new Layout();
        layout.head(rule.toString());
        if (!holds) {
            layout.head("expected  a usable session");
        }
        layout.head((holds ? "holds     " : "but       ") + outcome());
        session.legs().forEach(each -> layout.head("needs     " + each));
        explanation.example(part).ifPresent(flow -> layout.head("example   " + flow));
        layout.trace(explanation.detailed(part, holds ? 1 : NEAR_MISSES));
        explanation.without(part).ifPresent(fact -> layout.tail("without   " + fact));
        Wording.footnotes(answer).forEach(layout::tail);
        doubts().forEach(layout::tail);
        return layout.fit(LINES, holds ? CHARACTERS : Integer.MAX_VALUE);
    }

    private String outcome() {
        return switch (session.outcome()) {
            case USABLE -> "a session is usable" + policy();
            case PARTIAL ->
                session.decisive().equals(session.legs().get(0))
                        ? "a session begins for some flows only" + policy()
                        : "a session begins and is not usable" + policy();
            case BLOCKED -> "no session begins" + policy();
            case UNDETERMINED -> "undetermined whether a session is usable" + policy();
        };
    }

    /** Only Azure's own servers have one. */
    private String policy() {
        return session.legs().get(0).name().equals("gateway") ? " (" + session.policy() + ")" : "";
    }

    private List<String> doubts() {
        List<String> all = session.doubts().stream().map(Wording::toDecide).toList();
        return Wording.listed("to decide ", all, NEAR_MISSES);
    }
}
