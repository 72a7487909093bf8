package nl.watals.feeds;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.List;
import java.util.Optional;

/**
 * A calendar by RFC 5545, with the rules of its time zone. The same events give the same bytes.
 *
 * @param name what it is called
 * @param zone of all times
 * @param language a BCP 47 tag
 */
public record Calendar(String name, ZoneId zone, String language, List<Event> events) {
    private static final int MOST_OCTETS = 75;

    /**
     * One gathering.
     *
     * @param uid names it for ever; calendars know by it what to renew
     * @param modified when what is said of it last changed
     * @param sequence goes up with every change
     * @param start its beginning
     * @param end its end; of a gathering without times, the last day
     * @param timed whether it has times, or lasts whole days
     * @param place may be empty
     * @param url the whole address of its page
     * @param cancelled whether it will not take place
     */
    public record Event(
            String uid,
            LocalDateTime modified,
            long sequence,
            LocalDateTime start,
            Optional<LocalDateTime> end,
            boolean timed,
            String title,
            String description,
            String place,
            String url,
            boolean cancelled) {}

    /** The file, in UTF-8 once encoded; lines end in CR LF and are folded at 75 octets. */
    public String write() {
        Lines out = new Lines();
        out.line("BEGIN:VCALENDAR");
        out.line("VERSION:2.0");
        out.line("PRODID:-//Wat als//watals//NL");
        out.line("CALSCALE:GREGORIAN");
        out.text("NAME", name);
        out.text("X-WR-CALNAME", name);
        out.line("X-WR-TIMEZONE:" + zone.getId());
        writeZone(out);
        events.forEach(event -> write(event, out));
        out.line("END:VCALENDAR");
        return out.toString();
    }

    private void write(Event event, Lines out) {
        out.line("BEGIN:VEVENT");
        out.text("UID", event.uid());
        out.line("DTSTAMP:" + utc(event.modified()));
        out.line("LAST-MODIFIED:" + utc(event.modified()));
        out.line("SEQUENCE:" + event.sequence());
        if (event.timed()) {
            out.line("DTSTART;TZID=" + zone.getId() + ":" + local(event.start()));
            event.end()
                    .filter(end -> end.isAfter(event.start()))
                    .ifPresent(end -> out.line("DTEND;TZID=" + zone.getId() + ":" + local(end)));
        } else {
            LocalDate last = event.end().orElse(event.start()).toLocalDate();
            out.line("DTSTART;VALUE=DATE:" + day(event.start().toLocalDate()));
            out.line("DTEND;VALUE=DATE:" + day(last.plusDays(1)));
        }
        out.text("SUMMARY;LANGUAGE=" + language, event.title());
        if (!event.description().isEmpty()) {
            out.text("DESCRIPTION;LANGUAGE=" + language, event.description());
        }
        if (!event.place().isEmpty()) {
            out.text("LOCATION", event.place());
        }
        out.line("URL:" + event.url());
        out.line("STATUS:" + (event.cancelled() ? "CANCELLED" : "CONFIRMED"));
        out.line("TRANSP:" + (event.cancelled() ? "TRANSPARENT" : "OPAQUE"));
        out.line("END:VEVENT");
    }

    // ---- the time zone

    /** The rules that hold now, as if they always had: programs that know the zone by its name use their own. */
    private void writeZone(Lines out) {
        out.line("BEGIN:VTIMEZONE");
        out.line("TZID:" + zone.getId());
        List<ZoneOffsetTransitionRule> rules = zone.getRules().getTransitionRules();
        if (rules.isEmpty()) {
            ZoneOffset offset = zone.getRules().getStandardOffset(java.time.Instant.EPOCH.plusSeconds(1_700_000_000L));
            out.line("BEGIN:STANDARD");
            out.line("DTSTART:19700101T000000");
            out.line("TZOFFSETFROM:" + offset(offset));
            out.line("TZOFFSETTO:" + offset(offset));
            out.line("END:STANDARD");
        }
        for (ZoneOffsetTransitionRule rule : rules) {
            boolean summer = !rule.getOffsetAfter().equals(rule.getStandardOffset());
            String part = summer ? "DAYLIGHT" : "STANDARD";
            out.line("BEGIN:" + part);
            out.line("DTSTART:" + local(rule.createTransition(1970).getDateTimeBefore()));
            out.line("RRULE:FREQ=YEARLY;BYMONTH=" + rule.getMonth().getValue() + byDay(rule));
            out.line("TZOFFSETFROM:" + offset(rule.getOffsetBefore()));
            out.line("TZOFFSETTO:" + offset(rule.getOffsetAfter()));
            out.line("END:" + part);
        }
        out.line("END:VTIMEZONE");
    }

    private static String byDay(ZoneOffsetTransitionRule rule) {
        int day = rule.getDayOfMonthIndicator();
        DayOfWeek weekday = rule.getDayOfWeek();
        if (weekday == null) {
            return ";BYMONTHDAY=" + day;
        }
        String name = weekday.name().substring(0, 2);
        boolean last = day == -1 || day == rule.getMonth().maxLength() - 6;
        return ";BYDAY=" + (last ? "-1" : Integer.toString((day + 6) / 7)) + name;
    }

    private static String offset(ZoneOffset offset) {
        int minutes = Math.abs(offset.getTotalSeconds()) / 60;
        return (offset.getTotalSeconds() < 0 ? "-" : "+") + two(minutes / 60) + two(minutes % 60);
    }

    // ---- values

    private String utc(LocalDateTime moment) {
        return local(moment.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime()) + "Z";
    }

    private static String local(LocalDateTime moment) {
        return day(moment.toLocalDate()) + "T" + two(moment.getHour()) + two(moment.getMinute())
                + two(moment.getSecond());
    }

    private static String day(LocalDate day) {
        return day.getYear() + two(day.getMonthValue()) + two(day.getDayOfMonth());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** Content lines. */
    private static final class Lines {
        private final StringBuilder out = new StringBuilder(1 << 12);

        /** A property with a text, in which signs that mean something are escaped. */
        private void text(String property, String text) {
            StringBuilder escaped = new StringBuilder(text.length() + 16);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\' || c == ';' || c == ',') {
                    escaped.append('\\').append(c);
                } else if (c == '\n') {
                    escaped.append("\\n");
                } else if (c >= ' ' && c != 0x7F || c == '\t') {
                    escaped.append(c);
                }
            }
            line(property + ":" + escaped);
        }

        /** One line, folded between characters, not within one. */
        private void line(String line) {
            int octets = 0;
            for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
                String character = Character.toString(line.codePointAt(i));
                int length = character.getBytes(StandardCharsets.UTF_8).length;
                if (octets + length > MOST_OCTETS) {
                    out.append("\r\n ");
                    octets = 1;
                }
                out.append(character);
                octets += length;
            }
            out.append("\r\n");
        }

        @Override
        public String toString() {
            return out.toString();
        }
    }
}
