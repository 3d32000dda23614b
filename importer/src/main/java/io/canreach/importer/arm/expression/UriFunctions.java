package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.exactly;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Addresses of the web. */
final class UriFunctions {
    static final List<Function> ALL = List.of(
            exactly(2, "uri", UriFunctions::uri),
            exactly(1, "parseUri", UriFunctions::parsed),
            exactly(1, "buildUri", UriFunctions::built),
            exactly(1, "uriComponent", arguments -> arguments.made(escaped(arguments.text(0)))),
            exactly(1, "uriComponentToString", arguments -> arguments.made(unescaped(arguments.text(0)))));

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();
    private static final Pattern ABSOLUTE = Pattern.compile(
            "([A-Za-z][A-Za-z0-9+.-]*)://([^/?#:]*)(?::(\\d{1,5}))?(/[^?#]*|)(\\?[^#]*)?(?:#.*)?", Pattern.DOTALL);
    private static final String PLAIN = "-_.~";
    private static final int HEXADECIMAL = 16;

    private UriFunctions() {}

    /**
     * A base that ends with a slash is kept whole; else what follows its last slash is replaced, or, where it has no slash
     * but those after its scheme, one is put between.
     */
    private static JsonNode uri(Arguments arguments) {
        Matcher base = ABSOLUTE.matcher(arguments.text(0));
        String relative = arguments.text(1);
        if (!base.matches()) {
            throw arguments.refuse(0, "an absolute URI, as https://example.com/");
        }
        if (ABSOLUTE.matcher(relative).matches()) {
            return arguments.made(relative);
        }
        String path = base.group(4);
        String kept = relative.startsWith("/") ? "" : path.substring(0, path.lastIndexOf('/') + 1);
        return arguments.made(arguments.text(0).substring(0, base.start(4))
                + (kept.isEmpty() && !relative.startsWith("/") ? "/" : kept)
                + relative);
    }

    private static JsonNode parsed(Arguments arguments) {
        Matcher parts = ABSOLUTE.matcher(arguments.text(0));
        if (!parts.matches()) {
            throw arguments.refuse(0, "an absolute URI, as https://example.com:1234/path");
        }
        ObjectNode object = Values.object().put("scheme", parts.group(1)).put("host", parts.group(2));
        Optional.ofNullable(parts.group(3)).ifPresent(port -> object.put("port", Integer.parseInt(port)));
        object.put("path", parts.group(4).isEmpty() ? "/" : parts.group(4));
        Optional.ofNullable(parts.group(5)).ifPresent(query -> object.put("query", query));
        return arguments.made(object);
    }

    private static JsonNode built(Arguments arguments) {
        Texts uri = new Texts(arguments.budget());
        uri.add(part(arguments, "scheme", "", "")).add("://").add(part(arguments, "host", "", ""));
        uri.add(part(arguments, "port", ":", "")).add(part(arguments, "path", "/", "/"));
        return uri.add(part(arguments, "query", "?", "")).made();
    }

    /** A part of the object, after a sign that stands before it once; or what stands for it when it is not there. */
    private static String part(Arguments arguments, String name, String sign, String otherwise) {
        JsonNode part = Values.property(arguments.object(0), name, arguments.budget());
        if (part == null || part.isNull()) {
            return otherwise;
        }
        Unknowns.in(part).ifPresent(unknown -> {
            throw new Undecided(Unknowns.of(unknown));
        });
        String text = part.asString("");
        return text.startsWith(sign) ? text : sign + text;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
            escaped.append(plain ? String.valueOf(c) : "%" + UPPER.toHexDigits(each));
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
