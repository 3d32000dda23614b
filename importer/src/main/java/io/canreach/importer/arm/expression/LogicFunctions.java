package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.atLeast;
import static io.canreach.importer.arm.expression.Function.exactly;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Truth: only what decides is evaluated. */
final class LogicFunctions {
    static final List<Function> ALL = List.of(
            atLeast(1, "and", arguments -> decidedBy(false, arguments)),
            atLeast(1, "or", arguments -> decidedBy(true, arguments)),
            exactly(1, "not", arguments -> Values.truth(!arguments.truth(0))),
            exactly(0, "true", arguments -> Values.truth(true)),
            exactly(0, "false", arguments -> Values.truth(false)),
            exactly(0, "null", arguments -> Values.nothing()),
            exactly(3, "if", LogicFunctions::choice),
            exactly(1, "bool", LogicFunctions::bool),
            atLeast(1, "coalesce", LogicFunctions::coalesce));

    private static final Set<String> BOOLEANS = Set.of("true", "false", "1", "0");

    private LogicFunctions() {}

    /** One argument that decides is enough, whatever is unknown before it. */
    private static JsonNode decidedBy(boolean deciding, Arguments arguments) {
        JsonNode result = Values.truth(!deciding);
        for (int i = 0; i < arguments.count(); i++) {
            JsonNode value = arguments.any(i);
            if (Unknowns.isUnknown(value)) {
                result = value;
            } else if (arguments.truth(i) == deciding) {
                return value;
            }
        }
        return result;
    }

    private static JsonNode choice(Arguments arguments) {
        JsonNode condition = arguments.any(0);
        if (Unknowns.isUnknown(condition)) {
            return bothAreSame(arguments) ? arguments.any(1) : condition;
        }
        return arguments.any(arguments.truth(0) ? 1 : 2);
    }

    /** A branch that cannot be evaluated need not be the one that is taken. */
    private static boolean bothAreSame(Arguments arguments) {
        try {
            return new Sameness(arguments.budget()).of(arguments.any(1), arguments.any(2)) == Maybe.YES;
        } catch (BudgetException stopped) {
            throw stopped;
        } catch (ExpressionException oneCannotBeEvaluated) {
            return false;
        }
    }

    private static JsonNode bool(Arguments arguments) {
        JsonNode value = arguments.scalar(0);
        String text = value.asString().trim().toLowerCase(Locale.ROOT);
        if (!value.isIntegralNumber() && !BOOLEANS.contains(text)) {
            throw arguments.refuse(0, "'true', 'false', an integer or a bool");
        }
        return Values.truth(!text.equals("false") && !text.equals("0"));
    }

    private static JsonNode coalesce(Arguments arguments) {
        for (int i = 0; i < arguments.count(); i++) {
            if (!arguments.any(i).isNull()) {
                return arguments.any(i);
            }
        }
        return Values.nothing();
    }
}
