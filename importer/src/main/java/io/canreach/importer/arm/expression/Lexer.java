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
        if (at == end) {
            return new Token(Kind.END, "", start);
        }
        char first = text.charAt(at);
        if (first == '\'') {
            return new Token(Kind.TEXT, quoted(), start);
        }
        if (isDigit(first) || (first == '-' && at + 1 < end && isDigit(text.charAt(at + 1)))) {
            return new Token(Kind.NUMBER, run(start + 1, false), start);
        }
        if (isWord(first)) {
            return new Token(Kind.WORD, run(start, true), start);
        }
        return new Token(Kind.SIGN, sign(first), start);
    }

    private String run(int from, boolean words) {
        int start = at;
        at = from;
        while (at < end && (words ? isWord(text.charAt(at)) : isDigit(text.charAt(at)))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** A text in single quotes; two quotes in it are one. */
    private String quoted() {
        int start = at;
        StringBuilder content = new StringBuilder();
        for (at++; at < end; at++) {
            char next = text.charAt(at);
            boolean quote = next == '\'';
            if (quote && (at + 1 == end || text.charAt(at + 1) != '\'')) {
                at++;
                return content.toString();
            }
            at += quote ? 1 : 0;
            content.append(next);
        }
        throw new ExpressionException("a text that begins with ' does not end; allowed is 'text', with '' for ' in it")
                .at(start);
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
