package nl.watals.images;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A GIF as it is, without what is written into it besides the pictures: comments, texts and data of programs. */
final class GifCopy {
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int END = 0x3B;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;

    private final byte[] gif;
    private final ByteArrayOutputStream out;

    private GifCopy(byte[] gif) {
        this.gif = gif;
        this.out = new ByteArrayOutputStream(gif.length);
    }

    /** @param gif a whole one, as {@link ImageHeader} sees it */
    static byte[] of(byte[] gif) {
        GifCopy copy = new GifCopy(gif);
        copy.copy();
        return copy.out.toByteArray();
    }

    private void copy() {
        int at = 13 + colours(10);
        out.write(gif, 0, at);
        while (gif[at] != END) {
            int next = (gif[at] & 0xFF) == IMAGE ? afterBlocks(at + 11 + colours(at + 9)) : afterBlocks(at + 2);
            if (isKept(at)) {
                out.write(gif, at, next - at);
            }
            at = next;
        }
        out.write(END);
    }

    private boolean isKept(int at) {
        if (gif[at] != EXTENSION) {
            return true;
        }
        int label = gif[at + 1] & 0xFF;
        return label == GRAPHIC_CONTROL || (label == APPLICATION && isLoop(at + 3));
    }

    /** How often the pictures come round. */
    private boolean isLoop(int at) {
        return new String(gif, at, 11, StandardCharsets.ISO_8859_1).equals("NETSCAPE2.0");
    }

    private int colours(int at) {
        int packed = gif[at];
        return (packed & 0x80) == 0 ? 0 : 3 << (packed & 7) + 1;
    }

    private int afterBlocks(int at) {
        int next = at;
        while (gif[next] != 0) {
            next += 1 + (gif[next] & 0xFF);
        }
        return next + 1;
    }
}
