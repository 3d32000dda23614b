package io.canreach.importer.arm.expression;

import tools.jackson.databind.JsonNode;

/**
 * A function of the language.
 *
 * @param name its name as documented
 * @param fewest how many arguments it takes at least
 * @param most how many at most
 * @param body what it does
 */
record Function(String name, int fewest, int most, Body body) {
    /** What a function does with its arguments. */
    @FunctionalInterface
    interface Body {
        JsonNode of(Arguments arguments);
    }

    static Function exactly(int count, String name, Body body) {
        return new Function(name, count, count, body);
    }

    static Function between(int fewest, int most, String name, Body body) {
        return new Function(name, fewest, most, body);
    }

    static Function atLeast(int fewest, String name, Body body) {
        return new Function(name, fewest, Integer.MAX_VALUE, body);
    }

    void check(int count) {
        if (count < fewest || count > most) {
            throw new ExpressionException(
                    name + " takes " + allowed() + "; there " + (count == 1 ? "is " : "are ") + count);
        }
    }

    private String allowed() {
        if (fewest == most) {
            return fewest == 0 ? "no arguments" : fewest == 1 ? "1 argument" : fewest + " arguments";
        }
        return most == Integer.MAX_VALUE ? fewest + " or more arguments" : fewest + " to " + most + " arguments";
    }
}
