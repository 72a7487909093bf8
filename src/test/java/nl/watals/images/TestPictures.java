package nl.watals.images;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures for tests: the left half is red, the right half blue, the upper edge yellow. */
public final class TestPictures {
    private TestPictures() {}

    public static BufferedImage drawing(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(200, 20, 20), 0, height, new Color(255, 60, 40)));
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setPaint(new Color(20, 20, 220));
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.setPaint(new Color(250, 230, 10));
        graphics.fillRect(0, 0, width, Math.max(1, height / 8));
        graphics.dispose();
        return image;
    }

    public static byte[] written(int width, int height, String format) {
        int type = format.equals("jpeg") ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(drawing(width, height, type), format, out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    public static byte[] jpeg(int width, int height) {
        return written(width, height, "jpeg");
    }

    public static byte[] png(int width, int height) {
        return written(width, height, "png");
    }

    /** A photo as a phone writes it: an orientation, a maker, a place on earth, XMP, and a comment. */
    public static byte[] phonePhoto(int width, int height, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(120);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 3);
        exif.putShort((short) 0x010F).putShort((short) 2).putInt(4).put("Tel\0".getBytes(StandardCharsets.US_ASCII));
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(50);
        exif.putInt(0);
        exif.putShort((short) 2);
        exif.putShort((short) 1).putShort((short) 2).putInt(2).put("N\0\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.putShort((short) 2).putShort((short) 5).putInt(3).putInt(80);
        exif.putInt(0);
        exif.putInt(52).putInt(1).putInt(5).putInt(1).putInt(30).putInt(1);
        byte[] photo = jpeg(width, height);
        photo = insert(photo, 2, segment(0xE1, exif.array()));
        photo = insert(
                photo,
                2,
                segment(
                        0xE1,
                        "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"
                                .getBytes(StandardCharsets.ISO_8859_1)));
        return insert(photo, 2, segment(0xFE, "Gemaakt door Jan".getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] segment(int marker, byte[] data) {
        return ByteBuffer.allocate(data.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (data.length + 2))
                .put(data)
                .array();
    }

    public static byte[] insert(byte[] bytes, int at, byte[] more) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, longer, at, more.length);
        System.arraycopy(bytes, at, longer, at + more.length, bytes.length - at);
        return longer;
    }

    /** A JPEG that claims to have a size. */
    public static byte[] claiming(int width, int height) {
        byte[] jpeg = jpeg(16, 16);
        for (int at = 2; ; at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF)) {
            if ((jpeg[at + 1] & 0xFF) == 0xC0) {
                ByteBuffer.wrap(jpeg).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
                return jpeg;
            }
        }
    }

    /** A small PNG that claims to have a size, with a right checksum. */
    public static byte[] pngClaiming(int width, int height) {
        byte[] png = png(8, 8);
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    /** A JPEG in the four colours of printers: left half cyan, right half black. */
    public static byte[] cmyk(int width, int height) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // As Adobe writes them, 255 is no ink.
                raster.setPixel(x, y, x < width / 2 ? new int[] {0, 255, 255, 255} : new int[] {255, 255, 255, 0});
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        }
        writer.dispose();
        byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return insert(bytes.toByteArray(), 2, segment(0xEE, adobe));
    }

    /** Two frames, with a comment between them. */
    public static byte[] animatedGif(int width, int height) {
        byte[] gif = written(width, height, "gif");
        int start = gif.length;
        // The one frame of the file once more, before the end.
        int at = 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << (gif[10] & 7) + 1);
        byte[] frame = Arrays.copyOfRange(gif, at, start - 1);
        byte[] comment = "\u0021\u00FE\u0010Gemaakt door Jan\0".getBytes(StandardCharsets.ISO_8859_1);
        return insert(insert(gif, start - 1, frame), start - 1, comment);
    }
}
