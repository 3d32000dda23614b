package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.between;
import static io.canreach.importer.arm.expression.Function.exactly;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
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

    private static final String ALLOWED_DURATION = "a duration of ISO 8601, as P3Y, -P9D or PT1H";
    private static final String ISO = "yyyy-MM-ddTHH:mm:ssZ";

    /** A year is 365 days and a month 30, as Microsoft says. */
    private static final Pattern DURATION =
            Pattern.compile("(-?)P(?:(\\d{1,5})Y)?(?:(\\d{1,6})M)?(?:(\\d{1,6})W)?(?:(\\d{1,7})D)?(T[0-9HMS.]+)?");

    private static final int DAYS_OF_YEAR = 365;
    private static final int DAYS_OF_MONTH = 30;
    private static final int DAYS_OF_WEEK = 7;

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendPattern("[uuuu-MM-dd[['T'][' ']HH:mm[:ss]]][uuuuMMdd'T'HHmmss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ENGLISH);

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
            TemporalAccessor date = DATE.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return utc(date);
        } catch (DateTimeException notOne) {
            throw arguments.refuse(0, "a date of ISO 8601, as 2023-05-02T15:16:13Z");
        }
    }

    /** What names no offset is in UTC, and what names no time is midnight. */
    private static OffsetDateTime utc(TemporalAccessor date) {
        if (date instanceof OffsetDateTime offset) {
            return offset;
        }
        LocalDateTime local =
                date instanceof LocalDateTime time ? time : LocalDate.from(date).atStartOfDay();
        return local.atOffset(ZoneOffset.UTC);
    }

    private static Duration duration(Arguments arguments) {
        Matcher parts = DURATION.matcher(arguments.text(1));
        try {
            if (parts.matches()) {
                Duration all = days(parts).plus(Duration.parse("P" + (parts.group(6) == null ? "0D" : parts.group(6))));
                return parts.group(1).isEmpty() ? all : all.negated();
            }
        } catch (DateTimeException | ArithmeticException notOne) {
            throw arguments.refuse(1, ALLOWED_DURATION);
        }
        throw arguments.refuse(1, ALLOWED_DURATION);
    }

    private static Duration days(Matcher parts) {
        return Duration.ofDays(part(parts, 2) * DAYS_OF_YEAR
                + part(parts, 3) * DAYS_OF_MONTH
                + part(parts, 4) * DAYS_OF_WEEK
                + part(parts, 5));
    }

    private static long part(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }
}
