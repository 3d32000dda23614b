package io.canreach.importer.arm.expression;

/** An evaluation that was stopped because it took or made more than is allowed. */
public final class BudgetException extends ExpressionException {
    private static final long serialVersionUID = 1L;

    BudgetException(String message) {
        super(message, true);
    }
}
