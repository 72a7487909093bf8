package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.watals.bake.BuildResult;
import nl.watals.inbox.Action;
import nl.watals.inbox.Actor;
import nl.watals.inbox.Arrival;
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
import nl.watals.submission.PublicRecord.Idea;
import nl.watals.submission.PublicRecordReader;
import nl.watals.submission.SubmissionContent;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts of {@code hostile.txt} on the whole way: taken in, approved, published, built. */
class HostileInboxTest {
    private static final Path FILE =
            Path.of(System.getProperty("watals.basedir", ""), "src/test/resources/whole/hostile.txt");
    private static final Pattern CODE_POINT = Pattern.compile("\\{U\\+([0-9A-F]{4,6})}");
    private static final Actor ANNE = new Actor("anne");

    /** What a visitor's Markdown may become. */
    private static final Set<String> TYPED =
            Set.of("p", "br", "em", "strong", "ul", "ol", "ol start", "li", "blockquote", "a href rel");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();

    @Test
    void everyTextArrivesAsTextAndNothingElse() throws Exception {
        TestSite site = TestSite.in(folder.resolve("site"));
        List<String> texts = texts();
        Map<String, SubmissionContent> approved = new HashMap<>();
        try (Inbox inbox = Inbox.open(
                InboxAddress.file(site.root().resolve(".watals/inbox.db")),
                InboxSettings.of(site.root(), settings(site)).at(clock))) {
            for (int i = 0; i < texts.size(); i++) {
                String id = inbox.add(sample(i, texts.get(i)), Arrival.FORM).id();
                Item item = approve(inbox, id);
                approved.put(id, item.publicVersion().content());
            }
            clock.pass(Duration.ofMinutes(10));
            PublishResult result = Publisher.run(inbox, PublishOptions.of(site.root(), settings(site)));
            assertThat(result.published()).isEqualTo(texts.size());
        }
        checkRecords(site, approved);
        Set<String> harmless = shapes(build(TestSite.in(folder.resolve("harmless"))
                .record(harmless("harmless1"))
                .record(harmless("harmless2"))
                .record(harmless("harmless3"))));
        Set<String> hostile = shapes(build(site));
        hostile.removeAll(harmless);
        hostile.removeAll(TYPED);
        assertThat(hostile).isEmpty();
    }

    private static TestSite.Record harmless(String id) {
        return TestSite.Record.idea(id, "Gewoon")
                .with("body", "Gewoon")
                .with("name", "Iemand")
                .themes("gezin");
    }

    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        String[] blocks = Files.readString(FILE).split("\n=== ");
        for (int i = 1; i < blocks.length; i++) {
            String text = blocks[i].substring(blocks[i].indexOf('\n') + 1).stripTrailing();
            texts.add(CODE_POINT
                    .matcher(text)
                    .replaceAll(match -> Matcher.quoteReplacement(codePoint(Integer.parseInt(match.group(1), 16)))));
        }
        assertThat(texts).hasSizeGreaterThan(100);
        return texts;
    }

    private static String codePoint(int code) {
        return code < 0x10000 ? String.valueOf((char) code) : Character.toString(code);
    }

    private static Settings settings(TestSite site) {
        Problems problems = new Problems();
        Settings settings = Settings.read(new SourceText(Settings.FILE, site.text(Settings.FILE)), problems);
        assertThat(problems.sorted()).isEmpty();
        return settings;
    }

    private static nl.watals.submission.Submission sample(int i, String text) {
        return Samples.idea("h" + i)
                .content(new SubmissionContent(
                        "Wat als " + cut(text, 260),
                        text,
                        text,
                        text,
                        "Naam " + cut(text, 70),
                        Optional.empty(),
                        List.of("gezin"),
                        "",
                        "",
                        ""))
                .submission();
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

    private Path build(TestSite site) {
        Path output = folder.resolve(site.root().getFileName() + "-out");
        BuildResult result = site.build(output);
        assertThat(result.problems()).isEmpty();
        return output;
    }

    /** Each element of each page: its name and those of its attributes. */
    private static Set<String> shapes(Path output) {
        Set<String> shapes = new TreeSet<>();
        TestSite.read(output).forEach((name, bytes) -> {
            if (name.endsWith(".html")) {
                for (Element element :
                        Jsoup.parse(new String(bytes, StandardCharsets.UTF_8)).getAllElements()) {
                    StringBuilder shape = new StringBuilder(element.normalName());
                    element.attributes().asList().stream()
                            .map(attribute -> attribute.getKey())
                            .sorted()
                            .forEach(key -> shape.append(' ').append(key));
                    shapes.add(shape.toString());
                }
            }
        });
        return shapes;
    }
}
