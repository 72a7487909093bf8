package nl.watals.bake;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes dates the way readers and machines expect them, without the JDK's locale data, which is slow to load.
 *
 * <p>{@code longdate}: "20 juni 2023"; {@code shortdate}: "20-06-2023"; {@code weekday}: "dinsdag"; {@code isodate}: {@code 2023-06-20}; {@code clock}:
 * "10.00" (Dutch) or "10:00", empty for a day without a time; {@code isotime}: {@code 2023-06-20T10:00:00+02:00}. Each
 * takes a {@link Date}, a {@link LocalDate} or a {@link LocalDateTime}; null stays null.
 */
final class DateFilter implements Filter {
    private static final List<String> MONTHS_NL = List.of(
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december");
    private static final List<String> MONTHS_EN = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> DAYS_NL =
            List.of("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag");
    private static final List<String> DAYS_EN =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    /** What to write. */
    enum Form {
        LONGDATE,
        SHORTDATE,
        WEEKDAY,
        ISODATE,
        CLOCK,
        ISOTIME
    }

    private final Form form;
    private final boolean dutch;
    private final ZoneId zone;

    DateFilter(Form form, boolean dutch, ZoneId zone) {
        this.form = form;
        this.dutch = dutch;
        this.zone = zone;
    }

    @Override
    public List<String> getArgumentNames() {
        return null;
    }

    @Override
    public Object apply(
            Object input, Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
        if (input == null) {
            return null;
        }
        boolean timed = !(input instanceof LocalDate);
        LocalDateTime date = local(input, zone);
        if (date == null) {
            throw new PebbleException(
                    null, "`" + form.name().toLowerCase(Locale.ROOT) + "` needs a date here", line, self.getName());
        }
        return switch (form) {
            case LONGDATE ->
                date.getDayOfMonth() + " " + (dutch ? MONTHS_NL : MONTHS_EN).get(date.getMonthValue() - 1) + " "
                        + date.getYear();
            case SHORTDATE -> two(date.getDayOfMonth()) + "-" + two(date.getMonthValue()) + "-" + date.getYear();
            case WEEKDAY -> (dutch ? DAYS_NL : DAYS_EN).get(date.getDayOfWeek().getValue() - 1);
            case ISODATE -> date.toLocalDate().toString();
            case CLOCK -> timed ? two(date.getHour()) + (dutch ? "." : ":") + two(date.getMinute()) : "";
            case ISOTIME -> isoTime(date, zone);
        };
    }

    /** RFC 3339, with the offset of the zone at that time. */
    static String isoTime(LocalDateTime date, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(date);
        return date.toLocalDate() + "T" + two(date.getHour()) + ":" + two(date.getMinute()) + ":"
                + two(date.getSecond()) + offset.getId();
    }

    /** The day and time in the zone; null when the value is no date. */
    static LocalDateTime local(Object input, ZoneId zone) {
        if (input instanceof SiteDate date) {
            return date.local();
        }
        if (input instanceof LocalDate day) {
            return day.atStartOfDay();
        }
        if (input instanceof LocalDateTime moment) {
            return moment;
        }
        if (input instanceof TemporalAccessor) {
            return null;
        }
        return input instanceof Date date ? LocalDateTime.ofInstant(date.toInstant(), zone) : null;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
