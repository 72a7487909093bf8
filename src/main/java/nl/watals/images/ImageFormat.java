package nl.watals.images;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of pictures that can be read and written. */
public enum ImageFormat {
    JPEG("jpg", "jpg", "jpeg"),
    PNG("png", "png"),
    GIF("gif", "gif"),
    WEBP("webp", "webp");

    private final String ending;
    private final List<String> endings;

    ImageFormat(String ending, String... endings) {
        this.ending = ending;
        this.endings = List.of(endings);
    }

    /** What the names of files end in that a build makes. */
    public String ending() {
        return ending;
    }

    /** The format that a name promises; empty for any other ending. */
    public static Optional<ImageFormat> ofName(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (ImageFormat format : values()) {
            if (format.endings.contains(ending)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
