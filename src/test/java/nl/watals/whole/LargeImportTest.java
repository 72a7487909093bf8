package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is much larger than the memory: 40 MB of it, with a heap of 32 MB. {@code bench/import} does so with 1 GB. */
class LargeImportTest {
    private static final List<String> SMALL = List.of("-Xmx32m");
    private static final int ROWS = 800;
    private static final String TEXT = "Een lange tekst met van alles erin, maar zonder namen. ".repeat(900);

    @TempDir
    Path folder;

    @BeforeEach
    void makeSite() throws IOException {
        Files.writeString(folder.resolve("jbake.properties"), "site.host=https://example.nl\n");
    }

    /** Writes the rows one by one. */
    private interface Writing {
        void row(BufferedWriter out, int i) throws IOException;
    }

    private Path write(String name, String head, Writing row, String tail) throws IOException {
        Path file = folder.resolve(name);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(head);
            for (int i = 0; i < ROWS; i++) {
                row.row(out, i);
            }
            out.write(tail);
        }
        assertThat(Files.size(file)).isGreaterThan(38_000_000L);
        return file;
    }

    private void check(Path file, String outcome) throws IOException, InterruptedException {
        Child.Result result = Child.start(
                        SMALL, "import", "--source", folder.toString(), file.toString(), "--dry-run", "--json")
                .await();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("\"rows\":" + ROWS + ",").contains(outcome);
    }

    @Test
    void aCsvFileStreams() throws IOException, InterruptedException {
        check(
                write(
                        "export.csv",
                        "Tijdstempel,Naam,Bericht,Onbekend\n",
                        (out, i) -> out.write("4-5-2026 10:59:37,Iemand " + i + ",Kort,\"" + TEXT + "\"\n"),
                        ""),
                "\"imported\":" + ROWS);
    }

    @Test
    void aListInJsonStreams() throws IOException, InterruptedException {
        check(
                write(
                        "export.json",
                        "{\"fields\":[\"_date\"],\"submissions\":[",
                        (out, i) -> out.write((i == 0 ? "" : ",") + "{\"_id\":\"" + i
                                + "\",\"_date\":\"2026-05-04T07:28:29\",\"message\":\"Kort\",\"anders\":\"" + TEXT
                                + "\"}"),
                        "]}"),
                "\"imported\":" + ROWS);
    }

    @Test
    void anExportOfWordPressStreams() throws IOException, InterruptedException {
        check(
                write(
                        "export.xml",
                        "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\""
                                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>",
                        (out, i) ->
                                out.write("<item><wp:post_id>" + i + "</wp:post_id><wp:post_type>post</wp:post_type>"
                                        + "<wp:status>publish</wp:status><content:encoded><![CDATA[" + TEXT
                                        + "]]></content:encoded></item>\n"),
                        "</channel></rss>"),
                "\"skipped\":" + ROWS);
    }

    @Test
    void aTextWithoutEndIsRefusedAndNotKept() throws IOException, InterruptedException {
        Path file = folder.resolve("export.xml");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><title><![CDATA[");
            for (int i = 0; i < ROWS; i++) {
                out.write(TEXT);
            }
        }
        Child.Result result = Child.start(
                        List.of("-Xmx128m"), "import", "--source", folder.toString(), file.toString(), "--dry-run")
                .await();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("error: ").contains("nothing behind this place was read");
    }
}
