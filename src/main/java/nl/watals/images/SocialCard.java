package nl.watals.images;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * The picture that others show when somebody shares a page: 1200 × 630 pixels, with a large text on warm paper and the
 * three dots. The same words give the same bytes on every machine.
 *
 * @param kicker a word or two above the text; may be empty
 * @param text what it is about; made smaller until it fits, and cut off with … when it is very long
 * @param footer whose page it is
 */
public record SocialCard(String kicker, String text, String footer) {
    public static final int WIDTH = 1200;
    public static final int HEIGHT = 630;

    /** Goes up when the same words would look different. */
    public static final String VERSION = "1";

    private static final Color PAPER = new Color(0xFFF8EC);
    private static final Color INK = new Color(0x2A1E3F);
    private static final Color SOFT = new Color(0x5B4F6B);
    private static final Color CLAY = new Color(0xA8321A);
    private static final Color SUN = new Color(0xFFC845);
    private static final Color SKY = new Color(0xDCEBF5);
    private static final Color ROSE = new Color(0xFBE0DA);

    /** How many shades lie between the paper and a colour. */
    private static final int STEPS = 16;

    private static final int MARGIN = 80;
    private static final int TOP = 150;
    private static final int BOTTOM = 500;
    private static final double LINE = 1.18;
    private static final double LARGEST = 84;
    private static final double SMALLEST = 40;
    private static final ThreadLocal<Lettering> HEADING = ThreadLocal.withInitial(() -> Lettering.of("fraunces.ttf"));
    private static final ThreadLocal<Lettering> BODY = ThreadLocal.withInitial(() -> Lettering.of("atkinson-bold.ttf"));

    static {
        System.setProperty("java.awt.headless", "true");
    }

    /** The picture as a PNG, well below 100 kB. */
    public byte[] png() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        paintGround(graphics);
        paintText(graphics);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(inFewColours(image), "png", out);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** The colours of the card and the steps between them: a file of a third of the size. */
    private static IndexColorModel palette() {
        List<Color> colours = new ArrayList<>(List.of(PAPER, SKY, ROSE));
        for (Color colour : List.of(INK, SOFT, CLAY, SUN)) {
            for (int step = 1; step <= STEPS; step++) {
                colours.add(between(colour, (double) step / STEPS));
            }
        }
        byte[][] channels = new byte[3][colours.size()];
        for (int i = 0; i < colours.size(); i++) {
            channels[0][i] = (byte) colours.get(i).getRed();
            channels[1][i] = (byte) colours.get(i).getGreen();
            channels[2][i] = (byte) colours.get(i).getBlue();
        }
        return new IndexColorModel(8, colours.size(), channels[0], channels[1], channels[2]);
    }

    private static Color between(Color colour, double share) {
        return new Color(
                (int) Math.round(PAPER.getRed() + (colour.getRed() - PAPER.getRed()) * share),
                (int) Math.round(PAPER.getGreen() + (colour.getGreen() - PAPER.getGreen()) * share),
                (int) Math.round(PAPER.getBlue() + (colour.getBlue() - PAPER.getBlue()) * share));
    }

    private static BufferedImage inFewColours(BufferedImage image) {
        IndexColorModel palette = palette();
        BufferedImage indexed = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, palette);
        Map<Integer, Integer> nearest = new HashMap<>();
        int[] row = new int[WIDTH];
        for (int y = 0; y < HEIGHT; y++) {
            image.getRGB(0, y, WIDTH, 1, row, 0, WIDTH);
            for (int x = 0; x < WIDTH; x++) {
                row[x] = nearest.computeIfAbsent(row[x], rgb -> nearest(palette, rgb));
            }
            indexed.getRaster().setSamples(0, y, WIDTH, 1, 0, row);
        }
        return indexed;
    }

    private static int nearest(IndexColorModel palette, int rgb) {
        int best = 0;
        int bestDistance = Integer.MAX_VALUE;
        for (int i = 0; i < palette.getMapSize(); i++) {
            int red = palette.getRed(i) - (rgb >> 16 & 0xFF);
            int green = palette.getGreen(i) - (rgb >> 8 & 0xFF);
            int blue = palette.getBlue(i) - (rgb & 0xFF);
            int distance = red * red + green * green + blue * blue;
            if (distance < bestDistance) {
                bestDistance = distance;
                best = i;
            }
        }
        return best;
    }

    private static void paintGround(Graphics2D graphics) {
        graphics.setColor(PAPER);
        graphics.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        graphics.setColor(SKY);
        graphics.fill(new Rectangle2D.Double(0, HEIGHT - 24, WIDTH / 2.0, 24));
        graphics.setColor(ROSE);
        graphics.fill(new Rectangle2D.Double(WIDTH / 2.0, HEIGHT - 24, WIDTH / 2.0, 24));
        graphics.setColor(SUN);
        for (int i = 0; i < 3; i++) {
            graphics.fill(new Ellipse2D.Double(WIDTH - MARGIN - 172 + i * 62, 532, 44, 44));
        }
    }

    private void paintText(Graphics2D graphics) {
        Lettering small = BODY.get();
        graphics.setColor(CLAY);
        small.draw(graphics, oneLine(small, kicker, 34, WIDTH - 2 * MARGIN), MARGIN, 112, 34);
        graphics.setColor(SOFT);
        small.draw(graphics, oneLine(small, footer, 34, WIDTH - 2 * MARGIN - 220), MARGIN, 566, 34);
        graphics.setColor(INK);
        Lettering large = HEADING.get();
        String words = drawable(large, text);
        // A text in another script would lose its sense with its letters.
        boolean lost =
                words.replace(" ", "").codePointCount(0, words.replace(" ", "").length()) * 2 < letters(text);
        Layout layout = layout(large, lost || words.isBlank() ? drawable(large, footer) : words);
        double height = layout.lines().size() * layout.size() * LINE;
        double baseline = TOP + (BOTTOM - TOP - height) / 2 + layout.size() * 0.95;
        for (String line : layout.lines()) {
            large.draw(graphics, line, MARGIN, baseline, layout.size());
            baseline += layout.size() * LINE;
        }
    }

    private static int letters(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            letters += Character.isLetterOrDigit(text.codePointAt(i)) ? 1 : 0;
        }
        return letters;
    }

    /** The text with composed letters and single spaces, without what the font cannot draw. */
    private static String drawable(Lettering font, String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder drawable = new StringBuilder();
        for (int i = 0; i < composed.length(); i += Character.charCount(composed.codePointAt(i))) {
            int character = composed.codePointAt(i);
            boolean space = Character.isWhitespace(character) || Character.isSpaceChar(character);
            if (space && drawable.length() > 0 && drawable.charAt(drawable.length() - 1) != ' ') {
                drawable.append(' ');
            } else if (!space && !Character.isISOControl(character) && font.has(character)) {
                drawable.appendCodePoint(character);
            }
        }
        return drawable.toString().strip();
    }

    private static String oneLine(Lettering font, String text, double size, double width) {
        String line = drawable(font, text);
        return font.width(line, size) <= width ? line : cut(font, line, size, width);
    }

    /** As much of the line as fits, with … behind it. */
    private static String cut(Lettering font, String line, double size, double width) {
        int end = line.length();
        while (end > 0 && font.width(line.substring(0, end) + "…", size) > width) {
            end = line.offsetByCodePoints(end, -1);
        }
        return line.substring(0, end).stripTrailing() + "…";
    }

    // ---- lines

    private record Layout(double size, List<String> lines) {}

    private static Layout layout(Lettering font, String text) {
        for (double size = LARGEST; size > SMALLEST; size -= 4) {
            List<String> lines = lines(font, text, size);
            if (lines.size() * size * LINE <= BOTTOM - TOP) {
                return new Layout(size, lines);
            }
        }
        List<String> lines = lines(font, text, SMALLEST);
        int most = (int) ((BOTTOM - TOP) / (SMALLEST * LINE));
        if (lines.size() > most) {
            lines = new ArrayList<>(lines.subList(0, most));
            lines.set(most - 1, cut(font, lines.get(most - 1) + " …", SMALLEST, WIDTH - 2.0 * MARGIN));
        }
        return new Layout(SMALLEST, lines);
    }

    private static List<String> lines(Lettering font, String text, double size) {
        double width = WIDTH - 2.0 * MARGIN;
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (font.width(longer, size) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (font.width(line, size) > width) {
                int end = fitting(font, line, size, width);
                lines.add(line.substring(0, end));
                line = line.substring(end);
            }
        }
        lines.add(line);
        return lines;
    }

    /** How many characters of a word that is too long for a line fit on one; at least one. */
    private static int fitting(Lettering font, String word, double size, double width) {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length() && font.width(word.substring(0, word.offsetByCodePoints(end, 1)), size) <= width) {
            end = word.offsetByCodePoints(end, 1);
        }
        return end;
    }
}
