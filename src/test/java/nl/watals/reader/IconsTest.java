package nl.watals.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import nl.watals.whole.Json;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The icons of the site: one drawing, {@code assets/favicon.svg}, in the sizes that browsers and phones ask for. Run it with
 * {@code -Dwatals.bless=true} to draw them all again, then look at every change.
 */
class IconsTest {
    private static final Path ASSETS = Path.of("assets");
    private static final int UNITS = 64;
    private static final int[] IN_ICO = {16, 32, 48};

    /** How far a phone may cut off a picture that it forms itself: only a circle of four fifths is sure to stay. */
    private static final double SAFE = 0.8;

    /** Another machine may smooth an edge a little differently. */
    private static final int TOLERANCE = 24;

    private static final List<Icon> ICONS = List.of(
            new Icon("apple-touch-icon.png", 180, true),
            new Icon("icon-192.png", 192, false),
            new Icon("icon-512.png", 512, false),
            new Icon("icon-maskable-512.png", 512, true));

    private static Document drawing;
    private static ExampleSite site;

    /** @param full whether the ground reaches every edge, because the phone cuts the form itself */
    private record Icon(String file, int size, boolean full) {}

    @BeforeAll
    static void drawAgainWhenAsked() throws IOException {
        drawing = Jsoup.parse(Files.readString(ASSETS.resolve("favicon.svg")), "", Parser.xmlParser());
        if (Boolean.getBoolean("watals.bless")) {
            for (Icon icon : ICONS) {
                Files.write(ASSETS.resolve(icon.file()), png(draw(icon.size(), icon.full())));
            }
            Files.write(ASSETS.resolve("favicon.ico"), ico());
        }
        site = ExampleSite.get();
    }

    private static BufferedImage draw(int size, boolean full) {
        BufferedImage image =
                new BufferedImage(size, size, full ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale((double) size / UNITS, (double) size / UNITS);
        Element ground = drawing.selectFirst("rect");
        double corner = full ? 0 : 2 * number(ground, "rx");
        graphics.setColor(Color.decode(ground.attr("fill")));
        graphics.fill(new RoundRectangle2D.Double(0, 0, UNITS, UNITS, corner, corner));
        if (full) {
            graphics.translate(UNITS * (1 - SAFE) / 2, UNITS * (1 - SAFE) / 2);
            graphics.scale(SAFE, SAFE);
        }
        for (Element dot : drawing.select("circle")) {
            double radius = number(dot, "r");
            graphics.setColor(Color.decode(dot.attr("fill")));
            graphics.fill(new Ellipse2D.Double(
                    number(dot, "cx") - radius, number(dot, "cy") - radius, 2 * radius, 2 * radius));
        }
        graphics.dispose();
        return image;
    }

    private static double number(Element element, String key) {
        return Double.parseDouble(element.attr(key));
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** The sizes as PNGs in one file, behind a table of contents. */
    private static byte[] ico() throws IOException {
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        ByteBuffer table = ByteBuffer.allocate(6 + 16 * IN_ICO.length).order(ByteOrder.LITTLE_ENDIAN);
        table.putShort((short) 0).putShort((short) 1).putShort((short) IN_ICO.length);
        for (int size : IN_ICO) {
            byte[] png = png(draw(size, false));
            table.put((byte) size).put((byte) size).putShort((short) 0);
            table.putShort((short) 1).putShort((short) 32);
            table.putInt(png.length).putInt(table.capacity() + pictures.size());
            pictures.write(png);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(table.array());
        pictures.writeTo(whole);
        return whole.toByteArray();
    }

    @Test
    void everyIconIsTheOneDrawing() throws IOException {
        for (Icon icon : ICONS) {
            BufferedImage shown = ImageIO.read(site.root().resolve(icon.file()).toFile());
            assertThat(shown.getWidth()).as(icon.file()).isEqualTo(icon.size());
            assertThat(farthest(shown, draw(icon.size(), icon.full())))
                    .as(icon.file())
                    .isLessThanOrEqualTo(TOLERANCE);
        }
    }

    @Test
    void theOldFormHoldsTheSmallSizesOfIt() throws IOException {
        byte[] bytes = Files.readAllBytes(site.root().resolve("favicon.ico"));
        ByteBuffer table = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(table.getShort(4)).isEqualTo((short) IN_ICO.length);
        for (int i = 0; i < IN_ICO.length; i++) {
            int at = 6 + 16 * i;
            int length = table.getInt(at + 8);
            int offset = table.getInt(at + 12);
            BufferedImage shown = ImageIO.read(new ByteArrayInputStream(bytes, offset, length));
            assertThat(table.get(at)).isEqualTo((byte) IN_ICO[i]);
            assertThat(farthest(shown, draw(IN_ICO[i], false))).isLessThanOrEqualTo(TOLERANCE);
        }
    }

    /** The largest difference of one channel of one point. */
    private static int farthest(BufferedImage one, BufferedImage other) {
        assertThat(one.getWidth()).isEqualTo(other.getWidth());
        int farthest = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                for (int shift = 0; shift < 32; shift += 8) {
                    int a = one.getRGB(x, y) >>> shift & 0xFF;
                    int b = other.getRGB(x, y) >>> shift & 0xFF;
                    boolean seen = one.getRGB(x, y) >>> 24 > 0;
                    farthest = Math.max(farthest, seen || shift == 24 ? Math.abs(a - b) : 0);
                }
            }
        }
        return farthest;
    }

    @Test
    void whatAPhoneCutsOffHoldsNoPartOfTheMark() {
        for (Element dot : drawing.select("circle")) {
            double fromMiddle = Math.hypot(number(dot, "cx") - UNITS / 2d, number(dot, "cy") - UNITS / 2d);
            assertThat(SAFE * (fromMiddle + number(dot, "r"))).isLessThan(SAFE * UNITS / 2);
        }
    }

    @Test
    void theDrawingHasColoursForTheNightOfItsOwn() {
        String style = drawing.select("style").text();
        assertThat(style).contains("@media (prefers-color-scheme: dark)", "rect", "circle");
        assertThat(style).doesNotContain(drawing.selectFirst("rect").attr("fill"));
    }

    @Test
    void everyPageLeadsToThemAndNamesTheColoursOfItsPaper() throws IOException {
        String style = Files.readString(ASSETS.resolve("style.css"));
        site.pages().forEach((address, page) -> {
            assertThat(page.select("link[rel=icon], link[rel=apple-touch-icon], link[rel=manifest]")
                            .eachAttr("href"))
                    .as(address)
                    .containsExactly("/favicon.ico", "/favicon.svg", "/apple-touch-icon.png", "/site.webmanifest");
            String light = page.select("meta[name=theme-color][media*=light]").attr("content");
            String dark = page.select("meta[name=theme-color][media*=dark]").attr("content");
            assertThat(style).as(address).contains("--paper: light-dark(" + light + ", " + dark + ");");
        });
    }

    @Test
    void theWebManifestSaysWhatTheSettingsSayAndItsIconsAreThere() throws IOException {
        Map<String, Object> manifest = Json.object(Files.readString(site.root().resolve("site.webmanifest")));
        List<String> settings = Files.readAllLines(Path.of("jbake.properties"));
        assertThat(settings)
                .contains(
                        "site.title=" + manifest.get("name"),
                        "site.description=" + manifest.get("description"),
                        "site.language=" + manifest.get("lang"));
        assertThat((String) manifest.get("short_name")).hasSizeLessThanOrEqualTo(12);
        assertThat(manifest.get("theme_color"))
                .isEqualTo(site.page("home")
                        .select("meta[name=theme-color][media*=light]")
                        .attr("content"))
                .isEqualTo(manifest.get("background_color"));
        List<String> purposes = new ArrayList<>();
        for (Object each : (List<?>) manifest.get("icons")) {
            Map<?, ?> icon = (Map<?, ?>) each;
            Path file = site.root().resolve(icon.get("src").toString().substring(1));
            assertThat(file).exists();
            purposes.add(icon.get("purpose") + " " + icon.get("sizes"));
            if (icon.get("type").equals("image/png")) {
                int width = ImageIO.read(file.toFile()).getWidth();
                assertThat(icon.get("sizes")).isEqualTo(width + "x" + width);
            }
        }
        assertThat(purposes).containsExactly("any any", "any 192x192", "any 512x512", "maskable 512x512");
    }
}
