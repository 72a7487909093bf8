package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.validate.ValidationResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calendars of gatherings, read by another program. */
class CalendarTest {
    private static final String EVENT = "content/agenda/avond-3.md";

    @TempDir
    private Path folder;

    private TestSite site;

    @BeforeAll
    static void readWithoutANetwork() {
        System.setProperty("net.fortuna.ical4j.timezone.cache.impl", "net.fortuna.ical4j.util.MapTimeZoneCache");
    }

    @BeforeEach
    void aGathering() throws IOException {
        site = TestSite.in(folder);
        site.files.merge("jbake.properties", "calendar.folder=agenda\n", String::concat);
        event("");
    }

    private void event(String more) {
        site.files.put(
                EVENT,
                "title=Praten; en luisteren, samen\ntype=event\ndate=2023-06-06\nstart=2023-06-20T10:00\nend=2023-06-20T12:00\n"
                        + "place=Utrecht\nonline=true\nsummary="
                        + new String(
                                "Een lange zin met é en ï over de avond. "
                                        .repeat(4)
                                        .getBytes(StandardCharsets.UTF_8),
                                StandardCharsets.ISO_8859_1)
                        + "\n" + more + "~~~~~~\nTekst.\n");
    }

    private String ics(String file) throws IOException {
        assertThat(site.build().problems()).isEmpty();
        return Files.readString(site.output().resolve(file));
    }

    private static Calendar read(String ics) throws IOException {
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(ics));
            ValidationResult result = calendar.validate();
            assertThat(result.hasErrors()).as(result.toString()).isFalse();
            return calendar;
        } catch (ParserException e) {
            throw new AssertionError(ics, e);
        }
    }

    private static String value(Calendar calendar, String name) {
        Component event = calendar.getComponents(Component.VEVENT).get(0);
        return event.getProperty(name).map(Property::getValue).orElse("");
    }

    @Test
    void aGatheringHasACalendarThatAnotherProgramReads() throws IOException {
        Calendar calendar = read(ics("agenda/avond-3/agenda.ics"));
        assertThat(value(calendar, "SUMMARY")).isEqualTo("Praten; en luisteren, samen");
        assertThat(value(calendar, "DTSTART")).isEqualTo("20230620T100000");
        assertThat(value(calendar, "DTEND")).isEqualTo("20230620T120000");
        assertThat(value(calendar, "LOCATION")).isEqualTo("Utrecht en online");
        assertThat(value(calendar, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(calendar, "URL")).isEqualTo("https://example.nl/agenda/avond-3/");
        assertThat(value(calendar, "UID")).isEqualTo("agenda.avond-3@example.nl");
        assertThat(value(calendar, "DTSTAMP")).isEqualTo("20230605T220000Z");
        assertThat(value(calendar, "SEQUENCE")).isEqualTo("0");
        assertThat(value(calendar, "DESCRIPTION"))
                .contains("é en ï over")
                .endsWith("https://example.nl/agenda/avond-3/");
    }

    @Test
    void theFileHasTheFormOfTheStandard() throws IOException {
        String ics = ics("agenda/agenda.ics");
        assertThat(ics.replace("\r\n", "")).doesNotContain("\n", "\r");
        for (String line : ics.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
        }
        assertThat(ics)
                .contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\n")
                .contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n")
                .contains("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n")
                .contains("DTSTART;TZID=Europe/Amsterdam:20230620T100000\r\n");
        assertThat(read(ics).getComponents(Component.VEVENT)).hasSize(3);
    }

    @Test
    void aSeriesHasOneWithItsGatherings() throws IOException {
        Calendar calendar = read(ics("agenda/reeks/agenda.ics"));
        assertThat(calendar.getComponents(Component.VEVENT)).hasSize(2);
    }

    @Test
    void whatIsCalledOffIsCalledOffInCalendarsToo() throws IOException {
        event("updated=2023-06-16\ncancelled=true\n");
        site.replace("templates/event.peb", "<h1>", "{% if content.cancelled %}Gaat niet door{% endif %}<h1>");
        Calendar calendar = read(ics("agenda/avond-3/agenda.ics"));
        assertThat(value(calendar, "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(calendar, "SEQUENCE")).isEqualTo("21");
        assertThat(value(calendar, "LAST-MODIFIED")).isEqualTo("20230615T220000Z");
        assertThat(site.page("agenda/avond-3/index.html")).contains("Gaat niet door");
    }

    @Test
    void itStaysTheSameGatheringAtAnotherAddress() throws IOException {
        event("slug=praten\naliases=/agenda/avond-3/\n");
        assertThat(value(read(ics("agenda/praten/agenda.ics")), "UID")).isEqualTo("agenda.avond-3@example.nl");
        event("uid=vast@example.nl\n");
        assertThat(value(read(ics("agenda/avond-3/agenda.ics")), "UID")).isEqualTo("vast@example.nl");
    }

    @Test
    void aGatheringWithoutTimesLastsWholeDays() throws IOException {
        event("");
        site.replace(EVENT, "start=2023-06-20T10:00\nend=2023-06-20T12:00", "start=2023-06-20\nend=2023-06-21");
        String ics = ics("agenda/avond-3/agenda.ics");
        read(ics);
        assertThat(ics).contains("DTSTART;VALUE=DATE:20230620\r\nDTEND;VALUE=DATE:20230622\r\n");
    }

    @Test
    void pagesKnowTheirCalendarsAndMayLinkToThem() throws IOException {
        site.replace("templates/event.peb", "<h1>", "<a href=\"{{ content.calendar }}\">{{ site.calendar }}</a><h1>");
        site.replace("content/over.md", "~~~~~~\n", "~~~~~~\n[Agenda](/agenda/agenda.ics) ");
        ics("agenda/agenda.ics");
        assertThat(site.page("agenda/avond-3/index.html"))
                .contains("<a href=\"/agenda/avond-3/agenda.ics\">/agenda/agenda.ics</a>");
    }

    @Test
    void withoutTheSettingThereIsNone() throws IOException {
        site.replace("jbake.properties", "calendar.folder=agenda\n", "");
        assertThat(site.build().problems()).isEmpty();
        assertThat(site.standing().keySet()).noneMatch(file -> file.endsWith(".ics"));
    }
}
