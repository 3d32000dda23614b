package io.canreach.importer.arm.expression;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A part of an expression that has a value. */
sealed interface Term {
    /** Where it begins in the text of the expression, from 0. */
    int position();

    /** What it results in. */
    JsonNode value(Evaluation evaluation);

    /** A number or text as written. */
    record Literal(JsonNode content, int position) implements Term {
        @Override
        public JsonNode value(Evaluation evaluation) {
            return content;
        }
    }

    /** A call of a function; the namespace is empty for a function of Azure's. */
    record Call(String namespace, String name, List<Term> arguments, int position) implements Term {
        @Override
        public JsonNode value(Evaluation evaluation) {
            return evaluation.call(this);
        }
    }

    /** A property or element of a value; a safe access gives null for what is not there. */
    record Access(Term of, Term key, boolean safe, int position) implements Term {
        @Override
        public JsonNode value(Evaluation evaluation) {
            return evaluation.access(this);
        }
    }
}
