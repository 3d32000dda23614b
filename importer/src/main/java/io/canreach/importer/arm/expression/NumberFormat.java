package io.canreach.importer.arm.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Numbers in formats of .NET: {@code D3}, {@code X4}, {@code N0}, {@code F2}, {@code P1}, {@code G}, and patterns of 0, #,
 * commas and a point.
 *
 * @see <a href="https://learn.microsoft.com/dotnet/standard/base-types/standard-numeric-format-strings">Standard numeric
 *     format strings</a>
 */
final class NumberFormat {
    private static final Pattern STANDARD = Pattern.compile("([A-Za-z])(\\d{0,3})");
    private static final Pattern CUSTOM = Pattern.compile("[0#][0#,]{0,30}(?:\\.[0#]{1,30})?");
    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);

    private static final int MOST_DIGITS = 400;
    private static final int MOST_PLACES = 99;

    private NumberFormat() {}

    static String of(JsonNode value, String format, Arguments arguments) {
        Matcher standard = STANDARD.matcher(format);
        BigDecimal number = Values.decimal(value);
        if (standard.matches()) {
            return standard(number, standard.group(1).charAt(0), standard.group(2), arguments);
        }
        if (CUSTOM.matcher(format).matches() && digitsBeforePoint(number) <= MOST_DIGITS) {
            return custom(number, format);
        }
        throw unfit(format, arguments);
    }

    private static String standard(BigDecimal number, char letter, String digits, Arguments arguments) {
        int precision = digits.isEmpty() ? -1 : Integer.parseInt(digits);
        int places = precision < 0 ? 2 : precision;
        return switch (letter) {
            case 'D', 'd', 'X', 'x', 'B', 'b' -> whole(number, letter, precision, arguments);
            case 'N', 'n' -> fixed(number, "#,##0", places, arguments);
            case 'F', 'f' -> fixed(number, "0", places, arguments);
            case 'P', 'p' -> fixed(number.movePointRight(2), "#,##0", places, arguments) + " %";
            case 'G', 'g' -> general(number, letter + digits, arguments);
            default -> throw unfit(letter + digits, arguments);
        };
    }

    private static String general(BigDecimal number, String format, Arguments arguments) {
        if (format.length() > 1 || digitsBeforePoint(number) > MOST_DIGITS) {
            throw unfit(format, arguments);
        }
        return number.toPlainString();
    }

    private static String whole(BigDecimal number, char letter, int precision, Arguments arguments) {
        if (number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                || number.stripTrailingZeros().scale() > 0) {
            throw unfit(String.valueOf(letter), arguments);
        }
        return letters(number.longValue(), letter, precision);
    }

    private static long digitsBeforePoint(BigDecimal number) {
        return number.precision() - (long) number.scale();
    }

    private static String letters(long number, char letter, int precision) {
        String digits = switch (letter) {
            case 'X' -> Long.toHexString(number).toUpperCase(Locale.ROOT);
            case 'x' -> Long.toHexString(number);
            case 'B', 'b' -> Long.toBinaryString(number);
            default -> String.valueOf(number).replace("-", "");
        };
        String sign = number < 0 && Character.toUpperCase(letter) == 'D' ? "-" : "";
        return sign + "0".repeat(Math.max(0, precision - digits.length())) + digits;
    }

    private static String fixed(BigDecimal number, String pattern, int precision, Arguments arguments) {
        if (digitsBeforePoint(number) > MOST_DIGITS || precision > MOST_PLACES) {
            throw unfit("N" + precision, arguments);
        }
        return custom(number, pattern + (precision == 0 ? "" : "." + "0".repeat(precision)));
    }

    private static String custom(BigDecimal number, String pattern) {
        DecimalFormat format = new DecimalFormat(pattern.replaceAll(",+(?=\\.|$)", ""), SYMBOLS);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    private static ExpressionException unfit(String format, Arguments arguments) {
        return arguments.refuse("'" + Words.shortened(format)
                + "' is not understood as the format of this number; understood are D3, X4, N0, F2, P1, G and patterns"
                + " of 0 and #, as 000");
    }
}
