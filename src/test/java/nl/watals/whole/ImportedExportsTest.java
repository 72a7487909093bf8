package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.Inbox.InboxSettings;
import nl.watals.inbox.InboxAddress;
import nl.watals.inbox.Item;
import nl.watals.inbox.QueueQuery;
import nl.watals.inbox.QueueRow;
import nl.watals.inbox.State;
import nl.watals.submission.Origin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code watals import} as people run it, into a real inbox. */
class ImportedExportsTest {
    private static final Path EXAMPLES =
            Path.of("src/test/resources/formservice").toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeEach
    void makeSite() throws IOException {
        Files.writeString(
                folder.resolve("jbake.properties"), "site.host=https://example.nl\nsite.timezone=Europe/Amsterdam\n");
    }

    private Child.Result run(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("import", "--source", folder.toString()));
        all.addAll(List.of(arguments));
        return Child.start(List.of(), all.toArray(String[]::new)).await();
    }

    private Path database() {
        return folder.resolve(".watals/inbox.db");
    }

    private Inbox open() {
        return Inbox.open(InboxAddress.file(database()), InboxSettings.DEFAULT);
    }

    private static String example(String name) {
        return EXAMPLES.resolve(name).toString();
    }

    @Test
    void anExportIsTriedImportedAndImportedAgain() throws IOException, InterruptedException {
        String export = example("right/gravity forms/ideeen.csv");
        Child.Result tried = run(export, "--dry-run", "--json");
        assertThat(tried.exit()).isZero();
        assertThat(tried.out())
                .contains("row 2 (line 2): would be imported, idea of 2023-04-13T07:05:07Z")
                .contains("row 3 (line 4): would be imported and held, idea of 2023-03-26T01:30:00Z: under-16")
                .contains("never stored: `IP gebruiker`, `User agent`")
                .contains("not stored, since no map knows them: `Lievelingskleur`")
                .endsWith("}\n");
        assertThat(folder.resolve(".watals")).doesNotExist();

        Child.Result first = run(export, "--json");
        assertThat(first.exit()).isZero();
        assertThat(first.out())
                .contains("2 rows: 1 imported, 1 held (under-16: 1)")
                .contains("\"ok\":true");
        Child.Result second = run(export, "--json");
        assertThat(second.out()).contains("\"imported\":0,\"held\":0,\"alreadyThere\":2");
        assertThat(run(export, "--dry-run").out()).contains("row 2 (line 2): already there");

        try (Inbox inbox = open()) {
            Item item = inbox.item(inbox.idOf(new Origin("gravity-forms", "812", java.time.Instant.EPOCH))
                            .orElseThrow())
                    .orElseThrow();
            assertThat(item.state()).isEqualTo(State.NEW);
            assertThat(item.original().orElseThrow().title()).isEqualTo("=Wat als \"thuis\" telde?");
            assertThat(item.contact().email()).isEqualTo("iemand@example.nl");
            assertThat(item.source()).isEqualTo("gravity-forms");
        }
    }

    @Test
    void nothingThatNobodyNeedsIsInTheBytesOfTheDatabase() throws IOException, InterruptedException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(EXAMPLES.resolve("right"))) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("drafts"))
                    .filter(file -> file.getFileName().toString().matches(".*\\.(csv|json|jsonl|xml|yml|md)"))
                    .sorted()
                    .forEach(file -> files.add(file.toString()));
        }
        assertThat(run(files.toArray(String[]::new)).out()).contains("imported");
        StringBuilder bytes = new StringBuilder();
        try (Stream<Path> stored = Files.list(folder.resolve(".watals"))) {
            for (Path file : (Iterable<Path>) stored.filter(Files::isRegularFile)::iterator) {
                bytes.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        String text = bytes.toString();
        assertThat(text).as("what is kept").contains("iemand@example.nl").contains("06-12345678");
        for (String never : List.of(
                "203.0.113.",
                "Mozilla",
                "geheim-0123456789",
                "utm_source",
                "be22a08c42ceae49cf6fd5feb504e97a",
                "blauw")) {
            assertThat(text.contains(never)).as(never).isFalse();
        }
    }

    @Test
    void hostileTextsArriveAsTheyWereSent() throws IOException, InterruptedException {
        Map<String, String> texts = new TreeMap<>();
        String[] blocks = Files.readString(Path.of("src/test/resources/whole/hostile.txt"))
                .split("\n=== ");
        StringBuilder csv =
                new StringBuilder("\"Inzending-ID\",\"Inzenddatum\",\"Wat als…\",\"Toelichting\",\"Naam\"\n");
        StringBuilder json = new StringBuilder();
        for (int i = 1; i < blocks.length; i++) {
            String text = blocks[i].substring(blocks[i].indexOf('\n') + 1).stripTrailing();
            texts.put("h" + i, text);
            String cell = (text.startsWith("=") ? "'" : "") + text;
            csv.append("\"h")
                    .append(i)
                    .append("\",\"2023-04-13 09:05:07\",\"")
                    .append(cell.replace("\"", "\"\""))
                    .append("\",\"")
                    .append(cell.replace("\"", "\"\""))
                    .append("\",\"x\"\n");
            json.append("{\"kind\":\"idea\",\"content\":{\"title\":")
                    .append(quoted(text))
                    .append(",\"body\":")
                    .append(quoted(text))
                    .append("},\"origin\":{\"source\":\"eigen\",\"key\":\"h")
                    .append(i)
                    .append("\",\"receivedAt\":\"2023-04-13T09:05:07Z\"}}\n");
        }
        assertThat(texts).hasSizeGreaterThan(100);
        Path first = Files.writeString(folder.resolve("ideeen.csv"), csv);
        Path second = Files.writeString(folder.resolve("ideeen.json"), json);
        Child.Result result = run(first.toString(), second.toString(), "--json");
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
        try (Inbox inbox = open()) {
            texts.forEach((key, text) -> {
                for (String source : List.of("gravity-forms", "eigen")) {
                    Optional<String> id = inbox.idOf(new Origin(source, key, java.time.Instant.EPOCH));
                    var content = inbox.item(id.orElseThrow())
                            .orElseThrow()
                            .original()
                            .orElseThrow();
                    assertThat(content.title()).isEqualTo(text);
                    assertThat(content.body()).isEqualTo(text);
                }
            });
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    @Test
    void repliesInWordPressStayReplies() throws IOException, InterruptedException {
        assertThat(run(example("right/wordpress/oude-site.xml")).exit()).isZero();
        try (Inbox inbox = open()) {
            List<QueueRow> rows = inbox.queue(QueueQuery.WAITING).rows();
            assertThat(rows).hasSize(3);
            String parent = inbox.idOf(new Origin("wordpress", "www.example.nl/101", java.time.Instant.EPOCH))
                    .orElseThrow();
            String reply = inbox.idOf(new Origin("wordpress", "www.example.nl/102", java.time.Instant.EPOCH))
                    .orElseThrow();
            assertThat(inbox.item(reply).orElseThrow().original().orElseThrow().parent())
                    .isEqualTo(parent);
        }
    }

    @Test
    void aWrongRowStopsNoOtherAndExitsWithOne() throws IOException, InterruptedException {
        String export = example("wrong/quotes/antwoorden.csv");
        Child.Result result = run(export, example("wrong/pdf/ideeen.pdf"), "nergens.csv", "--json");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err().lines())
                .contains(
                        export
                                + ":2:36: error: row 2: text stands behind a closing quote (a quote inside a text is written twice)",
                        example("wrong/pdf/ideeen.pdf")
                                + ":1:1: error: this is a PDF (export the entries as CSV or JSON, and give that file)",
                        "nergens.csv:1:1: error: there is no such file (is the path right?)")
                .last()
                .asString()
                .startsWith("5 problems;");
        assertThat(result.out()).contains("5 rows: 2 imported, 3 refused").contains("\"ok\":false");
    }

    @Test
    void aMapThatIsWrongImportsNothing() throws IOException, InterruptedException {
        Child.Result result = run(
                example("right/google forms in dutch/antwoorden.csv"),
                "--map",
                example("wrong/map with mistakes/map.yaml"));
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).endsWith("8 problems; nothing was imported.\n");
        assertThat(database()).doesNotExist();
    }

    @Test
    void wrongUseAndABrokenEnvironmentHaveTheirOwnCodes() throws IOException, InterruptedException {
        assertThat(run().exit()).isEqualTo(2);
        Child.Result format = run("x.csv", "--format", "gravityforms");
        assertThat(format.exit()).isEqualTo(2);
        assertThat(format.err()).contains("did you mean `gravity-forms`?");
        assertThat(run("x.csv", "--date-order", "ymd").exit()).isEqualTo(2);
        Files.createDirectories(database().getParent());
        Files.writeString(database(), "geen database, maar wel een bestand dat er staat");
        Child.Result broken = run(example("right/gravity forms/ideeen.csv"));
        assertThat(broken.exit()).isEqualTo(3);
        assertThat(broken.err()).contains("run the same command again");
    }
}
