package io.canreach.importer.arm.expression;

import tools.jackson.databind.JsonNode;

/**
 * An expression of an ARM template, such as {@code [concat(parameters('prefix'), '-vnet')]}.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions">Syntax and
 *     expressions in ARM templates</a>
 */
public final class Expression {
    /** Azure refuses longer ones (24,576 characters). */
    private static final int LONGEST = 1_000_000;

    private final String text;
    private final Term term;

    private Expression(String text, Term term) {
        this.text = text;
        this.term = term;
    }

    /**
     * Whether a text of a template is an expression: it begins with one bracket and ends with one.
     *
     * @param text the text as in the template
     * @return whether it is to be evaluated
     */
    public static boolean isExpression(String text) {
        return text.length() >= 2 && text.startsWith("[") && !text.startsWith("[[") && text.endsWith("]");
    }

    /**
     * What a text that is no expression means: {@code [[} at its beginning stands for one bracket when it ends with a
     * bracket.
     *
     * @param text a text of a template that is no expression
     * @return the text meant
     */
    public static String literal(String text) {
        return text.startsWith("[[") && text.endsWith("]") ? text.substring(1) : text;
    }

    /**
     * Reads an expression.
     *
     * @param text the text with its brackets
     * @return the expression
     * @throws ExpressionException if it is not an expression, with the place of what is wrong
     */
    public static Expression parse(String text) {
        if (!isExpression(text)) {
            throw new ExpressionException(
                    "'" + Words.shortened(text) + "' is no expression; one begins with [ and ends with ]");
        }
        if (text.length() > LONGEST) {
            throw new ExpressionException("the expression has " + text.length() + " characters; " + LONGEST
                    + " are allowed here, and Azure allows 24,576");
        }
        return new Expression(text, Parser.parse(text, 1, text.length() - 1));
    }

    /**
     * Works the expression out.
     *
     * @param context the template and deployment around it
     * @return its value, with an {@linkplain Unknowns unknown} for what depends on values that only the deployment knows
     * @throws ExpressionException if Azure would refuse it, or if it takes more than the budget
     */
    public JsonNode evaluate(Context context) {
        return new Evaluation(context).value(term);
    }

    @Override
    public String toString() {
        return text;
    }
}
