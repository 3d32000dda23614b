package io.canreach.dsl;

import io.canreach.sql.SqlSession;

/** What became of a {@link SessionRule} in one network. */
public final class SessionResult {
    private final SessionRule rule;
    private final SqlSession session;

    SessionResult(SessionRule rule, SqlSession session) {
        this.rule = rule;
        this.session = session;
    }

    /**
     * The rule.
     *
     * @return the rule as it was stated
     */
    public SessionRule rule() {
        return rule;
    }

    /**
     * Whether the rule holds.
     *
     * @return true where the session is usable; false as well where that depends on something that is not known
     */
    public boolean holds() {
        return session.outcome() == SqlSession.Outcome.USABLE;
    }

    /**
     * The session that the outcome rests on.
     *
     * @return its outcome and the connections that it needs
     */
    public SqlSession session() {
        return session;
    }

    /**
     * The outcome in words: the connections that the session needs, and the way of the one that decides.
     *
     * @return at most 25 lines of text, the same every time; less than 900 characters where the rule holds
     */
    public String message() {
        return new SessionText(rule, session).text();
    }

    @Override
    public String toString() {
        return message();
    }
}
