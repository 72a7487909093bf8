package nl.watals.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody gets who opens the PDF of a text, with eyes or ears. */
class PdfTextTest {
    private static final String STYLE = "@page { size: A4; margin: 20mm } body { font: 11pt Atkinson }"
            + " h1, h2 { font: 600 20pt Fraunces } strong { font-weight: 700 }";

    private static final String BODY =
            "<h1>Wachten is geen hulp</h1><p>Eén <strong>kind</strong>, “twee” <em>ouders</em> …"
                    + " <a href=\"https://example.nl/lees/\">Lees meer</a></p><h2>Vragen</h2><ul><li>Wie?</li><li>Wanneer?</li></ul>";

    private static PdfText.Made made(String html) {
        return new PdfText("Wachten is geen hulp", "nl", "Waarom het nu moet.", LocalDate.of(2022, 12, 1), html, STYLE)
                .make();
    }

    private static PDDocument open(PdfText.Made made) throws IOException {
        return Loader.loadPDF(made.bytes());
    }

    /** What eyes read: by place, as words of several fonts are painted one font after the other. */
    private static String text(PDDocument pdf) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        return stripper.getText(pdf);
    }

    @Test
    void theSameTextIsTheSameFileWithTheDayOfTheTextInIt() throws IOException {
        PdfText.Made once = made(BODY);

        assertThat(made(BODY).bytes()).isEqualTo(once.bytes());
        assertThat(made(BODY + "<p>Meer.</p>").bytes()).isNotEqualTo(once.bytes());
        try (PDDocument pdf = open(once)) {
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
                    .hasToString("2022-12-01T00:00:00Z");
        }
    }

    /** The libraries of the tests bring an XML writer of their own, which would write other bytes. */
    @Test
    void whatElseIsOnTheClassPathMakesNoDifference() {
        assertThat(new String(made(BODY).bytes(), StandardCharsets.ISO_8859_1))
                .contains("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n  <rdf:RDF xmlns:dc=");
    }

    @Test
    void itsWordsAndLinksAreThere() throws IOException {
        PdfText.Made made = made(BODY);
        try (PDDocument pdf = open(made)) {
            assertThat(made.pages()).isEqualTo(1).isEqualTo(pdf.getNumberOfPages());
            assertThat(text(pdf))
                    .contains("Wachten is geen hulp", "Eén kind, “twee” ouders …", "Lees meer", "Wanneer?");
            assertThat(pdf.getPage(0).getAnnotations())
                    .singleElement()
                    .satisfies(link -> assertThat(link.getContents()).isEqualTo("Lees meer"));
        }
    }

    @Test
    void aLongTextHasMorePages() {
        assertThat(made("<p>Een regel.</p>".repeat(150)).pages()).isGreaterThan(2);
    }

    @Test
    void itIsTaggedForThoseWhoListen() throws IOException {
        byte[] picture = Files.readAllBytes(Path.of("assets/icon-192.png"));
        String img = "<figure><img alt=\"Drie stippen\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(picture) + "\"><figcaption>Het teken</figcaption></figure>";
        try (PDDocument pdf = open(made(BODY + img))) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("nl");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Wachten is geen hulp");
            assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfuaid", "Wachten is geen hulp");
            List<String> tags = new ArrayList<>();
            List<String> alternatives = new ArrayList<>();
            walk(pdf.getDocumentCatalog().getStructureTreeRoot(), tags, alternatives);
            assertThat(tags).contains("H1", "H2", "P", "L", "LI", "Link", "Figure");
            assertThat(tags.indexOf("H1")).isLessThan(tags.indexOf("H2"));
            assertThat(alternatives).contains("Drie stippen");
        }
    }

    @Test
    void whoListensHearsTheWordsInTheirOrder() throws IOException {
        try (PDDocument pdf = open(made(BODY))) {
            Map<Integer, String> marked = new HashMap<>();
            PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
            extractor.processPage(pdf.getPage(0));
            extractor.getMarkedContents().forEach(content -> addText(content, marked));
            StringBuilder heard = new StringBuilder();
            listen(pdf.getDocumentCatalog().getStructureTreeRoot(), marked, heard);

            assertThat(heard.toString().replaceAll("\\s+", " "))
                    .contains("Eén kind, “twee” ouders … Lees meer")
                    .matches(".*hulp.*Lees meer.*Vragen.*Wie\\?.*Wanneer\\?.*");
        }
    }

    private static void addText(PDMarkedContent content, Map<Integer, String> marked) {
        StringBuilder text = new StringBuilder();
        for (Object part : content.getContents()) {
            if (part instanceof TextPosition letter) {
                text.append(letter.getUnicode());
            } else if (part instanceof PDMarkedContent inner) {
                addText(inner, marked);
            }
        }
        marked.merge(content.getMCID(), text.toString(), String::concat);
    }

    private static void listen(PDStructureNode node, Map<Integer, String> marked, StringBuilder heard) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                listen(element, marked, heard);
            } else if (kid instanceof Integer id) {
                heard.append(marked.get(id));
            } else if (kid instanceof PDMarkedContentReference reference) {
                heard.append(marked.get(reference.getMCID()));
            }
        }
    }

    private static void walk(PDStructureNode node, List<String> tags, List<String> alternatives) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                tags.add(element.getStandardStructureType());
                if (element.getAlternateDescription() != null) {
                    alternatives.add(element.getAlternateDescription());
                }
                walk(element, tags, alternatives);
            }
        }
    }

    @Test
    void everyFontIsInTheFile() throws IOException {
        try (PDDocument pdf = open(made(BODY))) {
            List<String> names = new ArrayList<>();
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    names.add(font.getName());
                }
            }
            assertThat(String.join(" ", names)).contains("Fraunces", "Atkinson");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=\"file:///etc/passwd\" alt=\"weg\">",
                "<img src=\"http://127.0.0.1:9/x.png\" alt=\"weg\">",
                "<p>\u202eomgekeerd \ud83d\ude00 \ud800 中文 \u0001</p>",
                "<p>a<p>b<table><tr><td>los</table></div></p>",
                "<link rel=stylesheet href=\"http://127.0.0.1:9/x.css\"><p>los</p>",
                ""
            })
    void whateverStandsInItThereIsAPdfAndNothingIsFetched(String html) throws IOException {
        try (PDDocument pdf = open(made("<p>Begin</p>" + html + "<p>Einde</p>"))) {
            assertThat(text(pdf)).contains("Begin", "Einde");
        }
    }
}
