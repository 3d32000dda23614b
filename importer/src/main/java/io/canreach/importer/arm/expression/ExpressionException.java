package io.canreach.importer.arm.expression;

/** An expression that Azure would refuse: what was met, where in the expression, and what is allowed. */
public class ExpressionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean placed;

    /**
     * A problem whose place in the expression is not known yet; the evaluation adds it.
     *
     * @param message what was met and what is allowed
     */
    public ExpressionException(String message) {
        this(message, false);
    }

    ExpressionException(String message, Throwable cause) {
        super(message, cause);
        this.placed = false;
    }

    ExpressionException(String message, boolean placed) {
        super(message);
        this.placed = placed;
    }

    /** The same problem with the place at which it was met, counted from 1; a place that is there already is kept. */
    ExpressionException at(int position) {
        if (placed) {
            return this;
        }
        ExpressionException there = new ExpressionException(getMessage() + ", at character " + (position + 1), true);
        there.initCause(getCause() == null ? this : getCause());
        return there;
    }
}
