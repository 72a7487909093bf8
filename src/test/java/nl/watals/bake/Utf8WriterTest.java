package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Text in pieces of any kind comes out as the UTF-8 of the whole. */
class Utf8WriterTest {
    private static final String[] PIECES = {
        "", "a", "tekst\n", "é", "“", "😀", "\ud83d", "\ude00", "\uffff", "ü\u20ac😀x"
    };

    @Test
    void anyPiecesGiveTheBytesOfTheWholeText() {
        Random random = new Random(20260106);
        Utf8Writer writer = new Utf8Writer();
        for (int round = 0; round < 20_000; round++) {
            StringBuilder whole = new StringBuilder();
            writer.reset();
            for (int i = random.nextInt(8); i >= 0; i--) {
                String piece = PIECES[random.nextInt(PIECES.length)];
                whole.append(piece);
                if (random.nextInt(4) == 0) {
                    piece.chars().forEach(writer::write);
                } else {
                    writer.write(piece);
                }
            }
            whole.append('.');
            writer.write('.');
            assertThat(bytes(writer)).as(whole.toString()).isEqualTo(utf8(whole.toString()));
        }
    }

    @Test
    void whatIsEscapedIsWrittenAsHtml() {
        Utf8Writer writer = new Utf8Writer(1);
        writer.writeEscaped("é “één” ");
        writer.writeEscaped("<a href=\"x\">'&'</a> é");
        assertThat(new String(writer.toBytes(), StandardCharsets.UTF_8))
                .isEqualTo("é “één” &lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt; é");
    }

    @Test
    void halfAPairAtTheEndIsNotLost() {
        Utf8Writer writer = new Utf8Writer();
        writer.write("a\ud83d");
        assertThat(new String(writer.toBytes(), StandardCharsets.UTF_8)).isEqualTo("a\ufffd");
    }

    @Test
    void aTextLongerThanTheBufferFits() {
        Utf8Writer writer = new Utf8Writer();
        String text = "€😀é".repeat(100_000);
        writer.write("x");
        writer.write(text);
        assertThat(bytes(writer)).isEqualTo(utf8("x" + text));
    }

    private static byte[] bytes(Utf8Writer writer) {
        return Arrays.copyOf(writer.buffer(), writer.size());
    }

    /** Half a pair is U+FFFD. */
    private static byte[] utf8(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints().forEach(point -> whole.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point));
        return whole.toString().getBytes(StandardCharsets.UTF_8);
    }
}
