package nl.watals.bake;

import nl.watals.pdf.PdfText;

/** Where a build goes over to the libraries for PDF; loaded only when one must be made. */
final class PdfMaking {
    static final String VERSION = PdfText.VERSION;

    private PdfMaking() {}

    /** The PDF with the number of its pages in the first four bytes. */
    static byte[] make(Pdfs.Text text) {
        PdfText.Made made = new PdfText(
                        text.title(), text.language(), text.description(), text.day(), text.html(), text.style())
                .make();
        return java.nio.ByteBuffer.allocate(Integer.BYTES + made.bytes().length)
                .putInt(made.pages())
                .put(made.bytes())
                .array();
    }
}
