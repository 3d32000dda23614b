package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.exactly;

import java.util.List;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;

/** Comparisons: equality of any two values, and the order of two numbers or two strings. */
final class ComparisonFunctions {
    static final List<Function> ALL = List.of(
            exactly(2, "equals", ComparisonFunctions::same),
            exactly(2, "less", arguments -> order(arguments, sign -> sign < 0)),
            exactly(2, "lessOrEquals", arguments -> order(arguments, sign -> sign <= 0)),
            exactly(2, "greater", arguments -> order(arguments, sign -> sign > 0)),
            exactly(2, "greaterOrEquals", arguments -> order(arguments, sign -> sign >= 0)));

    private ComparisonFunctions() {}

    private static JsonNode same(Arguments arguments) {
        return new Sameness(arguments.budget()).asValue(arguments.any(0), arguments.any(1));
    }

    private static JsonNode order(Arguments arguments, IntPredicate holds) {
        JsonNode one = arguments.known(0);
        JsonNode other = arguments.known(1);
        if (one.isNumber() && other.isNumber()) {
            return Values.truth(holds.test(Values.decimal(one).compareTo(Values.decimal(other))));
        }
        if (one.isString() && other.isString()) {
            return Values.truth(holds.test(one.stringValue().compareTo(other.stringValue())));
        }
        boolean comparable = one.isString() || one.isNumber();
        throw arguments.refuse(
                comparable ? 1 : 0, comparable ? "a value of the first one's type" : "an integer or a string");
    }
}
