package nl.watals.images;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a picture says about itself, read from its bytes without decoding it.
 *
 * @param width in pixels, as it is shown: after turning
 * @param height likewise
 * @param orientation 1 to 8, as Exif counts; 1 is upright
 * @param animated whether it moves
 * @param whole whether the file has its end
 * @param alpha whether parts of it may be transparent; known of WebP only, else false
 */
public record ImageHeader(
        ImageFormat format, int width, int height, int orientation, boolean animated, boolean whole, boolean alpha) {

    /** Reads the header; empty when the bytes are none of the formats, or broken from the beginning. */
    public static Optional<ImageHeader> read(byte[] bytes) {
        try {
            return new Reading(bytes).read();
        } catch (IndexOutOfBoundsException e) {
            // The file ends inside its header.
            return Optional.empty();
        }
    }

    long pixels() {
        return (long) width * height;
    }

    private static final class Reading {
        private final byte[] bytes;

        private Reading(byte[] bytes) {
            this.bytes = bytes;
        }

        private Optional<ImageHeader> read() {
            if (startsWith(0, "\u00FF\u00D8\u00FF")) {
                return jpeg();
            }
            if (startsWith(0, "\u0089PNG\r\n\u001A\n")) {
                return png();
            }
            if (startsWith(0, "GIF87a") || startsWith(0, "GIF89a")) {
                return gif();
            }
            if (startsWith(0, "RIFF") && startsWith(8, "WEBP")) {
                return webp();
            }
            return Optional.empty();
        }

        private boolean startsWith(int at, String text) {
            return bytes.length >= at + text.length()
                    && new String(bytes, at, text.length(), StandardCharsets.ISO_8859_1).equals(text);
        }

        private int u8(int at) {
            return bytes[at] & 0xFF;
        }

        private int u16(int at) {
            return u8(at) << 8 | u8(at + 1);
        }

        private int u16le(int at) {
            return u8(at + 1) << 8 | u8(at);
        }

        private long u32(int at) {
            return (long) u16(at) << 16 | u16(at + 2);
        }

        private int u24le(int at) {
            return u8(at + 2) << 16 | u16le(at);
        }

        private static Optional<ImageHeader> header(
                ImageFormat format, long width, long height, int orientation, boolean animated, boolean whole) {
            return header(format, width, height, orientation, animated, whole, false);
        }

        private static Optional<ImageHeader> header(
                ImageFormat format,
                long width,
                long height,
                int orientation,
                boolean animated,
                boolean whole,
                boolean alpha) {
            if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
                return Optional.empty();
            }
            boolean turned = orientation > 4;
            int shownWidth = (int) (turned ? height : width);
            int shownHeight = (int) (turned ? width : height);
            return Optional.of(new ImageHeader(format, shownWidth, shownHeight, orientation, animated, whole, alpha));
        }

        // ---- JPEG (ITU T.81)

        private Optional<ImageHeader> jpeg() {
            int orientation = 1;
            for (int at = 2; at + 4 <= bytes.length; ) {
                if (u8(at) != 0xFF) {
                    return Optional.empty();
                }
                int marker = u8(at + 1);
                if (marker == 0xFF || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
                    at += marker == 0xFF ? 1 : 2;
                    continue;
                }
                if (marker == 0xD9 || marker == 0xDA) {
                    return Optional.empty();
                }
                if (marker == 0xE1 && startsWith(at + 4, "Exif\0\0")) {
                    orientation = exifOrientation(at + 10, at + 2 + u16(at + 2));
                }
                boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
                if (frame) {
                    return header(ImageFormat.JPEG, u16(at + 7), u16(at + 5), orientation, false, hasJpegEnd());
                }
                at += 2 + u16(at + 2);
            }
            return Optional.empty();
        }

        /** A decoder would fill up what is missing with grey, and say nothing. */
        private boolean hasJpegEnd() {
            for (int at = bytes.length - 2; at > 2; at--) {
                if (u8(at) == 0xFF && u8(at + 1) == 0xD9) {
                    return true;
                }
            }
            return false;
        }

        /** Looks the orientation up in Exif data (TIFF 6.0); 1 when there is none, or it makes no sense. */
        private int exifOrientation(int start, int end) {
            if (end > bytes.length || end - start < 8) {
                return 1;
            }
            boolean little = startsWith(start, "II");
            long offset = little ? u16le(start + 4) | (long) u16le(start + 6) << 16 : u32(start + 4);
            if (offset > end - start - 2) {
                return 1;
            }
            int at = start + (int) offset;
            int entries = little ? u16le(at) : u16(at);
            for (int entry = at + 2; entries > 0 && entry + 12 <= end; entry += 12, entries--) {
                int tag = little ? u16le(entry) : u16(entry);
                if (tag == 0x0112) {
                    int value = little ? u16le(entry + 8) : u16(entry + 8);
                    return value >= 1 && value <= 8 ? value : 1;
                }
            }
            return 1;
        }

        // ---- PNG (ISO/IEC 15948)

        private Optional<ImageHeader> png() {
            boolean animated = false;
            int orientation = 1;
            for (long at = 8; at + 12 <= bytes.length; ) {
                int chunk = (int) at;
                long length = u32(chunk);
                if (at + 12 + length > bytes.length) {
                    break;
                }
                if (startsWith(chunk + 4, "acTL")) {
                    animated = true;
                } else if (startsWith(chunk + 4, "eXIf")) {
                    orientation = exifOrientation(chunk + 8, chunk + 8 + (int) length);
                } else if (startsWith(chunk + 4, "IEND")) {
                    return header(ImageFormat.PNG, u32(16), u32(20), orientation, animated, true);
                }
                at += 12 + length;
            }
            return header(ImageFormat.PNG, u32(16), u32(20), orientation, animated, false);
        }

        // ---- GIF (version 89a)

        private Optional<ImageHeader> gif() {
            int frames = 0;
            boolean whole = false;
            int at = 13 + colours(u8(10));
            while (at < bytes.length && !whole) {
                int block = u8(at);
                if (block == 0x3B) {
                    whole = true;
                } else if (block == 0x21) {
                    at = afterBlocks(at + 2);
                } else if (block == 0x2C && at + 10 < bytes.length) {
                    frames++;
                    at = afterBlocks(at + 11 + colours(u8(at + 9)));
                } else {
                    break;
                }
            }
            return header(ImageFormat.GIF, u16le(6), u16le(8), 1, frames > 1, whole);
        }

        private int afterBlocks(int at) {
            int next = at;
            while (next < bytes.length && u8(next) != 0) {
                next += 1 + u8(next);
            }
            return next + 1;
        }

        // ---- WebP (RFC 9649)

        private Optional<ImageHeader> webp() {
            boolean whole = bytes.length >= 8 + (u16le(4) | (long) u16le(6) << 16);
            if (startsWith(12, "VP8 ")) {
                return header(ImageFormat.WEBP, u16le(26) & 0x3FFF, u16le(28) & 0x3FFF, 1, false, whole);
            }
            if (startsWith(12, "VP8L")) {
                long bits = u16le(21) | (long) u16le(23) << 16;
                boolean alpha = (bits >> 28 & 1) != 0;
                return header(ImageFormat.WEBP, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, 1, false, whole, alpha);
            }
            if (startsWith(12, "VP8X")) {
                int flags = u8(20);
                return header(
                        ImageFormat.WEBP,
                        u24le(24) + 1L,
                        u24le(27) + 1L,
                        webpOrientation(),
                        (flags & 0x02) != 0,
                        whole,
                        (flags & 0x10) != 0);
            }
            return Optional.empty();
        }

        private int webpOrientation() {
            for (long at = 12; at + 8 <= bytes.length; ) {
                int chunk = (int) at;
                long length = u16le(chunk + 4) | (long) u16le(chunk + 6) << 16;
                if (startsWith(chunk, "EXIF") && at + 8 + length <= bytes.length) {
                    int start = startsWith(chunk + 8, "Exif\0\0") ? chunk + 14 : chunk + 8;
                    return exifOrientation(start, chunk + 8 + (int) length);
                }
                at += 8 + length + (length & 1);
            }
            return 1;
        }
    }

    /** The bytes of the table of colours that a packed field announces. */
    private static int colours(int packed) {
        return (packed & 0x80) == 0 ? 0 : 3 << (packed & 7) + 1;
    }
}
