package nl.watals.images;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.HorizontalMetricsTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * One of the fonts that come with the program. Letters are drawn as shapes out of the file, so they look the same on every
 * machine, also on one without any fonts. Not thread-safe.
 */
final class Lettering {
    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final HorizontalMetricsTable widths;
    private final double unitsPerEm;

    private Lettering(TrueTypeFont font) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
        this.widths = font.getHorizontalMetrics();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    /** @param name of a file in the folder {@code fonts} of this package */
    static Lettering of(String name) {
        try {
            return new Lettering(new TTFParser().parse(new RandomAccessReadBuffer(ProgramFonts.read(name))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the font has a letter for the character. */
    boolean has(int character) {
        return glyphs.getGlyphId(character) != 0;
    }

    /** How wide a text comes out, in pixels. */
    double width(String text, double size) {
        double units = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            units += widths.getAdvanceWidth(glyphs.getGlyphId(text.codePointAt(i)));
        }
        return units * size / unitsPerEm;
    }

    /** Draws a text of which the font has every letter, in the colour of the graphics. */
    void draw(Graphics2D graphics, String text, double x, double baseline, double size) {
        double scale = size / unitsPerEm;
        double at = x;
        try {
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                int glyph = glyphs.getGlyphId(text.codePointAt(i));
                GeneralPath outline = font.getGlyph().getGlyph(glyph) == null
                        ? null
                        : font.getGlyph().getGlyph(glyph).getPath();
                if (outline != null) {
                    AffineTransform place = new AffineTransform(scale, 0, 0, -scale, at, baseline);
                    graphics.fill(place.createTransformedShape(outline));
                }
                at += widths.getAdvanceWidth(glyph) * scale;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
