package io.canreach.importer.arm.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The arguments of one call, evaluated when they are asked for, each at most once. Asking for an unknown argument as
 * something in particular ends the function: its result is that unknown. Asking for what an argument is not is refused.
 */
final class Arguments {
    private final Evaluation evaluation;
    private final Function function;
    private final List<Term> terms;
    private final @Nullable JsonNode[] values;

    Arguments(Evaluation evaluation, Function function, List<Term> terms) {
        this.evaluation = evaluation;
        this.function = function;
        this.terms = terms;
        this.values = new @Nullable JsonNode[terms.size()];
    }

    int count() {
        return terms.size();
    }

    boolean has(int i) {
        return i < terms.size();
    }

    String name() {
        return function.name();
    }

    Evaluation evaluation() {
        return evaluation;
    }

    Context context() {
        return evaluation.context();
    }

    Budget budget() {
        return context().budget();
    }

    /** An argument, whatever it is; it may be unknown. */
    JsonNode any(int i) {
        JsonNode value = values[i];
        if (value == null) {
            value = evaluation.value(terms.get(i));
            values[i] = value;
        }
        return value;
    }

    List<JsonNode> all() {
        return from(0);
    }

    List<JsonNode> from(int first) {
        return IntStream.range(first, count()).mapToObj(this::any).toList();
    }

    /** An argument that is itself known; what is in it may be unknown. */
    JsonNode known(int i) {
        JsonNode value = any(i);
        if (Unknowns.isUnknown(value)) {
            throw new Undecided(value);
        }
        return value;
    }

    /** An argument of which everything is known. */
    JsonNode wholly(int i) {
        JsonNode value = any(i);
        Unknowns.in(value).ifPresent(unknown -> {
            throw new Undecided(Unknowns.of(unknown));
        });
        return value;
    }

    String text(int i) {
        JsonNode value = known(i);
        if (!value.isString()) {
            throw refuse(i, "a string");
        }
        return value.stringValue();
    }

    /** A string, or a number or truth as text, as the functions take that put text together. */
    JsonNode scalar(int i) {
        JsonNode value = known(i);
        if (value.isContainer() || value.isNull()) {
            throw refuse(i, "a string, a number or a bool");
        }
        return value;
    }

    long whole(int i) {
        JsonNode value = known(i);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw refuse(i, "an integer of 64 bits");
        }
        return value.longValue();
    }

    boolean truth(int i) {
        JsonNode value = known(i);
        if (!value.isBoolean()) {
            throw refuse(i, "true or false");
        }
        return value.booleanValue();
    }

    ArrayNode list(int i) {
        if (known(i) instanceof ArrayNode list) {
            return list;
        }
        throw refuse(i, "an array");
    }

    /** The elements of an array, each of them known itself and of one kind. */
    <T> List<T> elements(int i, Class<T> kind, String allowed) {
        List<T> elements = new ArrayList<>();
        for (JsonNode each : list(i)) {
            if (Unknowns.isUnknown(each)) {
                throw new Undecided(each);
            }
            if (!kind.isInstance(each)) {
                throw refuse(i, allowed);
            }
            elements.add(kind.cast(each));
        }
        return elements;
    }

    ObjectNode object(int i) {
        if (known(i) instanceof ObjectNode object) {
            return object;
        }
        throw refuse(i, "an object");
    }

    Lambda lambda(int i) {
        if (terms.get(i) instanceof Term.Call call
                && call.name().toLowerCase(Locale.ROOT).equals("lambda")) {
            return Lambda.of(evaluation, call);
        }
        throw refuse(i, "a lambda, as in lambda('item', lambdaVariables('item'))");
    }

    /** Text that was made by a function. */
    JsonNode made(String text) {
        budget().characters(text.length());
        return Values.text(text);
    }

    /** A list or object that was made by a function. */
    JsonNode made(JsonNode container) {
        return budget().made(container);
    }

    /** A problem with an argument: its number, what it is, and what is allowed. */
    ExpressionException refuse(int i, String allowed) {
        return refuse("argument " + (i + 1) + " is " + Words.of(any(i)) + "; allowed is " + allowed)
                .at(terms.get(i).position());
    }

    /** A problem with the call as a whole. */
    ExpressionException refuse(String problem) {
        return new ExpressionException(function.name() + ": " + problem);
    }
}
