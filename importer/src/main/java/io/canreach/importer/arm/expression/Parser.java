package io.canreach.importer.arm.expression;

import io.canreach.importer.arm.expression.Lexer.Kind;
import io.canreach.importer.arm.expression.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Puts the tokens of an expression together: a term is a number, a text or a call, followed by any number of accesses.
 */
final class Parser {
    /** Azure's own expressions are nested a dozen deep. */
    private static final int DEEPEST = 150;

    private final List<Token> tokens;
    private int at;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Term parse(String text, int start, int end) {
        Parser parser = new Parser(Lexer.tokens(text, start, end));
        Term term = parser.term();
        if (parser.peek().kind() != Kind.END) {
            throw parser.unexpected("the end of the expression");
        }
        return term;
    }

    private Term term() {
        depth++;
        checkDepth(depth, "the expression is nested more than " + DEEPEST + " deep");
        Term term = primary();
        for (int accesses = 1; peek().is(".") || peek().is("["); accesses++) {
            checkDepth(depth + accesses, "more than " + DEEPEST + " properties are taken of one another");
            term = peek().is(".") ? property(term) : element(term);
        }
        depth--;
        return term;
    }

    private void checkDepth(int deep, String problem) {
        if (deep > DEEPEST) {
            throw new ExpressionException(problem).at(peek().position());
        }
    }

    private Term primary() {
        Token token = next();
        return switch (token.kind()) {
            case TEXT -> new Term.Literal(Values.text(token.text()), token.position());
            case NUMBER -> new Term.Literal(number(token), token.position());
            case WORD -> named(token);
            default -> throw unexpected(token, "a function, a number or a 'text'");
        };
    }

    private static JsonNode number(Token token) {
        try {
            return Values.number(Long.parseLong(token.text()));
        } catch (NumberFormatException tooLarge) {
            throw new ExpressionException(token + " is too large a number; allowed are integers of 64 bits", tooLarge)
                    .at(token.position());
        }
    }

    /** A call, or one of the words that older templates write without parentheses. */
    private Term named(Token name) {
        if (peek().is("(")) {
            return call("", name);
        }
        if (!peek().is(".")
                || tokens.get(at + 1).kind() != Kind.WORD
                || !tokens.get(at + 2).is("(")) {
            return new Term.Literal(constant(name), name.position());
        }
        next();
        return call(name.text().equalsIgnoreCase("sys") ? "" : name.text(), next());
    }

    private static JsonNode constant(Token name) {
        return switch (name.text().toLowerCase(Locale.ROOT)) {
            case "true" -> JsonNodeFactory.instance.booleanNode(true);
            case "false" -> JsonNodeFactory.instance.booleanNode(false);
            case "null" -> JsonNodeFactory.instance.nullNode();
            default ->
                throw new ExpressionException(name + " is not called; allowed is a function with its arguments, as in "
                                + "concat('a', 'b'), or a 'text' in quotes")
                        .at(name.position());
        };
    }

    private Term call(String namespace, Token name) {
        next();
        List<Term> arguments = new ArrayList<>();
        while (!peek().is(")")) {
            if (!arguments.isEmpty()) {
                take(",", "a comma or )");
            }
            arguments.add(term());
        }
        next();
        return new Term.Call(namespace, name.text(), List.copyOf(arguments), name.position());
    }

    private Term property(Term of) {
        next();
        boolean safe = skip("?");
        Token name = next();
        if (name.kind() != Kind.WORD && name.kind() != Kind.NUMBER) {
            throw unexpected(name, "the name of a property");
        }
        return new Term.Access(of, new Term.Literal(Values.text(name.text()), name.position()), safe, name.position());
    }

    private Term element(Term of) {
        int position = next().position();
        boolean safe = skip("?");
        Term key = term();
        take("]", "]");
        return new Term.Access(of, key, safe, position);
    }

    private boolean skip(String sign) {
        boolean there = peek().is(sign);
        at += there ? 1 : 0;
        return there;
    }

    private void take(String sign, String allowed) {
        if (!skip(sign)) {
            throw unexpected(allowed);
        }
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        at += token.kind() == Kind.END ? 0 : 1;
        return token;
    }

    private ExpressionException unexpected(String allowed) {
        return unexpected(peek(), allowed);
    }

    private static ExpressionException unexpected(Token token, String allowed) {
        return new ExpressionException(token + " where " + allowed + " is expected").at(token.position());
    }
}
