package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.atLeast;
import static io.canreach.importer.arm.expression.Function.exactly;

import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericIntNode;

/** Integers of 64 bits; what does not fit is refused, as Azure does. */
final class NumberFunctions {
    static final List<Function> ALL = List.of(
            exactly(2, "add", arguments -> result(arguments, Math::addExact)),
            exactly(2, "sub", arguments -> result(arguments, Math::subtractExact)),
            exactly(2, "mul", arguments -> result(arguments, Math::multiplyExact)),
            exactly(2, "div", arguments -> quotient(arguments, (a, b) -> a / b)),
            exactly(2, "mod", arguments -> quotient(arguments, (a, b) -> a % b)),
            exactly(1, "int", NumberFunctions::whole),
            exactly(1, "float", NumberFunctions::decimal),
            atLeast(1, "min", arguments -> Values.number(all(arguments).min().orElseThrow())),
            atLeast(1, "max", arguments -> Values.number(all(arguments).max().orElseThrow())));

    private static final String DECIMAL = "a number, or a string that is one";
    private static final String ONE_OR_MORE = "integers, or one array of at least one integer";

    private NumberFunctions() {}

    private static JsonNode result(Arguments arguments, LongBinaryOperator operator) {
        long one = arguments.whole(0);
        long other = arguments.whole(1);
        try {
            return Values.number(operator.applyAsLong(one, other));
        } catch (ArithmeticException overflow) {
            throw arguments.refuse("the result for " + one + " and " + other + " does not fit into 64 bits");
        }
    }

    /** The quotient is cut off towards zero, and the rest has the sign of what is divided. */
    private static JsonNode quotient(Arguments arguments, LongBinaryOperator operator) {
        if (arguments.whole(1) == 0) {
            throw arguments.refuse(1, "a number other than zero");
        }
        if (arguments.whole(0) == Long.MIN_VALUE && arguments.whole(1) == -1) {
            throw arguments.refuse("the result for " + arguments.whole(0) + " and -1 does not fit into 64 bits");
        }
        return result(arguments, operator);
    }

    private static JsonNode whole(Arguments arguments) {
        JsonNode value = arguments.scalar(0);
        if (value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToLong()) {
            return Values.number(value.longValue());
        }
        try {
            return Values.number(Long.parseLong(value.asString().trim()));
        } catch (NumberFormatException notOne) {
            throw arguments.refuse(0, "an integer of 64 bits, or a string that is one");
        }
    }

    private static JsonNode decimal(Arguments arguments) {
        try {
            double number = Double.parseDouble(arguments.scalar(0).asString());
            if (Double.isFinite(number)) {
                return JsonNodeFactory.instance.numberNode(number);
            }
        } catch (NumberFormatException notOne) {
            throw arguments.refuse(0, DECIMAL);
        }
        throw arguments.refuse(0, DECIMAL);
    }

    /** The numbers given, or those in the one array given. */
    private static LongStream all(Arguments arguments) {
        if (arguments.count() > 1 || !arguments.known(0).isArray()) {
            return IntStream.range(0, arguments.count()).mapToLong(arguments::whole);
        }
        List<NumericIntNode> numbers = arguments.elements(0, NumericIntNode.class, ONE_OR_MORE);
        if (numbers.isEmpty() || !numbers.stream().allMatch(JsonNode::canConvertToLong)) {
            throw arguments.refuse(0, ONE_OR_MORE);
        }
        return numbers.stream().mapToLong(JsonNode::longValue);
    }
}
