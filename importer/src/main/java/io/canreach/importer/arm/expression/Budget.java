package io.canreach.importer.arm.expression;

import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * What the evaluations of one import may take together: steps, characters and elements made, and how deep they may be
 * nested. A few characters of template can ask for more than any machine has; whatever makes something asks here first.
 */
public final class Budget {
    private static final int DEEPEST_VALUE = 200;

    private final Limits limits;
    private long steps;
    private long characters;
    private long elements;
    private int depth;

    /**
     * A budget of which nothing is spent.
     *
     * @param limits how much may be spent
     */
    public Budget(Limits limits) {
        this.limits = limits;
    }

    /**
     * How much may be spent.
     *
     * @param steps calls and accesses evaluated
     * @param characters characters of text made
     * @param elements elements of lists and objects made, those inside them included
     * @param depth evaluations inside evaluations, through functions, variables and parameters
     */
    public record Limits(long steps, long characters, long elements, int depth) {
        /** Enough for the largest templates that Azure accepts (4 MB), and little for a machine. */
        public static final Limits STANDARD = new Limits(5_000_000, 20_000_000, 2_000_000, 300);
    }

    /** Counts one evaluation. */
    public void step() {
        steps(1);
    }

    /**
     * Counts work that is as long as some evaluations.
     *
     * @param count how many
     */
    public void steps(long count) {
        steps += count;
        if (steps > limits.steps() || steps < 0) {
            throw exceeded("takes more than " + limits.steps() + " steps");
        }
    }

    /**
     * Counts text before it is made.
     *
     * @param count how many characters are going to be made
     */
    public void characters(long count) {
        characters += count;
        if (characters > limits.characters() || characters < 0) {
            throw exceeded("makes more than " + limits.characters() + " characters of text");
        }
    }

    /**
     * Counts elements before they are made.
     *
     * @param count how many elements are going to be made
     */
    public void elements(long count) {
        elements += count;
        if (elements > limits.elements() || elements < 0) {
            throw exceeded("makes more than " + limits.elements() + " elements of lists and objects");
        }
    }

    /**
     * Counts a list or object that was put together from parts, with all that is in it: parts are shared, so few lines
     * of template make values that are small in memory and endless to whoever walks through them.
     *
     * @param made the list or object
     * @return the same
     */
    public JsonNode made(JsonNode made) {
        weigh(made, 0);
        return made;
    }

    private void weigh(JsonNode node, int deep) {
        if (deep > DEEPEST_VALUE) {
            throw exceeded("makes lists and objects nested more than " + DEEPEST_VALUE + " deep");
        }
        elements(node.size());
        if (node.isContainer()) {
            for (JsonNode child : node) {
                weigh(child, deep + 1);
            }
        }
    }

    /**
     * Does something one level deeper.
     *
     * @param <T> what it results in
     * @param inner what to do
     * @return its result
     */
    public <T> T nested(Supplier<T> inner) {
        if (depth >= limits.depth()) {
            throw exceeded("is nested more than " + limits.depth() + " evaluations deep");
        }
        depth++;
        try {
            return inner.get();
        } finally {
            depth--;
        }
    }

    private static BudgetException exceeded(String what) {
        return new BudgetException(
                "the evaluation was stopped: it " + what + "; the limits of the import's options can be raised");
    }

    @Override
    public String toString() {
        return steps + " steps, " + characters + " characters, " + elements + " elements of " + limits;
    }
}
