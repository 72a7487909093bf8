package nl.watals.formservice;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the moments that services write. A local time that the clock skipped in spring counts as an hour later; one that it
 * went through twice in autumn as the first of the two. Thread-safe.
 */
final class DateReader {
    private static final String TIME =
            "(?:(?:t|,? +)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?(?: ?(am|pm|a\\.m\\.|p\\.m\\.))?"
                    + " ?(z|utc|(?:gmt|utc)?[+-]\\d{1,2}(?::?\\d{2})?|gmt)?)?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + TIME);
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})" + TIME);
    private static final Pattern EPOCH = Pattern.compile("-?\\d{9,13}(?:\\.\\d{1,9})?");
    private static final String FORM = "for example 2026-05-04 10:59:37";
    private static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(2);

    private final Optional<DateOrder> given;
    private final ZoneId zone;
    private final Instant now;

    /**
     * @param given what {@code --date-order} says; it wins over what a service usually writes
     * @param zone of times without one, unless the service writes UTC
     */
    DateReader(Optional<DateOrder> given, ZoneId zone, Instant now) {
        this.given = given;
        this.zone = zone;
        this.now = now;
    }

    /** What became of a text. */
    sealed interface Read {}

    record Moment(Instant at) implements Read {}

    record Wrong(String what, String hint) implements Read {}

    /**
     * Reads one moment.
     *
     * @param usual the order that the service is known to write; empty when a date could be read two ways
     * @param utc whether a time without a zone is in UTC
     */
    Read read(String typed, Optional<DateOrder> usual, boolean utc) {
        String text =
                typed.strip().toLowerCase(Locale.ROOT).replace('\u00A0', ' ').replace('\u202F', ' ');
        try {
            Read read = parse(text, usual, utc ? ZoneOffset.UTC : zone);
            return read instanceof Moment moment ? plausible(moment) : read;
        } catch (DateTimeException | ArithmeticException e) {
            return new Wrong("there is no such day or time", FORM);
        }
    }

    private Read plausible(Moment moment) {
        if (moment.at().isBefore(EARLIEST)) {
            return new Wrong("this date is before 1995", "no form is that old");
        }
        return moment.at().isAfter(now.plus(CLOCKS_DIFFER))
                ? new Wrong("this date is still to come", "are day and month the other way round? give --date-order")
                : moment;
    }

    private Read parse(String text, Optional<DateOrder> usual, ZoneId local) {
        Matcher year = YEAR_FIRST.matcher(text);
        if (year.matches()) {
            return moment(number(year, 1), number(year, 2), number(year, 3), year, local);
        }
        Matcher day = YEAR_LAST.matcher(text);
        if (day.matches()) {
            return yearLast(day, usual, local);
        }
        if (EPOCH.matcher(text).matches()) {
            int dot = text.indexOf('.');
            long number = Long.parseLong(dot < 0 ? text : text.substring(0, dot));
            return new Moment(
                    Math.abs(number) < 100_000_000_000L ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
        }
        return new Wrong("this is no date", FORM);
    }

    private Read yearLast(Matcher day, Optional<DateOrder> usual, ZoneId local) {
        int first = number(day, 1);
        int second = number(day, 2);
        int year = number(day, 3) + (day.group(3).length() == 2 ? 2000 : 0);
        Optional<DateOrder> order = given.isPresent() ? given : usual;
        boolean dayFirst;
        if (order.isPresent()) {
            dayFirst = order.get() == DateOrder.DMY;
        } else if (first > 12 || second > 12 || first == second) {
            dayFirst = first > 12 || first == second;
        } else {
            return new Wrong(
                    "this date can be read in two ways",
                    "give --date-order dmy when the day comes first, or --date-order mdy");
        }
        if ((dayFirst ? second : first) > 12) {
            return new Wrong(
                    "there is no such day",
                    given.isPresent()
                            ? FORM
                            : "give --date-order " + (dayFirst ? "mdy" : "dmy") + " if it is written so");
        }
        return moment(year, dayFirst ? second : first, dayFirst ? first : second, day, local);
    }

    private static Read moment(int year, int month, int day, Matcher time, ZoneId local) {
        if (time.group(4) == null) {
            return new Moment(
                    LocalDateTime.of(year, month, day, 0, 0).atZone(local).toInstant());
        }
        int hour = number(time, 4);
        String half = time.group(7) == null ? "" : time.group(7);
        if (!half.isEmpty()) {
            // Sheets write 10:59:37 AM but also 14:59:37 PM.
            hour = hour > 12 ? hour : hour % 12 + (half.charAt(0) == 'p' ? 12 : 0);
        }
        int second = time.group(6) == null ? 0 : number(time, 6);
        LocalDateTime at = LocalDateTime.of(year, month, day, hour, number(time, 5), second);
        ZoneId zone = time.group(8) == null ? local : offset(time.group(8));
        return new Moment(at.atZone(zone).toInstant());
    }

    private static ZoneOffset offset(String text) {
        int sign = Math.max(text.indexOf('+'), text.indexOf('-'));
        if (sign < 0) {
            return ZoneOffset.UTC;
        }
        String digits = text.substring(sign + 1).replace(":", "");
        int hours = Integer.parseInt(digits.length() > 2 ? digits.substring(0, digits.length() - 2) : digits);
        int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(digits.length() - 2)) : 0;
        int minus = text.charAt(sign) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(minus * hours, minus * minutes);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
