package nl.watals.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The fonts that come with the program, under the SIL Open Font License, for what it draws itself. */
public final class ProgramFonts {
    private ProgramFonts() {}

    /**
     * The bytes of a TrueType file.
     *
     * @param name {@code fraunces.ttf} (headings, weight 600), {@code atkinson.ttf}, {@code atkinson-bold.ttf} or
     *     {@code atkinson-italic.ttf}
     */
    public static byte[] read(String name) {
        try (InputStream in = ProgramFonts.class.getResourceAsStream("fonts/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no font " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
