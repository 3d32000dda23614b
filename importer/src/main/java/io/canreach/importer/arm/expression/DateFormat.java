package io.canreach.importer.arm.expression;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * Dates written in the formats of .NET: one letter for a standard format, else a pattern of runs of letters.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/standard/base-types/custom-date-and-time-format-strings">Custom date
 *     and time format strings</a>
 */
final class DateFormat {
    /** Standard formats of the invariant culture, as patterns. */
    private static final Map<String, String> STANDARD = Map.ofEntries(
            Map.entry("d", "MM/dd/yyyy"),
            Map.entry("D", "dddd, dd MMMM yyyy"),
            Map.entry("f", "dddd, dd MMMM yyyy HH:mm"),
            Map.entry("F", "dddd, dd MMMM yyyy HH:mm:ss"),
            Map.entry("g", "MM/dd/yyyy HH:mm"),
            Map.entry("G", "MM/dd/yyyy HH:mm:ss"),
            Map.entry("m", "MMMM dd"),
            Map.entry("M", "MMMM dd"),
            Map.entry("o", "yyyy-MM-ddTHH:mm:ss.fffffffK"),
            Map.entry("O", "yyyy-MM-ddTHH:mm:ss.fffffffK"),
            Map.entry("r", "ddd, dd MMM yyyy HH:mm:ss 'GMT'"),
            Map.entry("R", "ddd, dd MMM yyyy HH:mm:ss 'GMT'"),
            Map.entry("s", "yyyy-MM-ddTHH:mm:ss"),
            Map.entry("t", "HH:mm"),
            Map.entry("T", "HH:mm:ss"),
            Map.entry("u", "yyyy-MM-dd HH:mm:ss'Z'"),
            Map.entry("U", "dddd, dd MMMM yyyy HH:mm:ss"),
            Map.entry("y", "yyyy MMMM"),
            Map.entry("Y", "yyyy MMMM"));

    /** Runs of letters, and the runs that mean the same in Java. */
    private static final Map<String, String> RUNS = Map.ofEntries(
            Map.entry("d", "d"),
            Map.entry("dd", "dd"),
            Map.entry("ddd", "EEE"),
            Map.entry("dddd", "EEEE"),
            Map.entry("M", "M"),
            Map.entry("MM", "MM"),
            Map.entry("MMM", "MMM"),
            Map.entry("MMMM", "MMMM"),
            Map.entry("y", "uu"),
            Map.entry("yy", "uu"),
            Map.entry("yyy", "uuuu"),
            Map.entry("yyyy", "uuuu"),
            Map.entry("H", "H"),
            Map.entry("HH", "HH"),
            Map.entry("h", "h"),
            Map.entry("hh", "hh"),
            Map.entry("m", "m"),
            Map.entry("mm", "mm"),
            Map.entry("s", "s"),
            Map.entry("ss", "ss"),
            Map.entry("tt", "a"),
            Map.entry("K", "XXX"),
            Map.entry("zz", "xx"),
            Map.entry("zzz", "xxx"));

    private static final String LETTERS = "dfFghHKmMstyz";
    private static final int LONGEST_FRACTION = 7;

    private DateFormat() {}

    static String of(String format, OffsetDateTime date, Arguments arguments) {
        String pattern = format.length() == 1 ? STANDARD.get(format) : format;
        if (pattern == null || pattern.isEmpty()) {
            throw unfit(format, arguments);
        }
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < pattern.length(); ) {
            at = piece(pattern, at, date, text, arguments);
        }
        return text.toString();
    }

    /** Writes what begins at one place of a pattern, and says where the next begins. */
    private static int piece(String pattern, int at, OffsetDateTime date, StringBuilder text, Arguments arguments) {
        char first = pattern.charAt(at);
        if (first == '\'' || first == '"') {
            int end = pattern.indexOf(first, at + 1);
            text.append(pattern, at + 1, end < 0 ? pattern.length() : end);
            return end < 0 ? pattern.length() : end + 1;
        }
        boolean escape = first == '\\' && at + 1 < pattern.length();
        if (escape || LETTERS.indexOf(first) < 0) {
            text.append(escape ? pattern.charAt(at + 1) : first);
            return at + (escape ? 2 : 1);
        }
        int end = at + 1;
        while (end < pattern.length() && pattern.charAt(end) == first) {
            end++;
        }
        text.append(run(pattern.substring(at, end), date, arguments));
        return end;
    }

    private static String run(String run, OffsetDateTime date, Arguments arguments) {
        if (run.charAt(0) == 'f' || run.charAt(0) == 'F') {
            return fraction(run, date, arguments);
        }
        String pattern = RUNS.get(run);
        if (pattern == null) {
            throw unfit(run, arguments);
        }
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(date);
    }

    /** Digits of the second's fraction; F leaves out zeros at the end. */
    private static String fraction(String run, OffsetDateTime date, Arguments arguments) {
        if (run.length() > LONGEST_FRACTION) {
            throw unfit(run, arguments);
        }
        String digits = String.format("%09d", date.getNano()).substring(0, run.length());
        return run.charAt(0) == 'f' ? digits : digits.replaceAll("0+$", "");
    }

    private static ExpressionException unfit(String format, Arguments arguments) {
        return arguments.refuse("'" + Words.shortened(format)
                + "' is no format of dates; allowed are those of .NET, as yyyy-MM-dd or u");
    }
}
