package nl.watals.images;

import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;

/**
 * Decodes a picture and writes its copies: upright, in the colours of the web (sRGB), and with nothing in the file but the
 * picture. Uses java.desktop without a screen. Thread-safe.
 */
public final class ImageMaker {
    /** Goes up when the same picture would come out differently. */
    static final String VERSION = "1";

    private static final float JPEG_QUALITY = 0.82f;
    private static final float WEBP_QUALITY = 0.78f;

    /** Pictures that stay larger than this after decoding are made one at a time. */
    private static final long LARGE = 12_000_000;

    private static final Object ONE_LARGE_AT_A_TIME = new Object();

    static {
        System.setProperty("java.awt.headless", "true");
    }

    private ImageMaker() {}

    /**
     * Makes the copies, in order.
     *
     * @param image what {@link ImageHeader#read} says of the bytes; whole, and no larger than memory allows
     * @throws UnreadableImageException if the bytes cannot be decoded
     */
    public static List<byte[]> make(byte[] bytes, ImageHeader image, List<Rendition> renditions)
            throws UnreadableImageException {
        int widest = 0;
        for (Rendition rendition : renditions) {
            widest = Math.max(widest, rendition.width());
        }
        int step = Math.max(1, image.width() / (2 * Math.max(1, widest)));
        if (image.pixels() / ((long) step * step) < LARGE) {
            return makeNow(bytes, image, renditions, step);
        }
        synchronized (ONE_LARGE_AT_A_TIME) {
            return makeNow(bytes, image, renditions, step);
        }
    }

    private static List<byte[]> makeNow(byte[] bytes, ImageHeader image, List<Rendition> renditions, int step)
            throws UnreadableImageException {
        BufferedImage decoded;
        BufferedImage upright;
        try {
            decoded = decode(bytes, image.format(), step);
            upright = upright(decoded, image.orientation());
        } catch (IOException | RuntimeException e) {
            // Decoders fail in all ways that there are on bytes that make no sense.
            throw new UnreadableImageException(e);
        }
        boolean drawn = decoded.getColorModel() instanceof IndexColorModel;
        List<byte[]> made = new ArrayList<>();
        for (Rendition rendition : renditions) {
            boolean asItIs = rendition.format() == ImageFormat.PNG
                    && drawn
                    && image.orientation() == 1
                    && decoded.getWidth() == rendition.width();
            BufferedImage copy = asItIs ? decoded : scaled(upright, rendition);
            made.add(encode(copy, rendition.format(), drawn));
        }
        return made;
    }

    // ---- reading

    private static BufferedImage decode(byte[] bytes, ImageFormat format, int step) throws IOException {
        ImageReader reader = reader(format);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            // Texts in a file, which may unpack to anything, are not read.
            reader.setInput(in, true, true);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    /** For JPEG and WebP that of TwelveMonkeys: the JDK's knows no CMYK, and no WebP. */
    private static ImageReader reader(ImageFormat format) throws IOException {
        Iterator<ImageReader> readers =
                ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT));
        ImageReader first = null;
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.twelvemonkeys.")) {
                return reader;
            }
            first = first == null && !reader.getClass().getName().startsWith("com.luciad.") ? reader : first;
        }
        if (first == null) {
            throw new IOException("there is no reader for " + format);
        }
        return first;
    }

    /** The picture upright, in sRGB, with one number for each pixel. */
    private static BufferedImage upright(BufferedImage decoded, int orientation) {
        int width = decoded.getWidth();
        int height = decoded.getHeight();
        boolean turned = orientation > 4;
        boolean alpha = decoded.getColorModel().hasAlpha();
        BufferedImage upright = new BufferedImage(
                turned ? height : width,
                turned ? width : height,
                alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = upright.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_COLOR_RENDERING, RenderingHints.VALUE_COLOR_RENDER_QUALITY);
        graphics.drawImage(decoded, turning(orientation, width, height), null);
        graphics.dispose();
        return upright;
    }

    private static AffineTransform turning(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static BufferedImage scaled(BufferedImage image, Rendition rendition) {
        if (image.getWidth() == rendition.width() && image.getHeight() == rendition.height()) {
            return image;
        }
        try {
            return Thumbnails.of(image)
                    .forceSize(rendition.width(), rendition.height())
                    .asBufferedImage();
        } catch (IOException e) {
            throw new IllegalStateException("nothing is read or written here", e);
        }
    }

    // ---- writing

    private static byte[] encode(BufferedImage image, ImageFormat format, boolean drawn) {
        return switch (format) {
            case JPEG -> write(opaque(image), "jpeg", JPEG_QUALITY, "");
            case PNG -> write(image, "png", 0, "");
            case GIF -> write(image, "gif", 0, "");
            case WEBP -> drawn ? lossless(image) : write(image, "webp", WEBP_QUALITY, "Lossy");
        };
    }

    /** What was drawn with few colours stays sharp, unless that costs too much. */
    private static byte[] lossless(BufferedImage image) {
        byte[] exact = write(image, "webp", 0, "Lossless");
        byte[] lossy = write(image, "webp", WEBP_QUALITY, "Lossy");
        return exact.length > lossy.length * 3 / 2 ? lossy : exact;
    }

    private static BufferedImage opaque(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return image;
        }
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = opaque.createGraphics();
        graphics.drawImage(image, 0, 0, java.awt.Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }

    /** @param type how WebP is compressed; empty for other formats */
    private static byte[] write(BufferedImage image, String format, float quality, String type) {
        ImageWriter writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), format)
                .next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param =
                    type.isEmpty() ? writer.getDefaultWriteParam() : new WebPWriteParam(writer.getLocale());
            if (quality > 0 || !type.isEmpty()) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                if (!type.isEmpty()) {
                    param.setCompressionType(type);
                }
                param.setCompressionQuality(quality);
            }
            if (format.equals("jpeg")) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A GIF without anything but its pictures. */
    public static byte[] cleanGif(byte[] gif) {
        return GifCopy.of(gif);
    }
}
