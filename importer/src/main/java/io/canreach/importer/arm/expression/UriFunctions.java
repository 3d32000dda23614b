package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.exactly;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Addresses of the web. */
final class UriFunctions {
    static final List<Function> ALL = List.of(
            exactly(2, "uri", UriFunctions::uri),
            exactly(1, "uriComponent", arguments -> arguments.made(escaped(arguments.text(0)))),
            exactly(1, "uriComponentToString", arguments -> arguments.made(unescaped(arguments.text(0)))));

    private static final String PLAIN = "-_.~";
    private static final int HEXADECIMAL = 16;

    private UriFunctions() {}

    /**
     * A base that ends with a slash is kept whole; else what follows its last slash is replaced, or, where it has no slash
     * but those after its scheme, one is put between.
     */
    private static JsonNode uri(Arguments arguments) {
        String base = arguments.text(0);
        String relative = arguments.text(1);
        int host = base.indexOf("://");
        if (host < 0) {
            throw arguments.refuse(0, "an absolute URI, as https://example.com/");
        }
        if (relative.contains("://")) {
            return arguments.made(relative);
        }
        int path = base.indexOf('/', host + 3);
        if (relative.startsWith("/")) {
            return arguments.made((path < 0 ? base : base.substring(0, path)) + relative);
        }
        String kept = path < 0 ? base + "/" : base.substring(0, base.lastIndexOf('/') + 1);
        return arguments.made(kept + relative);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
            escaped.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return escaped.toString();
    }

    static String unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            int value = raw[i] == '%' && i + 2 < raw.length ? hexadecimal(raw[i + 1], raw[i + 2]) : -1;
            bytes.write(value < 0 ? raw[i] : value);
            i += value < 0 ? 0 : 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hexadecimal(byte high, byte low) {
        int one = Character.digit(high, HEXADECIMAL);
        int other = Character.digit(low, HEXADECIMAL);
        return one < 0 || other < 0 ? -1 : one * HEXADECIMAL + other;
    }
}
