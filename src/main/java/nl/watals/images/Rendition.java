package nl.watals.images;

import java.util.ArrayList;
import java.util.List;

/**
 * A copy of a picture: how large, and in which format.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record Rendition(int width, int height, ImageFormat format) {
    /**
     * The copies from which browsers choose: in every width that is smaller than the picture, and the largest one that is
     * allowed; each as WebP, if asked for, and in a format that every browser knows. Never larger than the picture itself.
     * A picture that moves has none.
     *
     * @param widths in pixels, not empty
     */
    public static List<Rendition> of(ImageHeader image, List<Integer> widths, boolean webp) {
        List<Rendition> renditions = new ArrayList<>();
        if (image.animated()) {
            return renditions;
        }
        for (int width : widths(image, widths)) {
            if (webp) {
                renditions.add(scaled(image, width, ImageFormat.WEBP));
            }
            renditions.add(scaled(image, width, fallback(image)));
        }
        return renditions;
    }

    /** The copy that takes the place of the file itself: its own format, and not wider than the widest. */
    public static Rendition plain(ImageHeader image, List<Integer> widths) {
        List<Integer> all = widths(image, widths);
        return scaled(image, all.get(all.size() - 1), image.format());
    }

    private static List<Integer> widths(ImageHeader image, List<Integer> widths) {
        List<Integer> fitting = new ArrayList<>();
        int largest = 0;
        for (int width : widths.stream().sorted().toList()) {
            largest = width;
            if (width < image.width()) {
                fitting.add(width);
            }
        }
        if (image.width() <= largest) {
            fitting.add(image.width());
        }
        return fitting;
    }

    private static Rendition scaled(ImageHeader image, int width, ImageFormat format) {
        long height = Math.max(1, Math.round((double) image.height() * width / image.width()));
        return new Rendition(width, (int) height, format);
    }

    private static ImageFormat fallback(ImageHeader image) {
        return switch (image.format()) {
            case JPEG -> ImageFormat.JPEG;
            case PNG, GIF -> ImageFormat.PNG;
            case WEBP -> image.alpha() ? ImageFormat.PNG : ImageFormat.JPEG;
        };
    }

    /** Names the copy and the way it is made: a cache keeps it under this, beside the hash of the picture. */
    public String key() {
        return ImageMaker.VERSION + format.ending() + width;
    }
}
