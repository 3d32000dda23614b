package io.canreach.importer.arm.expression;

import java.util.ArrayList;
import java.util.List;

/** Cuts the text of an expression into words, numbers, texts and signs. */
final class Lexer {
    /** What a token is. */
    enum Kind {
        WORD,
        NUMBER,
        TEXT,
        SIGN,
        END
    }

    /**
     * A piece of an expression.
     *
     * @param kind what it is
     * @param text a word, a number or a sign as written; of a text what stands between its quotes, unescaped
     * @param position where it begins, from 0
     */
    record Token(Kind kind, String text, int position) {
        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }

        @Override
        public String toString() {
            return kind == Kind.END ? "the end" : kind == Kind.TEXT ? "a text" : "'" + Words.shortened(text) + "'";
        }
    }

    /** What belongs to a run of characters. */
    private interface CharPredicate {
        boolean test(char c);
    }

    private static final String QUOTE = "'";

    private final String text;
    private final int end;
    private int at;

    private Lexer(String text, int start, int end) {
        this.text = text;
        this.at = start;
        this.end = end;
    }

    /** The tokens of what lies between two places, the last of them the end. */
    static List<Token> tokens(String text, int start, int end) {
        Lexer lexer = new Lexer(text, start, end);
        List<Token> tokens = new ArrayList<>();
        do {
            tokens.add(lexer.next());
        } while (tokens.get(tokens.size() - 1).kind() != Kind.END);
        return tokens;
    }

    private Token next() {
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        int start = at;
        Kind kind = at == end ? Kind.END : kind(text.charAt(at));
        return switch (kind) {
            case END -> new Token(kind, "", start);
            case TEXT -> new Token(kind, quoted(), start);
            case NUMBER -> new Token(kind, run(start + 1, Lexer::isDigit), start);
            case WORD -> new Token(kind, run(start, Lexer::isWord), start);
            case SIGN -> new Token(kind, sign(text.charAt(at)), start);
        };
    }

    /** What begins with a character; a minus begins a number only before a digit. */
    private Kind kind(char first) {
        if (first == '\'') {
            return Kind.TEXT;
        }
        boolean negative = first == '-' && at + 1 < end && isDigit(text.charAt(at + 1));
        if (isDigit(first) || negative) {
            return Kind.NUMBER;
        }
        return isWord(first) ? Kind.WORD : Kind.SIGN;
    }

    private String run(int from, CharPredicate belongs) {
        int start = at;
        at = from;
        while (at < end && belongs.test(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** A text in single quotes; two quotes in it are one. */
    private String quoted() {
        int start = at;
        int close = text.indexOf(QUOTE, start + 1);
        while (close >= 0 && text.startsWith(QUOTE, close + 1)) {
            close = text.indexOf(QUOTE, close + 2);
        }
        if (close < 0) {
            throw new ExpressionException(
                            "a text that begins with ' does not end; allowed is 'text', with '' for ' in it")
                    .at(start);
        }
        at = close + 1;
        return text.substring(start + 1, close).replace(QUOTE + QUOTE, QUOTE);
    }

    private String sign(char first) {
        if ("()[],.?".indexOf(first) < 0) {
            throw new ExpressionException("'" + Words.shortened(String.valueOf(first))
                            + "' has no meaning here; allowed are names, numbers, 'texts', and ( ) [ ] , .")
                    .at(at);
        }
        at++;
        return String.valueOf(first);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
