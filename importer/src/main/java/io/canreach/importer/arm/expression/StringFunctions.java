package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.atLeast;
import static io.canreach.importer.arm.expression.Function.between;
import static io.canreach.importer.arm.expression.Function.exactly;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.StringNode;

/** Strings. */
final class StringFunctions {
    static final List<Function> ALL = List.of(
            exactly(1, "string", StringFunctions::string),
            exactly(1, "toLower", arguments -> arguments.made(arguments.text(0).toLowerCase(Locale.ROOT))),
            exactly(1, "toUpper", arguments -> arguments.made(arguments.text(0).toUpperCase(Locale.ROOT))),
            exactly(1, "trim", arguments -> arguments.made(arguments.text(0).strip())),
            between(1, 3, "substring", StringFunctions::substring),
            between(2, 3, "padLeft", StringFunctions::padLeft),
            exactly(3, "replace", StringFunctions::replace),
            exactly(2, "split", StringFunctions::split),
            exactly(2, "join", StringFunctions::join),
            atLeast(1, "format", CompositeFormat::of));

    /** How many delimiters are looked for in the time of a step. */
    private static final int COMPARED = 64;

    private StringFunctions() {}

    private static JsonNode string(Arguments arguments) {
        JsonNode value = arguments.wholly(0);
        return value.isString()
                ? value
                : new Texts(arguments.budget()).add(value).made();
    }

    private static JsonNode substring(Arguments arguments) {
        String text = arguments.text(0);
        long start = arguments.has(1) ? arguments.whole(1) : 0;
        if (start < 0 || start > text.length()) {
            throw arguments.refuse(1, "0 to " + text.length() + ", the length of the string");
        }
        long length = arguments.has(2) ? arguments.whole(2) : text.length() - start;
        if (length < 0 || length > text.length() - start) {
            throw arguments.refuse(2, "0 to " + (text.length() - start) + ", what is left of the string");
        }
        return arguments.made(text.substring((int) start, (int) (start + length)));
    }

    private static JsonNode padLeft(Arguments arguments) {
        String text = arguments.scalar(0).asString();
        long missing = Math.max(0, arguments.whole(1) - text.length());
        String padding = arguments.has(2) ? arguments.scalar(2).asString() : " ";
        if (padding.length() != 1) {
            throw arguments.refuse(2, "one character");
        }
        return new Texts(arguments.budget())
                .add(padding.charAt(0), missing)
                .add(text)
                .made();
    }

    private static JsonNode replace(Arguments arguments) {
        String text = arguments.text(0);
        String old = arguments.text(1);
        String instead = arguments.text(2);
        if (old.isEmpty()) {
            throw arguments.refuse(1, "a string of at least one character");
        }
        SearchFunctions.search(arguments.budget(), text, old);
        return replaced(text, old, instead, new Texts(arguments.budget())).made();
    }

    private static Texts replaced(String text, String old, String instead, Texts replaced) {
        int from = 0;
        for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, from)) {
            replaced.add(text.substring(from, at)).add(instead);
            from = at + old.length();
        }
        return replaced.add(text.substring(from));
    }

    private static JsonNode split(Arguments arguments) {
        String text = arguments.text(0);
        List<String> delimiters = delimiters(arguments);
        delimiters.forEach(each -> SearchFunctions.search(arguments.budget(), text, each));
        arguments.budget().steps((long) text.length() * delimiters.size() / COMPARED);
        arguments.budget().characters(text.length());
        return arguments.made(parts(text, delimiters));
    }

    private static ArrayNode parts(String text, List<String> delimiters) {
        ArrayNode parts = Values.list();
        int from = 0;
        for (int at = 0; at < text.length(); ) {
            int length = lengthAt(text, at, delimiters);
            if (length > 0) {
                parts.add(text.substring(from, at));
                from = at + length;
            }
            at += Math.max(1, length);
        }
        return parts.add(text.substring(from));
    }

    /** The delimiters that are not empty, the longest first where several match. */
    private static List<String> delimiters(Arguments arguments) {
        Stream<String> delimiters = arguments.known(1).isString()
                ? Stream.of(arguments.text(1))
                : arguments.elements(1, StringNode.class, "a string or an array of strings").stream()
                        .map(StringNode::stringValue);
        return delimiters
                .filter(each -> !each.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static int lengthAt(String text, int at, List<String> delimiters) {
        for (String each : delimiters) {
            if (text.startsWith(each, at)) {
                return each.length();
            }
        }
        return 0;
    }

    private static JsonNode join(Arguments arguments) {
        arguments.wholly(0);
        Texts text = new Texts(arguments.budget());
        String delimiter = "";
        for (JsonNode each : arguments.list(0)) {
            text.add(delimiter).add(each);
            delimiter = arguments.text(1);
        }
        return text.made();
    }
}
