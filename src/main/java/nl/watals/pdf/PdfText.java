package nl.watals.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import nl.watals.images.ProgramFonts;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A text that becomes a PDF as PDF/UA-1 (ISO 14289-1) wants it: tagged, with its language, its title, and its fonts in it.
 * The same values give the same bytes.
 *
 * @param title plain text
 * @param language a language tag
 * @param description of a sentence or two, plain text; readers of PDF ask for it, so an empty one is the title
 * @param day of the text; the file carries no other date
 * @param html the body: HTML that is safe to publish. Pictures stand in it as {@code data:} addresses, everything else
 *     that must be fetched is left out
 * @param style CSS 2.1 with paged media; the fonts are {@code Fraunces} and {@code Atkinson}
 */
public record PdfText(String title, String language, String description, LocalDate day, String html, String style) {
    /** Goes up when the same values would look different. */
    public static final String VERSION = "2";

    static {
        System.setProperty("java.awt.headless", "true");
        XRLog.setLoggingEnabled(false);
        // What writes the description within the file: another one on the class path would write it in other bytes.
        System.setProperty(
                "javax.xml.transform.TransformerFactory",
                "com.sun.org.apache.xalan.internal.xsltc.trax.TransformerFactoryImpl");
    }

    /**
     * What came of it.
     *
     * @param pages how many there are, 1 or more
     */
    public record Made(byte[] bytes, int pages) {}

    /** Makes the PDF. */
    public Made make() {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.withProducer("watals");
        addFonts(builder);
        // Nothing is fetched: neither from the net nor from this machine.
        builder.useUriResolver(
                (base, address) -> address.startsWith("data:") || address.startsWith("#") ? address : null);
        builder.withW3cDocument(new W3CDom().fromJsoup(document()), "");
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            PDDocument pdf = renderer.getPdfDocument();
            setDates(pdf.getDocumentInformation());
            // A file's id is otherwise made of the time.
            pdf.setDocumentId(1L);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return new Made(bytes.toByteArray(), pdf.getNumberOfPages());
        } catch (IOException e) {
            throw new IllegalStateException("a text could not be set: " + title, e);
        }
    }

    private static void addFonts(PdfRendererBuilder builder) {
        addFont(builder, "fraunces.ttf", "Fraunces", 600, FontStyle.NORMAL);
        addFont(builder, "atkinson.ttf", "Atkinson", 400, FontStyle.NORMAL);
        addFont(builder, "atkinson-italic.ttf", "Atkinson", 400, FontStyle.ITALIC);
        addFont(builder, "atkinson-bold.ttf", "Atkinson", 700, FontStyle.NORMAL);
    }

    private static void addFont(PdfRendererBuilder builder, String file, String family, int weight, FontStyle style) {
        builder.useFont(() -> new ByteArrayInputStream(ProgramFonts.read(file)), family, weight, style, true);
    }

    private void setDates(PDDocumentInformation information) {
        Calendar date = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        date.setTimeInMillis(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        information.setCreationDate(date);
        information.setModificationDate(date);
    }

    private Document document() {
        Document document = Document.createShell("");
        document.selectFirst("html").attr("lang", language);
        document.title(title);
        document.head()
                .appendElement("meta")
                .attr("name", "description")
                .attr("content", description.isBlank() ? title : description);
        document.head().appendElement("style").text(style);
        document.body().append(Jsoup.parseBodyFragment(html).body().html());
        // A link says where it leads to whoever listens.
        for (Element link : document.select("a[href]:not([title])")) {
            link.attr("title", link.text());
        }
        return document;
    }
}
