package io.canreach.importer.arm.expression;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Works terms out: in a context, and inside lambdas with their variables. */
final class Evaluation {
    private final Context context;
    private final @Nullable Variable innermost;

    Evaluation(Context context) {
        this(context, null);
    }

    private Evaluation(Context context, @Nullable Variable innermost) {
        this.context = context;
        this.innermost = innermost;
    }

    /** A variable of a lambda, and those of the lambdas around it. */
    private record Variable(
            String name, JsonNode value, @Nullable Variable outer) {}

    Context context() {
        return context;
    }

    Evaluation with(String name, JsonNode value) {
        return new Evaluation(context, new Variable(name, value, innermost));
    }

    JsonNode variable(String name) {
        for (Variable each = innermost; each != null; each = each.outer()) {
            if (each.name().equalsIgnoreCase(name)) {
                return each.value();
            }
        }
        throw new ExpressionException(
                "lambdaVariables: no lambda around has a variable '" + Words.shortened(name) + "'");
    }

    JsonNode value(Term term) {
        return context.budget().nested(() -> term.value(this));
    }

    JsonNode call(Term.Call call) {
        context.budget().step();
        try {
            return result(call);
        } catch (Undecided undecided) {
            return undecided.unknown();
        } catch (ExpressionException problem) {
            throw problem.at(call.position());
        }
    }

    private JsonNode result(Term.Call call) {
        if (!call.namespace().isEmpty()) {
            return context.userFunction(call.namespace(), call.name(), values(call.arguments()));
        }
        Function function = Functions.named(call.name());
        if (function == null) {
            return ofOtherName(call);
        }
        function.check(call.arguments().size());
        return function.body().of(new Arguments(this, function, call.arguments()));
    }

    /** Resource providers have functions of their own; the names of all of them begin with list. */
    private JsonNode ofOtherName(Term.Call call) {
        if (call.name().toLowerCase(Locale.ROOT).startsWith("list")) {
            return context.list(call.name(), values(call.arguments()));
        }
        throw new ExpressionException("'" + Words.shortened(call.name()) + "' is no function of ARM templates");
    }

    private List<JsonNode> values(List<Term> terms) {
        return terms.stream().map(this::value).toList();
    }

    JsonNode access(Term.Access access) {
        context.budget().step();
        JsonNode of = value(access.of());
        JsonNode key = value(access.key());
        try {
            return access.safe() ? Access.tried(of, key, context.budget()) : Access.required(of, key, context.budget());
        } catch (ExpressionException problem) {
            throw problem.at(access.position());
        }
    }
}
