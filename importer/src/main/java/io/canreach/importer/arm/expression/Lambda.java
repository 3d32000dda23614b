package io.canreach.importer.arm.expression;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A function without a name, given to another one.
 *
 * @param evaluation where it stands: it sees the variables of the lambdas around it
 * @param names the names of its own variables
 * @param body what it results in
 */
record Lambda(Evaluation evaluation, List<String> names, Term body) {
    static Lambda of(Evaluation evaluation, Term.Call call) {
        int last = call.arguments().size() - 1;
        if (last < 0) {
            throw new ExpressionException("lambda has no arguments; allowed are names and an expression")
                    .at(call.position());
        }
        List<String> names =
                call.arguments().subList(0, last).stream().map(Lambda::name).toList();
        return new Lambda(evaluation, names, call.arguments().get(last));
    }

    private static String name(Term term) {
        if (term instanceof Term.Literal literal && literal.content().isString()) {
            return literal.content().stringValue();
        }
        throw new ExpressionException("lambda: the name of a variable is not a 'text'").at(term.position());
    }

    /** Its result for some values; it may have fewer variables than there are values. */
    JsonNode of(JsonNode... values) {
        if (names.size() > values.length) {
            throw new ExpressionException(
                            "the lambda has " + names.size() + " variables; allowed here are at most " + values.length)
                    .at(body.position());
        }
        Evaluation inner = evaluation;
        for (int i = 0; i < names.size(); i++) {
            inner = inner.with(names.get(i), values[i]);
        }
        return inner.value(body);
    }

    /** What it says of some values; not knowing ends the function that asks. */
    boolean holds(JsonNode... values) {
        JsonNode answer = of(values);
        if (Unknowns.isUnknown(answer)) {
            throw new Undecided(answer);
        }
        if (!answer.isBoolean()) {
            throw new ExpressionException("the lambda results in " + Words.of(answer) + "; allowed is true or false")
                    .at(body.position());
        }
        return answer.booleanValue();
    }

    /** The name that it makes of some values. */
    String name(JsonNode... values) {
        JsonNode answer = of(values);
        if (Unknowns.isUnknown(answer)) {
            throw new Undecided(answer);
        }
        if (!answer.isString()) {
            throw new ExpressionException("the lambda results in " + Words.of(answer) + "; allowed is a string")
                    .at(body.position());
        }
        return answer.stringValue();
    }
}
