package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.between;
import static io.canreach.importer.arm.expression.Function.exactly;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Points in time. */
final class DateFunctions {
    static final List<Function> ALL = List.of(
            between(2, 3, "dateTimeAdd", DateFunctions::add),
            exactly(1, "dateTimeFromEpoch", DateFunctions::fromEpoch),
            exactly(
                    1,
                    "dateTimeToEpoch",
                    arguments -> Values.number(date(arguments).toEpochSecond())));

    private static final String ISO = "yyyy-MM-ddTHH:mm:ssZ";

    /** A year is 365 days and a month 30, as Microsoft says. */
    private static final Pattern DURATION =
            Pattern.compile("(-?)P(?:(\\d{1,5})Y)?(?:(\\d{1,6})M)?(?:(\\d{1,6})W)?(?:(\\d{1,7})D)?(T[0-9HMS.]+)?");

    private static final int DAYS_OF_YEAR = 365;
    private static final int DAYS_OF_MONTH = 30;
    private static final int DAYS_OF_WEEK = 7;

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendPattern("[uuuu-MM-dd['T'][' ']HH:mm[:ss]][uuuuMMdd'T'HHmmss]")
            .optionalStart()
            .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[XXX][XX]")
            .toFormatter(java.util.Locale.ENGLISH);

    private DateFunctions() {}

    private static JsonNode add(Arguments arguments) {
        OffsetDateTime base = date(arguments);
        Duration duration = duration(arguments);
        try {
            OffsetDateTime sum = base.plus(duration).withOffsetSameInstant(ZoneOffset.UTC);
            return arguments.made(DateFormat.of(arguments.has(2) ? arguments.text(2) : ISO, sum, arguments));
        } catch (DateTimeException | ArithmeticException outOfRange) {
            throw arguments.refuse(1, "a duration that leads to a year of four digits");
        }
    }

    private static JsonNode fromEpoch(Arguments arguments) {
        try {
            OffsetDateTime date = Instant.ofEpochSecond(arguments.whole(0)).atOffset(ZoneOffset.UTC);
            return arguments.made(DateFormat.of(ISO, date, arguments));
        } catch (DateTimeException outOfRange) {
            throw arguments.refuse(0, "seconds since 1970-01-01");
        }
    }

    private static OffsetDateTime date(Arguments arguments) {
        String text = arguments.text(0);
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
            }
            return (OffsetDateTime) DATE.parseBest(
                    text,
                    OffsetDateTime::from,
                    local -> java.time.LocalDateTime.from(local).atOffset(ZoneOffset.UTC));
        } catch (DateTimeException notOne) {
            throw arguments.refuse(0, "a date of ISO 8601, as 2023-05-02T15:16:13Z");
        }
    }

    private static Duration duration(Arguments arguments) {
        Matcher parts = DURATION.matcher(arguments.text(1));
        try {
            if (parts.matches()) {
                long days = part(parts, 2) * DAYS_OF_YEAR
                        + part(parts, 3) * DAYS_OF_MONTH
                        + part(parts, 4) * DAYS_OF_WEEK
                        + part(parts, 5);
                Duration time = parts.group(6) == null ? Duration.ZERO : Duration.parse("P" + parts.group(6));
                Duration all = Duration.ofDays(days).plus(time);
                return parts.group(1).isEmpty() ? all : all.negated();
            }
        } catch (DateTimeException | ArithmeticException notOne) {
            throw arguments.refuse(1, "a duration of ISO 8601, as P3Y, -P9D or PT1H");
        }
        throw arguments.refuse(1, "a duration of ISO 8601, as P3Y, -P9D or PT1H");
    }

    private static long part(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }
}
