package io.canreach.dsl;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The {@code key=value;} pairs of a connection string; a value may be quoted by {@code "}, {@code '} or braces. */
final class ConnectionProperties {
    private final String text;
    private int at;

    private ConnectionProperties(String text) {
        this.text = text;
    }

    /** Keys in lower case; the first of two equal keys counts last, as it does for the drivers. */
    static Map<String, String> read(String text) {
        ConnectionProperties reader = new ConnectionProperties(text);
        Map<String, String> properties = new HashMap<>();
        while (reader.at < text.length()) {
            String key = reader.key();
            if (!key.isEmpty()) {
                properties.put(key, reader.value());
            }
        }
        return properties;
    }

    private String key() {
        int equals = text.indexOf('=', at);
        int end = text.indexOf(';', at);
        if (equals < 0 || (end >= 0 && end < equals)) {
            at = end < 0 ? text.length() : end + 1; // a part without '=' says nothing
            return "";
        }
        String key = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
        at = equals + 1;
        return key;
    }

    private String value() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        char first = at < text.length() ? text.charAt(at) : ';';
        if (first == '"' || first == '\'' || first == '{') {
            at++;
            return quoted(first == '{' ? '}' : first);
        }
        return upTo(';');
    }

    /** A doubled quote stands for the quote itself. */
    private String quoted(char quote) {
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote && (at >= text.length() || text.charAt(at) != quote)) {
                upTo(';');
                return value.toString();
            }
            at += c == quote ? 1 : 0;
            value.append(c);
        }
        throw new IllegalArgumentException("the connection string has a value whose closing quote or brace is missing");
    }

    private String upTo(char end) {
        int stop = text.indexOf(end, at) < 0 ? text.length() : text.indexOf(end, at);
        String value = text.substring(at, stop).strip();
        at = stop + 1;
        return value;
    }
}
