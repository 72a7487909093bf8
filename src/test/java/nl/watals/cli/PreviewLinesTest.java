package nl.watals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import nl.watals.preview.Preview;
import nl.watals.text.Problem;
import org.junit.jupiter.api.Test;

/** Somebody has the terminal of {@code serve} beside the browser. */
class PreviewLinesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private void tell(boolean terminal, List<Problem> problems, Optional<RuntimeException> mistake) {
        Console console = new Console(stream(out), stream(err), terminal);
        new PreviewLines(console).tell(new Preview.State("x-1", problems, mistake));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    @Test
    void aMistakeOfOursIsOursWithItsPlaceAndWithoutItsMessage() {
        RuntimeException cause = new IllegalArgumentException("06-12345678");
        tell(true, List.of(), Optional.of(new IllegalStateException("a secret", cause)));
        assertThat(text(err))
                .startsWith("watals: a mistake of the program: java.lang.IllegalStateException\n    at ")
                .contains("PreviewLinesTest.aMistakeOfOursIsOurs", "java.lang.IllegalArgumentException")
                .endsWith("The site stays as it was; save a file to try again.\n")
                .doesNotContain("a secret", "06-12345678");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void problemsAreToldWithTheirPlacesAndCounted() {
        Problem one = new Problem("content/a.md", 3, 7, "there is no page /b/", "");
        tell(true, List.of(one), Optional.empty());
        assertThat(text(err))
                .isEqualTo("content/a.md:3:7: error: there is no page /b/\n1 problem; the site stays as it was.\n");
        err.reset();
        tell(true, List.of(one, new Problem("content/c.md", 1, 1, "this is wrong", "")), Optional.empty());
        assertThat(text(err)).endsWith("2 problems; the site stays as it was.\n");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void onlyAPersonIsToldThatAllIsWell() {
        tell(false, List.of(), Optional.empty());
        assertThat(text(out)).isEmpty();
        tell(true, List.of(), Optional.empty());
        assertThat(text(out)).isEqualTo("Up to date.\n");
        assertThat(text(err)).isEmpty();
    }
}
