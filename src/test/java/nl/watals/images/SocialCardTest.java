package nl.watals.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SocialCardTest {
    private static final int INK = 0xFF2A1E3F;
    private static final String QUESTION = "Wat als ouders gewoon om hulp durven te vragen?";

    private static BufferedImage card(String text) throws IOException {
        byte[] png = new SocialCard("Idee", text, "Wat als…").png();
        assertThat(png.length).isLessThan(100_000);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(List.of(image.getWidth(), image.getHeight())).isEqualTo(List.of(1200, 630));
        return image;
    }

    private static boolean isSame(String text, String footer, String otherText, String otherFooter) {
        byte[] one = new SocialCard("Idee", text, footer).png();
        return Arrays.equals(one, new SocialCard("Idee", otherText, otherFooter).png());
    }

    /** How many pixels of an area have the colour of the text. */
    private static int ink(BufferedImage image, int left, int top, int right, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                count += image.getRGB(x, y) == INK ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void theQuestionStandsInTheMiddleAndNothingAtTheEdges() throws IOException {
        BufferedImage card = card(QUESTION);
        assertThat(ink(card, 80, 140, 1120, 510)).isGreaterThan(10_000);
        assertThat(ink(card, 0, 0, 1200, 630)).isEqualTo(ink(card, 75, 140, 1125, 515));
    }

    @Test
    void theSameWordsGiveTheSameBytes() {
        assertThat(isSame(QUESTION, "Wat als…", QUESTION, "Wat als…")).isTrue();
        assertThat(isSame(QUESTION, "Wat als…", QUESTION + "?", "Wat als…")).isFalse();
    }

    @Test
    void aVeryLongQuestionAndAVeryLongWordFit() throws IOException {
        for (String text : List.of("Wat als wij samen iets heel anders doen ".repeat(12), "Samenwerkings".repeat(40))) {
            BufferedImage card = card(text);
            assertThat(ink(card, 0, 0, 1200, 630)).isEqualTo(ink(card, 75, 140, 1125, 515));
        }
    }

    /** A text in letters that the fonts lack would be a riddle: then the card shows the name of the site. */
    @Test
    void whatCannotBeDrawnIsLeftOut() throws IOException {
        String arabic = "\u0645\u0627\u0630\u0627 \u0644\u0648 \u0627\u0633\u062A\u0645\u0639\u0646\u0627";
        assertThat(isSame(arabic, "Wat als…", "Wat als…", "Wat als…")).isTrue();
        assertThat(isSame("Wat als \uD83D\uDE00 wij lachen? \u202E\u0000\uD83D", "x", "Wat als wij lachen?", "x"))
                .isTrue();
        assertThat(isSame("Cafe\u0301", "x", "Café", "x")).isTrue();
        card("");
        card("\uD83D\uDE00");
    }

    @Test
    void anyTextGivesACard() {
        Random random = new Random(5);
        for (int i = 0; i < 12; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(200); j > 0; j--) {
                text.append((char) random.nextInt(i % 2 == 0 ? 0x3000 : 0x10000));
            }
            assertThat(new SocialCard(text.toString(), text.toString(), text.toString()).png())
                    .isNotEmpty();
        }
    }
}
