package nl.watals.site;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/** Reads dates strictly: a day that does not exist is no date. */
final class Dates {
    private static final String ISO = "yyyy-MM-dd";

    private Dates() {}

    /**
     * A day or a moment in ISO 8601's form ({@code 2023-06-20}, {@code 2023-06-20T10:00}, {@code 2023-06-20T10:00:00};
     * a space may stand for the {@code T}), else in the form of {@code pattern}.
     *
     * @param pattern as {@link java.text.SimpleDateFormat} knows it, from {@code date.format}
     * @return a {@link LocalDate} or a {@link LocalDateTime}; empty when the text is neither
     */
    static Optional<TemporalAccessor> parse(String text, String pattern) {
        Optional<LocalDate> day = day(text);
        if (day.isPresent()) {
            if (text.length() == 10) {
                return Optional.of(day.get());
            }
            Optional<LocalTime> time = time(text);
            if (time.isPresent()) {
                return Optional.of(LocalDateTime.of(day.get(), time.get()));
            }
        }
        return pattern.equals(ISO) ? Optional.empty() : parseAs(text, pattern);
    }

    /** What is wrong with a text that is no date, and what to write instead. */
    record Mistake(String what, String hint) {}

    /** @param moment whether a time belongs to it */
    static Mistake explain(String text, boolean moment) {
        String form = moment
                ? "write YYYY-MM-DDTHH:MM, for example 2026-01-31T19:30"
                : "write YYYY-MM-DD, for example 2026-01-31";
        if (day(text).isPresent()) {
            return new Mistake("`" + text + "` has no time that exists", "write it as 2026-01-31T19:30");
        }
        if (text.length() >= 10
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && digits(text, 0, 4) > 0
                && digits(text, 5, 7) >= 0
                && digits(text, 8, 10) >= 0) {
            return new Mistake("`" + text + "` is a day that does not exist", form);
        }
        Optional<LocalDate> turned = turned(text);
        return new Mistake(
                "`" + text + "` is no date",
                turned.isPresent() && !moment ? "write " + turned.get() + ", with the year first" : form);
    }

    /** The day that {@code 31-01-2026} or {@code 31/1/2026} stands for. */
    private static Optional<LocalDate> turned(String text) {
        String[] parts = text.split("[-/.]", -1);
        if (parts.length != 3 || parts[0].isEmpty() || parts[0].length() > 2 || parts[1].isEmpty()) {
            return Optional.empty();
        }
        String month = parts[1].length() == 1 ? "0" + parts[1] : parts[1];
        String day = parts[0].length() == 1 ? "0" + parts[0] : parts[0];
        return parts[2].length() == 4 ? day(parts[2] + "-" + month + "-" + day) : Optional.empty();
    }

    private static Optional<LocalDate> day(String text) {
        if (text.length() < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return Optional.empty();
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        if (year < 1000 || month < 1 || month > 12 || day < 1 || day > 31) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> time(String text) {
        boolean seconds = text.length() == 19;
        if ((text.length() != 16 && !seconds)
                || (text.charAt(10) != 'T' && text.charAt(10) != ' ')
                || text.charAt(13) != ':'
                || (seconds && text.charAt(16) != ':')) {
            return Optional.empty();
        }
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = seconds ? digits(text, 17, 19) : 0;
        boolean valid = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return valid ? Optional.of(LocalTime.of(hour, minute, second)) : Optional.empty();
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static Optional<TemporalAccessor> parseAs(String text, String pattern) {
        try {
            // SimpleDateFormat's year of the era is a strict formatter's proleptic year.
            TemporalAccessor parsed = DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT)
                    .parse(text);
            LocalDate day = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            if (day == null || day.getYear() < 1000) {
                return Optional.empty();
            }
            return Optional.of(time == null ? day : LocalDateTime.of(day, time));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The moment at which the day begins, or the moment itself. */
    static LocalDateTime moment(TemporalAccessor date) {
        return date instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) date;
    }
}
