package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import nl.watals.bake.TestSite.Standing;
import nl.watals.images.TestPictures;
import nl.watals.text.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of pages: their copies, their markup, and what becomes of files that are not as they should be. */
class ImagesTest {
    private static final Pattern COPY = Pattern.compile("/static/[\\w./-]+");

    @TempDir
    private Path folder;

    private TestSite site;

    @BeforeEach
    void aSiteWithPictures() throws IOException {
        site = TestSite.in(folder);
        site.files.merge("jbake.properties", "images.widths=48,80,120\n", String::concat);
        put("content/nieuws/foto.jpg", TestPictures.jpeg(30, 20));
        put("content/foto.jpg", TestPictures.phonePhoto(200, 100, 6));
        put("content/klein.png", TestPictures.png(60, 30));
        page("![Een rood en een blauw vlak](foto.jpg \"Het onderschrift\")\n\n![Klein](klein.png)\n");
    }

    private void page(String body) {
        site.files.put("content/beeld.md", "title=Beeld\ntype=page\n~~~~~~\n" + body);
    }

    private void put(String file, byte[] bytes) {
        site.files.put(file, new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private String built() throws IOException {
        assertThat(site.build().problems()).isEmpty();
        return site.page("beeld/index.html");
    }

    private byte[] file(String address) throws IOException {
        return Files.readAllBytes(site.output().resolve(address.substring(1)));
    }

    private static List<String> copies(String page) {
        List<String> copies = new ArrayList<>();
        Matcher matcher = COPY.matcher(page);
        while (matcher.find()) {
            if (!copies.contains(matcher.group())) {
                copies.add(matcher.group());
            }
        }
        return copies;
    }

    private List<String> problems() {
        return site.build().problems().stream().map(Problem::toString).toList();
    }

    @Test
    void aPictureIsOfferedInEveryWidthUpToItsOwnAndInTwoFormats() throws IOException {
        String page = built().replaceAll("\\.[0-9a-v]{13}\\.", ".#.");
        assertThat(page)
                .contains("<figure><picture><source type=\"image/webp\" srcset=\"/static/foto-48.#.webp 48w,"
                        + " /static/foto-80.#.webp 80w, /static/foto-100.#.webp 100w\" sizes=\"100vw\">"
                        + "<img src=\"/static/foto-80.#.jpg\" srcset=\"/static/foto-48.#.jpg 48w,"
                        + " /static/foto-80.#.jpg 80w, /static/foto-100.#.jpg 100w\" sizes=\"100vw\" width=\"100\""
                        + " height=\"200\" alt=\"Een rood en een blauw vlak\" fetchpriority=\"high\"></picture>"
                        + "<figcaption>Het onderschrift</figcaption></figure>")
                .contains("<img src=\"/static/klein-60.#.png\" srcset=\"/static/klein-48.#.png 48w,"
                        + " /static/klein-60.#.png 60w\" sizes=\"100vw\" width=\"60\" height=\"30\" alt=\"Klein\""
                        + " loading=\"lazy\" decoding=\"async\">");
    }

    @Test
    void everyCopyIsThereInItsSizeAndUpright() throws Exception {
        List<String> copies = copies(built());
        assertThat(copies).hasSize(10);
        for (String copy : copies) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file(copy)));
            assertThat(copy).contains("-" + image.getWidth() + ".");
            if (copy.contains("foto")) {
                // Turned a quarter to the right, the upper edge is on the right, and what was left is above.
                assertThat(image.getHeight()).isEqualTo(image.getWidth() * 2);
                assertThat(colour(image, .97, .5)).isEqualTo("yellow");
                assertThat(colour(image, .4, .25)).isEqualTo("red");
                assertThat(colour(image, .4, .75)).isEqualTo("blue");
            }
        }
    }

    private static String colour(BufferedImage image, double x, double y) {
        int rgb = image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight()));
        boolean red = (rgb >> 16 & 0xFF) > 128;
        boolean green = (rgb >> 8 & 0xFF) > 128;
        boolean blue = (rgb & 0xFF) > 128;
        return red && green ? "yellow" : red ? "red" : green && blue ? "cyan" : blue ? "blue" : "black";
    }

    @Test
    void nothingPersonalIsInAnyFile() throws Exception {
        put("assets/achtergrond.jpg", TestPictures.phonePhoto(90, 60, 1));
        site.replace("templates/event.peb", "<h1>", "<img src=\"{{ asset(\"achtergrond.jpg\") }}\"><h1>");
        built();
        int pictures = 0;
        try (Stream<Path> files = Files.walk(site.output())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().matches(".*\\.(jpg|png|webp|gif)")) {
                    pictures++;
                    Metadata metadata = ImageMetadataReader.readMetadata(file.toFile());
                    for (Directory directory : metadata.getDirectories()) {
                        assertThat(directory.getName())
                                .as(file.toString())
                                .isIn("JPEG", "JFIF", "Huffman", "File Type", "File", "WebP", "PNG-IHDR", "PNG-sRGB");
                    }
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain("Exif", "Jan", "xmp", "Tel");
                }
            }
        }
        assertThat(pictures).isEqualTo(10 + 2 + 2 + 3);
    }

    @Test
    void thePlaceOfTheFileItselfHasACleanCopyToo() throws IOException {
        built();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file("/foto.jpg")));
        assertThat(List.of(image.getWidth(), image.getHeight())).isEqualTo(List.of(100, 200));
    }

    @Test
    void aSecondBuildDecodesNothingAlsoIntoAnotherOutput() throws IOException {
        built();
        Path cache = folder.resolve("site/.watals/cache");
        Map<String, FileTime> before = times(cache);
        assertThat(before).hasSize(12);
        site.replace("content/over.md", "~~~~~~\n", "~~~~~~\nEen woord meer. ");
        TestSite.Clean clean = site.clean();
        assertThat(site.build().problems()).isEmpty();
        assertThat(TestSite.texts(site.output())).isEqualTo(clean.files());
        assertThat(times(cache)).isEqualTo(before);
    }

    private static Map<String, FileTime> times(Path folder) throws IOException {
        Map<String, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                times.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    @Test
    void aDamagedCacheIsMadeAgain() throws IOException {
        String page = built();
        Map<String, String> right = TestSite.texts(site.output());
        try (Stream<Path> files = Files.list(folder.resolve("site/.watals/cache"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));
            }
        }
        assertThat(site.clean().files()).isEqualTo(right);
        assertThat(page).isEqualTo(built());
    }

    @Test
    void whatNoBuildUsesForLongLeavesTheCache() throws IOException {
        built();
        Path cache = folder.resolve("site/.watals/cache");
        Path old = Files.write(cache.resolve("ab"), new byte[10]);
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(70))));
        put("content/klein.png", TestPictures.png(61, 30));
        built();
        assertThat(old).doesNotExist();
    }

    @Test
    void aChangedPictureChangesThePagesThatShowItAndNoOther() throws IOException {
        String before = built();
        Map<String, Standing> standing = site.standing();
        put("content/klein.png", TestPictures.png(60, 20));
        assertThat(built()).isNotEqualTo(before).contains("height=\"20\"");
        assertThat(site.standing().get("over/index.html")).isEqualTo(standing.get("over/index.html"));
        assertThat(TestSite.texts(site.output())).isEqualTo(site.clean().files());
        assertThat(copies(site.page("beeld/index.html")))
                .allSatisfy(copy -> assertThat(file(copy)).isNotEmpty());
    }

    @Test
    void aPageThatIsNotRenderedAgainKeepsItsCopies() throws IOException {
        built();
        site.files.put("content/nieuw.md", "title=Nieuw\ntype=page\n~~~~~~\nNieuw.\n");
        built();
        assertThat(TestSite.texts(site.output())).isEqualTo(site.clean().files());
    }

    @Test
    void aTemplateShowsThePictureOfAPage() throws IOException {
        site.replace(
                "templates/page.peb",
                "<h1>",
                "{% if content.image is not null %}"
                        + "{{ picture(content.image, content.imageAlt, \"50vw\", \"eager\") }}{% endif %}<h1>");
        site.files.put(
                "content/beeld.md",
                "title=Beeld\ntype=page\nimage=foto.jpg\nimageAlt=Rood & blauw\n~~~~~~\n![Klein](klein.png)\n");
        assertThat(built())
                .contains(
                        "sizes=\"50vw\" width=\"100\" height=\"200\" alt=\"Rood &amp; blauw\" fetchpriority=\"high\">")
                .contains("alt=\"Klein\" loading=\"lazy\"");
    }

    @Test
    void anEditorsOwnWidthAndOtherAttributesStay() throws IOException {
        page("<img src=\"foto.jpg\" alt=\"x\" width=\"50\" title=\"Zo\">\n");
        assertThat(built()).contains("sizes=\"50px\" width=\"50\" height=\"100\" alt=\"x\" title=\"Zo\"");
    }

    @Test
    void aPictureOfPrintersColoursGetsThoseOfAScreen() throws IOException {
        put("content/foto.jpg", TestPictures.cmyk(100, 60));
        for (String copy : copies(built())) {
            if (copy.contains("foto")) {
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(file(copy)));
                assertThat(colour(image, .25, .5)).isEqualTo("cyan");
                assertThat(colour(image, .75, .5)).isEqualTo("black");
            }
        }
    }

    @Test
    void aGifThatMovesStaysAsItIsWithoutItsComment() throws IOException {
        put("content/klein.gif", TestPictures.animatedGif(60, 30));
        page("![Een dansje](klein.gif)\n");
        assertThat(built())
                .contains(
                        "<img src=\"/klein.gif\" width=\"60\" height=\"30\" alt=\"Een dansje\" fetchpriority=\"high\">");
        byte[] gif = file("/klein.gif");
        assertThat(gif).hasSizeLessThan(site.files.get("content/klein.gif").length());
        assertThat(nl.watals.images.ImageHeader.read(gif).orElseThrow().animated())
                .isTrue();
        assertThat(new String(gif, StandardCharsets.ISO_8859_1)).doesNotContain("Jan");
    }

    @Test
    void aDrawingHasItsSizeAndStaysADrawing() throws IOException {
        site.files.put("content/tekening.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 20\"/>");
        page("![Een tekening](tekening.svg)\n");
        assertThat(built()).contains("<img src=\"/tekening.svg\" width=\"30\" height=\"20\" alt=\"Een tekening\"");
    }

    @Test
    void filesThatAreNotAsTheyShouldBeAreReportedAndNothingIsBuilt() {
        put("content/groot.jpg", TestPictures.claiming(8000, 6250));
        put("content/bom.png", TestPictures.pngClaiming(60_000, 60_000));
        put("content/half.jpg", Arrays.copyOf(TestPictures.jpeg(80, 80), 700));
        put("content/verkeerd.jpg", TestPictures.png(10, 10));
        put("content/kapot.png", "geen plaatje".getBytes(StandardCharsets.UTF_8));
        put("content/leeg.gif", new byte[0]);
        put("content/foto.heic", new byte[100]);
        site.files.put("content/script.svg", "<svg><script>alert(1)</script></svg>");
        site.files.put("content/klik.svg", "<svg><g onclick=\"x()\"/></svg>");
        site.files.put("content/elders.svg", "<svg><image href=\"https://example.nl/a.png\"/></svg>");
        site.files.put("content/entiteit.svg", "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>");
        page("Tekst zonder beeld.\n\n![](klein.png)\n");

        assertThat(problems())
                .containsExactly(
                        "content/beeld.md:6:5: error: an image without a description (write ![what is seen](klein.png),"
                                + " or ![](klein.png \"decoratief\") for mere decoration)",
                        "content/bom.png:1:1: error: this picture has 60000 × 60000 pixels; at most 40 million are read"
                                + " (make it smaller; 2400 pixels wide is plenty)",
                        "content/elders.svg:1:1: error: this drawing holds `href` to another file"
                                + " (leave it out; a drawing runs nothing and loads nothing)",
                        "content/entiteit.svg:1:1: error: this drawing holds an entity"
                                + " (leave it out; a drawing runs nothing and loads nothing)",
                        "content/foto.heic:1:1: error: pictures that end in .heic are not read here"
                                + " (save it again as JPEG or PNG)",
                        "content/groot.jpg:1:1: error: this picture has 8000 × 6250 pixels; at most 40 million are read"
                                + " (make it smaller; 2400 pixels wide is plenty)",
                        "content/half.jpg:1:1: error: this picture stops before its end"
                                + " (it was cut off on its way; copy it again)",
                        "content/kapot.png:1:1: error: this is no picture that can be read"
                                + " (save it again as JPEG or PNG)",
                        "content/klik.svg:1:1: error: this drawing holds `onclick`"
                                + " (leave it out; a drawing runs nothing and loads nothing)",
                        "content/leeg.gif:1:1: error: this picture is empty (save it again as JPEG or PNG)",
                        "content/script.svg:1:1: error: this drawing holds <script>"
                                + " (leave it out; a drawing runs nothing and loads nothing)",
                        "content/verkeerd.jpg:1:1: error: this is a picture in PNG, but its name ends in .jpg"
                                + " (let the name end in .png)");
    }

    @Test
    void aPictureThatOnlyShowsItsDamageWhenItIsDecodedIsReported() {
        byte[] png = TestPictures.png(60, 60);
        Arrays.fill(png, 50, png.length - 30, (byte) 0x55);
        put("content/klein.png", png);
        assertThat(problems())
                .containsExactly(
                        "content/klein.png:1:1: error: this picture is damaged (save it again as JPEG or PNG)");
    }

    @Test
    void withoutTheSettingPicturesAreFilesLikeOthers() throws IOException {
        site.replace("jbake.properties", "images.widths=48,80,120\n", "");
        assertThat(built()).contains("<img src=\"/foto.jpg\" alt=\"Een rood en een blauw vlak\">");
        assertThat(new String(file("/foto.jpg"), StandardCharsets.ISO_8859_1))
                .isEqualTo(site.files.get("content/foto.jpg"));
    }
}
