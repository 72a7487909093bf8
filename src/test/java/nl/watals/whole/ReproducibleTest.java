package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import nl.watals.whole.TestSite.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same input and the same moment give the same bytes, whatever the machine is like. */
class ReproducibleTest {
    private static final Map<String, List<String>> MACHINES = new LinkedHashMap<>();

    static {
        MACHINES.put(
                "Dutch, two cores",
                List.of("-Duser.language=nl", "-Duser.country=NL", "-Duser.timezone=Europe/Amsterdam"));
        MACHINES.put(
                "Turkish, where i has a dot in capitals, one core, before the date line",
                List.of(
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-XX:ActiveProcessorCount=1"));
        MACHINES.put(
                "Thai, with its own calendar and digits, behind the date line",
                List.of(
                        "-Duser.language=th",
                        "-Duser.country=TH",
                        "-Duser.variant=TH",
                        "-Duser.timezone=Pacific/Pago_Pago",
                        "-XX:ActiveProcessorCount=2"));
        MACHINES.put(
                "Arabic, with its own digits, half an hour off, in ASCII, four cores",
                List.of(
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Duser.timezone=America/St_Johns",
                        "-Dfile.encoding=US-ASCII",
                        "-XX:ActiveProcessorCount=4"));
    }

    @TempDir
    Path folder;

    @Test
    void theMachineLeavesNoTrace() throws IOException, InterruptedException {
        List<Child> children = new ArrayList<>();
        int number = 0;
        for (List<String> machine : MACHINES.values()) {
            // Of different length, so that not even the lengths of paths can be the same.
            Path place = folder.resolve("machine" + "-".repeat(number)).resolve("site" + number);
            TestSite site = site(place, new Random(number));
            setTimes(place, number);
            children.add(Child.start(machine, Child.buildArguments(site, out(number))));
            number++;
        }
        for (Child child : children) {
            Child.Result result = child.await();
            assertThat(result.exit()).as(result.err()).isZero();
        }
        Map<String, byte[]> first = TestSite.read(out(0));
        assertThat(first).hasSizeGreaterThan(80);
        number = 0;
        for (String machine : MACHINES.keySet()) {
            assertThat(TestSite.differences(first, TestSite.read(out(number++))))
                    .as(machine)
                    .isEmpty();
        }
        String page = new String(first.get("proef/index.html"), StandardCharsets.UTF_8);
        assertThat(page)
                .contains("IZMIR LIGT VER")
                .contains("vrijdag 2 januari 2026")
                .contains("1.234.567,5");
    }

    private Path out(int number) {
        return folder.resolve("out" + number);
    }

    /** The small site with everything in it whose order could depend on something; its files are made in a random order. */
    private static TestSite site(Path place, Random order) {
        TestSite site = TestSite.inOrder(place, order);
        site.write("jbake.properties", site.text("jbake.properties") + """

                template.proef.file=proef.peb
                collection.gemengd.path=gemengd
                collection.gemengd.types=idea,article
                collection.gemengd.title=Door elkaar
                collection.gemengd.order=shuffle
                collection.gemengd.template=list.peb
                collection.druk.path=druk
                collection.druk.types=idea
                collection.druk.title=Meeste reacties
                collection.druk.order=reactions
                collection.druk.size=7
                collection.druk.template=list.peb
                """);
        site.write("templates/proef.peb", """
                {{ "izmir ligt ver" | upper }} {{ "IZMIR LIGT VER" | lower }} {{ "izmir ligt" | title }} {{ "izmir" | capitalize }}
                {{ content.date | date("EEEE d MMMM yyyy HH:mm") }} {{ content.date | longdate }} {{ content.date | isotime }}
                {{ 1234567.5 | numberformat }} {{ today | isodate }} {{ published_date | isotime }}
                {% for entry in config %}{{ entry.key }}={{ entry.value }}
                {% endfor %}
                {% for tag in alltags %}{{ tag }} {% endfor %}
                {% for entry in data.themas %}{{ entry.key }} {{ entry.value.title }} {% endfor %}
                """);
        site.write(
                "content/proef.md",
                "title=Proef\ntype=proef\ndate=2026-01-02\ntags=zes, één, Drie, i, İ\n~~~~~~\n\n[Het gesprek](gesprek.md)\n");
        List<Record> records = records();
        Collections.shuffle(records, order);
        records.forEach(site::record);
        return site;
    }

    /** Many with the same date, the same title, the same name. */
    private static List<Record> records() {
        List<Record> records = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String id = "idee" + (1000 + i);
            records.add(Record.idea(id, i % 3 == 0 ? "Wat als iedereen INLOGT?" : "Wat als nummer " + i + " kon?")
                    .with("date", "2026-0" + (1 + i % 4) + "-11")
                    .with("now", "Nu *niet* " + i)
                    .with("name", "Iemand " + i % 5)
                    .themes(i % 2 == 0 ? "gezin" : "school"));
            records.add(Record.participant("deel" + (1000 + i), i % 4 == 0 ? "İlker Ilgaz" : "Deelnemer " + i % 7));
            records.add(Record.reaction("reac" + (1000 + i), "/gesprek/", "Reactie " + i));
        }
        for (int i = 0; i < 20; i++) {
            records.add(Record.reaction("antw" + (1000 + i), "/gesprek/", "Antwoord " + i)
                    .with("parent", "reac" + (1000 + i % 6)));
        }
        return records;
    }

    private static void setTimes(Path place, int number) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L + number * 86_400_123L));
            }
        }
    }
}
