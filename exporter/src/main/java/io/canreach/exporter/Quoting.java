package io.canreach.exporter;

import java.util.Locale;

/** Texts written so that each language reads them back as they are, whatever is in them. */
final class Quoting {
    private Quoting() {}

    /** A JSON text. */
    static String json(String text) {
        return "\"" + escaped(text, '"', "\\u%04x") + "\"";
    }

    /** A JSON text in a template, where brackets around a text make an expression of it. */
    static String arm(String text) {
        return json(text.startsWith("[") && text.endsWith("]") ? "[" + text : text);
    }

    /** A Bicep text. */
    static String bicep(String text) {
        return "'" + escaped(text, '\'', "\\u{%x}").replace("${", "\\${") + "'";
    }

    /** A text in Terraform's language. */
    static String hcl(String text) {
        return "\"" + escaped(text, '"', "\\u%04x").replace("${", "$${").replace("%{", "%%{") + "\"";
    }

    /** One word of a shell command. */
    static String shell(String text) {
        return text.matches("[A-Za-z0-9_./:,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** A text in a comment or a message: one line. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\u2028\u2029\u0085]", "?");
    }

    private static String escaped(String text, char quote, String control) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> append(escaped, each, quote, control);
            }
        }
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, char character, char quote, String control) {
        if (character == quote) {
            escaped.append('\\').append(character);
        } else if (Character.isISOControl(character)) {
            escaped.append(String.format(Locale.ROOT, control, (int) character));
        } else {
            escaped.append(character);
        }
    }
}
