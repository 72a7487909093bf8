package nl.watals.bake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import nl.watals.images.ImageHeader;
import nl.watals.images.ImageMaker;
import nl.watals.images.Rendition;
import nl.watals.images.UnreadableImageException;

/** Where a build goes over to the libraries for pictures; loaded only when one must be decoded. */
final class ImageMaking {
    private ImageMaking() {}

    /** A GIF without anything but its pictures. */
    static byte[] cleanGif(byte[] gif) {
        return ImageMaker.cleanGif(gif);
    }

    /**
     * The copies of a picture; empty when it cannot be decoded.
     *
     * @throws UncheckedIOException if this machine cannot make them
     */
    static Optional<List<byte[]>> make(byte[] bytes, ImageHeader header, List<Rendition> wanted) {
        try {
            return Optional.of(ImageMaker.make(bytes, header, wanted));
        } catch (UnreadableImageException e) {
            return Optional.empty();
        } catch (UnsatisfiedLinkError e) {
            throw new UncheckedIOException(new IOException(
                    "pictures in WebP cannot be made on this machine; leave them out with images.webp=false", e));
        }
    }
}
