package nl.watals.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.watals.site.Settings;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The organisation's own words for what is done when a text asks for help. */
class ProtocolTest {
    @TempDir
    Path folder;

    private final Problems problems = new Problems();

    private Protocol read(String settings) throws IOException {
        Settings read = Settings.read(new SourceText(Settings.FILE, settings), problems);
        return Protocol.read(folder, read, problems);
    }

    private List<String> problems() {
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    @Test
    void withoutASettingItIsThatOfTheDesk() throws IOException {
        assertThat(read("")).isSameAs(Protocol.OF_THE_DESK);
        assertThat(problems()).isEmpty();
    }

    @Test
    void theFileIsMarkdownAndNothingInItRuns() throws IOException {
        Files.writeString(
                folder.resolve("afspraken.md"),
                "1. Bel **Anja**, 06-12345678.\n2. Lees [het plan](https://example.nl/plan).\n\n<b onclick=x>niet vet</b>\n");
        String html = read("desk.protocol=afspraken.md\n").html();
        assertThat(problems()).isEmpty();
        assertThat(html)
                .contains("<strong>Anja</strong>, 06-12345678.")
                .contains("href=\"https://example.nl/plan\"")
                .contains("&lt;b onclick=x&gt;")
                .doesNotContain("<b");
    }

    @Test
    void aFileThatIsOfNoUseIsReported() throws IOException {
        assertThat(read("\ndesk.protocol=er-niet.md\n")).isSameAs(Protocol.OF_THE_DESK);
        Files.writeString(folder.resolve("leeg.md"), " \n");
        assertThat(read("desk.protocol=leeg.md\n")).isSameAs(Protocol.OF_THE_DESK);
        Files.writeString(folder.resolve("lang.md"), "a".repeat(10_001));
        assertThat(read("desk.protocol=lang.md\n")).isSameAs(Protocol.OF_THE_DESK);
        Files.write(folder.resolve("kapot.md"), new byte[] {'a', (byte) 0xff});
        assertThat(read("desk.protocol=kapot.md\n")).isSameAs(Protocol.OF_THE_DESK);
        assertThat(problems())
                .hasSize(4)
                .contains(
                        "jbake.properties:2:15: error: there is no file `er-niet.md` (a Markdown file in the source folder)",
                        "leeg.md:1:1: error: the protocol is empty (write down what moderators do, or remove `desk.protocol`)",
                        "lang.md:1:1: error: the protocol has more than 10000 characters (nobody reads that much when it matters)")
                .anyMatch(problem -> problem.startsWith("kapot.md:1:"));
    }
}
