package nl.watals.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SourceTextTest {
    private final Problems problems = new Problems();

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        assertThat(SourceText.decode("a.md", bytes("\uFEFFtitle=x"), problems)
                        .orElseThrow()
                        .text())
                .isEqualTo("title=x");
    }

    @Test
    void aReplacementCharacterThatWasTypedIsText() {
        assertThat(SourceText.decode("a.md", bytes("a\uFFFDb"), problems)).isPresent();
    }

    @Test
    void bytesThatAreNoUtf8AreReportedAtTheFirstOne() {
        assertThat(SourceText.decode("a.md", "één\ntwéé".getBytes(StandardCharsets.ISO_8859_1), problems))
                .isEmpty();
        assertThat(problems.sorted())
                .containsExactly(
                        new Problem("a.md", 1, 1, "this is not UTF-8 text", "save the file as UTF-8 in your editor"));
    }

    @Test
    void behindAByteOrderMarkColumnsCountFromTheText() {
        byte[] bytes = bytes("\uFEFFab?");
        bytes[bytes.length - 1] = (byte) 0xE9;
        SourceText.decode("a.md", bytes, problems);
        assertThat(problems.sorted()).extracting(Problem::column).containsExactly(3);
    }

    @Test
    void aFileThatWasCutInTheMiddleOfACharacterIsReported() {
        byte[] whole = bytes("abc€");
        SourceText.decode("a.md", java.util.Arrays.copyOf(whole, whole.length - 1), problems);
        assertThat(problems.sorted()).extracting(Problem::column).containsExactly(4);
    }

    @Test
    void utf16IsCalledByItsName() {
        SourceText.decode("a.md", "title".getBytes(Charset.forName("UTF-16")), problems);
        assertThat(problems.sorted()).extracting(Problem::what).containsExactly("this is UTF-16 text");
    }

    @Test
    void aNulIsNoText() {
        assertThat(SourceText.decode("a.md", bytes("a\nb\0"), problems)).isEmpty();
        assertThat(problems.sorted())
                .extracting(Problem::line, Problem::column)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 2));
    }

    @Test
    void aPlacePastTheEndIsTheEnd() {
        Problem problem = new SourceText("a.md", "a\n😀b").problem(99, "x", "");
        assertThat(problem).isEqualTo(new Problem("a.md", 2, 3, "x", ""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
