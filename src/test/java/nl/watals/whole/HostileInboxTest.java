package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.watals.HostileTexts;
import nl.watals.bake.BuildResult;
import nl.watals.formservice.ColumnMap;
import nl.watals.formservice.ExportFormat;
import nl.watals.formservice.Import;
import nl.watals.formservice.ImportObserver;
import nl.watals.formservice.ImportOptions;
import nl.watals.formservice.InboxSink;
import nl.watals.formservice.RowResult;
import nl.watals.inbox.Action;
import nl.watals.inbox.Actor;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.Inbox.InboxSettings;
import nl.watals.inbox.InboxAddress;
import nl.watals.inbox.Item;
import nl.watals.inbox.Outcome;
import nl.watals.inbox.Samples;
import nl.watals.inbox.TestClock;
import nl.watals.privacy.Kind;
import nl.watals.privacy.Mark;
import nl.watals.privacy.PrivacyMarks;
import nl.watals.publish.PublishOptions;
import nl.watals.publish.PublishResult;
import nl.watals.publish.Publisher;
import nl.watals.site.Settings;
import nl.watals.submission.Origin;
import nl.watals.submission.PublicRecord.Idea;
import nl.watals.submission.PublicRecordReader;
import nl.watals.submission.SubmissionContent;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hostile texts on the whole way: imported, approved, published, built. With {@code -Dwatals.hostile=FILE} those of a file of
 * JSON lines instead of our own.
 */
class HostileInboxTest {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final Actor ANNE = new Actor("anne");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();

    @Test
    void everyTextArrivesAsTextAndNothingElse() throws Exception {
        TestSite site = TestSite.in(folder.resolve("site"));
        List<String> texts = HostileTexts.all();
        assertThat(texts).hasSizeGreaterThan(100);
        Map<String, SubmissionContent> approved = new HashMap<>();
        try (Inbox inbox = Inbox.open(
                InboxAddress.file(site.root().resolve(".watals/inbox.db")),
                InboxSettings.of(site.root(), settings(site)).at(clock))) {
            for (String id : imported(inbox, texts)) {
                Item item = approve(inbox, id);
                approved.put(id, item.publicVersion().content());
            }
            clock.pass(Duration.ofMinutes(10));
            PublishResult result = Publisher.run(inbox, PublishOptions.of(site.root(), settings(site)));
            assertThat(result.published()).isEqualTo(approved.size());
        }
        checkRecords(site, approved);
        Path output = folder.resolve("out");
        BuildResult result = site.build(output);
        assertThat(result.problems()).isEmpty();
        Map<String, Map<String, String>> fields = new HashMap<>();
        approved.forEach((id, content) -> fields.put(
                id,
                Map.of(
                        "title", content.title(),
                        "name", content.name(),
                        "now", content.now(),
                        "effect", content.effect(),
                        "body", content.body())));
        assertThat(new HostileSite(site, output, fields).check()).isEmpty();
    }

    /** Brings them in as an export; returns the ids. A row that holds what no text can is refused, and said. */
    private List<String> imported(Inbox inbox, List<String> texts) throws IOException {
        StringBuilder export = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            export.append(row(i, texts.get(i))).append('\n');
        }
        Path file = Files.writeString(folder.resolve("export.json"), export);
        Set<Long> refused = new TreeSet<>();
        ImportOptions options = new ImportOptions(
                Optional.of(ExportFormat.WATALS),
                ColumnMap.NONE,
                Optional.empty(),
                true,
                ZoneOffset.UTC,
                clock.instant(),
                Optional.empty(),
                false);
        Import.run(List.of(file), options, InboxSink.of(inbox), new Refused(refused));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Optional<String> id = inbox.idOf(new Origin("proef", "h" + i, Samples.RECEIVED));
            boolean impossible = texts.get(i).indexOf('\0') >= 0 || !isWhole(texts.get(i));
            assertThat(id.isEmpty()).as("row %d: %s", i, texts.get(i)).isEqualTo(impossible);
            id.ifPresent(ids::add);
        }
        assertThat(refused).hasSize(texts.size() - ids.size());
        return ids;
    }

    /** Without half a surrogate pair. */
    private static boolean isWhole(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** One line of our own JSON. */
    private static String row(int i, String text) throws IOException {
        StringWriter row = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(row)) {
            json.writeStartObject();
            json.writeStringField("kind", "idea");
            json.writeObjectFieldStart("content");
            json.writeStringField("title", "Wat als " + cut(text, 260));
            for (String field : List.of("now", "effect", "body")) {
                json.writeStringField(field, text);
            }
            json.writeStringField("name", "Naam " + cut(text, 70));
            json.writeArrayFieldStart("themes");
            json.writeString("gezin");
            json.writeEndArray();
            json.writeEndObject();
            json.writeObjectFieldStart("consent");
            json.writeArrayFieldStart("ticks");
            json.writeStartObject();
            json.writeStringField("purpose", "publish");
            json.writeStringField("text", text);
            json.writeBooleanField("given", true);
            json.writeEndObject();
            json.writeEndArray();
            json.writeStringField("age", "16-or-over");
            json.writeStringField("about", "myself");
            json.writeEndObject();
            json.writeObjectFieldStart("origin");
            json.writeStringField("source", "proef");
            json.writeStringField("key", "h" + i);
            json.writeStringField("receivedAt", Samples.RECEIVED.toString());
            json.writeEndObject();
            json.writeEndObject();
        }
        return row.toString();
    }

    private record Refused(Set<Long> rows) implements ImportObserver {
        @Override
        public void file(String path, ExportFormat format) {
            assertThat(format).isEqualTo(ExportFormat.WATALS);
        }

        @Override
        public void note(String path, String text) {
            assertThat(text).isNotEmpty();
        }

        @Override
        public void row(RowResult row) {
            if (row.outcome() == nl.watals.formservice.Outcome.REFUSED) {
                rows.add((long) row.number());
            }
        }

        @Override
        public void problem(Problem problem) {
            throw new AssertionError(problem);
        }
    }

    private static Settings settings(TestSite site) {
        Problems problems = new Problems();
        Settings settings = Settings.read(new SourceText(Settings.FILE, site.text(Settings.FILE)), problems);
        assertThat(problems.sorted()).isEmpty();
        return settings;
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** As a moderator would who lets everything pass. */
    private static Item approve(Inbox inbox, String id) {
        Item item = inbox.item(id).orElseThrow();
        if (item.acute()) {
            item = act(inbox, item, new Action.AcuteSeen());
        }
        item = act(inbox, item, new Action.Review());
        if (item.needsTwo()) {
            item = act(inbox, item, new Action.Accusation(false));
        }
        Set<Kind> marks = EnumSet.noneOf(Kind.class);
        SubmissionContent content = item.publicVersion().content();
        for (String text : List.of(content.title(), content.now(), content.name())) {
            PrivacyMarks.severe(text).stream().map(Mark::kind).forEach(marks::add);
        }
        if (!marks.isEmpty()) {
            item = act(inbox, item, new Action.Overrule(marks, "Een proef met vreemde teksten."));
        }
        return act(inbox, item, new Action.Approve());
    }

    private static Item act(Inbox inbox, Item item, Action action) {
        Outcome outcome = inbox.act(item.id(), item.version(), ANNE, action);
        assertThat(outcome)
                .as(() -> item.publicVersion().content().title() + ": " + outcome)
                .isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).item();
    }

    private static void checkRecords(TestSite site, Map<String, SubmissionContent> approved) throws IOException {
        for (var entry : approved.entrySet()) {
            String path = "submissions/2026/03/" + entry.getKey() + ".json";
            Problems problems = new Problems();
            Idea idea = (Idea) new PublicRecordReader()
                    .read(path, Files.readAllBytes(site.root().resolve(path)), problems)
                    .orElseThrow(() -> new AssertionError(problems.sorted()));
            assertThat(idea.title()).isEqualTo(entry.getValue().title());
            assertThat(idea.now()).isEqualTo(entry.getValue().now());
            assertThat(idea.name()).isEqualTo(entry.getValue().name());
        }
    }
}
