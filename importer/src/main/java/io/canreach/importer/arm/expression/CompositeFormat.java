package io.canreach.importer.arm.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Text with places for values: {@code {0}}, with a width as in {@code {0,5}} and a format as in {@code {0:N0}}; two braces
 * are one.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/standard/base-types/composite-formatting">Composite formatting</a>
 */
final class CompositeFormat {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d{1,6})\\s*(?:,\\s*(-?\\d{1,7})\\s*)?(?::([^{}]*))?}");

    private final Arguments arguments;
    private final String format;
    private final Texts text;

    private CompositeFormat(Arguments arguments) {
        this.arguments = arguments;
        this.format = arguments.text(0);
        this.text = new Texts(arguments.budget());
    }

    static JsonNode of(Arguments arguments) {
        return new CompositeFormat(arguments).result();
    }

    private JsonNode result() {
        for (int at = 0; at < format.length(); ) {
            char next = format.charAt(at);
            if (next != '{' && next != '}') {
                at = plain(at);
            } else if (format.startsWith(String.valueOf(next), at + 1)) {
                text.add(String.valueOf(next));
                at += 2;
            } else {
                at = place(at);
            }
        }
        return text.made();
    }

    /** Writes what stands up to the next brace, and says where that is. */
    private int plain(int from) {
        int at = from;
        while (at < format.length() && format.charAt(at) != '{' && format.charAt(at) != '}') {
            at++;
        }
        text.add(format.substring(from, at));
        return at;
    }

    /** Writes the value for a place, and says where the place ends. */
    private int place(int at) {
        Matcher place = PLACE.matcher(format).region(at, format.length());
        if (!place.lookingAt()) {
            throw arguments.refuse("'" + Words.shortened(format.substring(at))
                    + "' is no place for a value; allowed are {0}, {0,5}, {0:N0}, and {{ and }} for braces");
        }
        value(place);
        return place.end();
    }

    private void value(Matcher place) {
        int index = Integer.parseInt(place.group(1)) + 1;
        if (!arguments.has(index)) {
            throw arguments.refuse("there is no value for " + place.group() + "; there are " + (arguments.count() - 1));
        }
        String value = formatted(index, place.group(3) == null ? "" : place.group(3));
        int width = place.group(2) == null ? 0 : Integer.parseInt(place.group(2));
        long missing = Math.max(0, Math.abs(width) - value.length());
        text.add(' ', width > 0 ? missing : 0).add(value).add(' ', width < 0 ? missing : 0);
    }

    private String formatted(int index, String numberFormat) {
        JsonNode value = arguments.wholly(index);
        if (value.isNumber() && !numberFormat.isEmpty()) {
            return NumberFormat.of(value, numberFormat, arguments);
        }
        return new Texts(arguments.budget()).add(value).toString();
    }
}
