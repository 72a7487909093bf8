package nl.watals.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.watals.bake.TestSite.Standing;
import nl.watals.text.Problem;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PDF beside a page: made by the build, or an editor's own. */
class PdfPagesTest {
    private static final String PDF = "verhaal/verhaal.pdf";

    @TempDir
    private Path folder;

    private TestSite site;

    @BeforeEach
    void askForPdf() throws IOException {
        site = TestSite.in(folder);
        site.files.merge(
                "jbake.properties", "pdf.types=magazine\ntemplate.magazine.file=magazine.peb\n", String::concat);
        site.files.merge("templates/messages/nl.properties", "by=Door\npdf.source=Gevonden op\n", String::concat);
        site.files.put("assets/pdf.css", "body { font: 11pt Atkinson }");
        site.files.put(
                "templates/magazine.peb",
                "{% set paper = pdf(content) %}{% if paper is not null %}{{ paper.address }} {{ paper.kilobytes }}"
                        + " {{ paper.pages }}{% else %}geen{% endif %}");
        article("authors=Ouder uit Utrecht (ouder)\n", "Een <b>groot</b> huis. [Over](/over/)");
    }

    private void article(String head, String body) {
        site.files.put(
                "content/verhaal.md",
                "title=Een verhaal\ntype=magazine\nstatus=published\ndate=2023-01-02\n" + head + "~~~~~~\n" + body
                        + "\n");
    }

    private String text() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(site.output().resolve(PDF)))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(pdf);
        }
    }

    @Test
    void thePageNamesItWithItsSizeAndItSaysWhatThePageSays() throws IOException {
        assertThat(site.build().problems()).isEmpty();

        long size = Files.size(site.output().resolve(PDF));
        assertThat(site.page("verhaal/index.html")).isEqualTo("/" + PDF + " " + (size + 999) / 1000 + " 1");
        assertThat(text())
                .contains(
                        "Een verhaal",
                        "Door Ouder uit Utrecht (ouder)",
                        "2 januari 2023",
                        "Een groot huis.",
                        "Gevonden op https://example.nl/verhaal/");
        assertThat(TestSite.texts(site.output())).isEqualTo(site.clean().files());
    }

    @Test
    void aBuildThatChangesSomethingElseLeavesItAloneAndOneThatChangesThePageDoesNot() throws IOException {
        site.build();
        Standing before = site.standing().get(PDF);
        site.replace("content/over.md", "~~~~~~\n", "~~~~~~\nMeer. ");
        assertThat(site.build().problems()).isEmpty();
        assertThat(site.standing().get(PDF)).isEqualTo(before);

        article("", "Een klein huis.");
        assertThat(site.build().problems()).isEmpty();
        assertThat(text()).contains("Een klein huis.").doesNotContain("groot");
        assertThat(TestSite.texts(site.output())).isEqualTo(site.clean().files());

        site.files.remove("content/verhaal.md");
        site.build();
        assertThat(site.output().resolve(PDF)).doesNotExist();
    }

    @Test
    void aNewStyleMakesItAnew() throws IOException {
        site.build();
        Map<String, Standing> before = site.standing();
        site.files.put("assets/pdf.css", "body { font: 24pt Atkinson }");
        site.build();
        assertThat(site.standing().get(PDF)).isNotEqualTo(before.get(PDF));
        assertThat(TestSite.texts(site.output())).isEqualTo(site.clean().files());
    }

    @Test
    void withoutTheCacheItIsMadeAgain() throws IOException {
        site.build();
        byte[] before = Files.readAllBytes(site.output().resolve(PDF));
        try (var kept = Files.list(folder.resolve("site/.watals/cache/cards"))) {
            for (Path file : kept.toList()) {
                Files.delete(file);
            }
        }
        site.replace("content/over.md", "~~~~~~\n", "~~~~~~\nMeer. ");
        assertThat(site.build().problems()).isEmpty();
        assertThat(site.output().resolve(PDF)).hasBinaryContent(before);
    }

    @Test
    void anEditorsOwnTakesItsPlace() throws IOException {
        site.files.put("content/eigen.pdf", "%PDF-1.7 " + "x".repeat(2500));
        article("pdf=eigen.pdf\n", "Tekst.");
        assertThat(site.build().problems()).isEmpty();
        assertThat(site.page("verhaal/index.html")).isEqualTo("/eigen.pdf 3 0");
        assertThat(site.output().resolve(PDF)).doesNotExist();

        site.files.put("content/eigen.pdf", "%PDF-1.7 " + "x".repeat(5500));
        site.build();
        assertThat(site.page("verhaal/index.html")).isEqualTo("/eigen.pdf 6 0");
    }

    @Test
    void anEditorsOwnThatIsNoneIsAMistake() {
        site.files.put(
                "content/eigen.pdf", new String("<html>".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        article("pdf=eigen.pdf\n", "Tekst.");
        assertThat(site.build().problems())
                .extracting(Problem::toString)
                .containsExactly("content/eigen.pdf:1:1: error: this is no PDF (save the text as PDF again)");
    }

    @Test
    void withoutItsStyleSheetNothingIsBuilt() {
        site.files.remove("assets/pdf.css");
        assertThat(site.build().problems())
                .extracting(Problem::what)
                .contains("there is no style sheet `pdf.css` for PDF");
    }

    @Test
    void aPageOfAnotherKindHasNone() throws IOException {
        site.replace("jbake.properties", "pdf.types=magazine", "pdf.types=article");
        assertThat(site.build().problems()).isEmpty();
        assertThat(site.page("verhaal/index.html")).isEqualTo("geen");
    }
}
