package nl.watals.formservice;

import java.io.IOException;
import java.io.Reader;
import nl.watals.text.Problem;

/**
 * Characters for an XML parser out of an export: control characters, which WordPress lets through and XML forbids, become
 * U+FFFD; and no single piece may grow beyond all bounds.
 */
final class XmlText extends Reader {
    /** The most that lies between two events of the parser, in UTF-16 units. */
    private static final int MOST = 16 << 20;

    private final TextInput in;
    private long sinceEvent;

    XmlText(TextInput in) {
        this.in = in;
    }

    /** The parser has come to another event. */
    void event() {
        sinceEvent = 0;
    }

    /** One piece of the file is larger than any text of a post. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super("a text in this file is longer than " + MOST + " characters");
        }
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int c = in.read();
            if (c == TextInput.END) {
                break;
            }
            target[offset + count++] =
                    c < ' ' && c != '\n' && c != '\r' && c != '\t' || c >= 0xFFFE ? '\uFFFD' : (char) c;
        }
        sinceEvent += count;
        if (sinceEvent > MOST) {
            throw new TooLarge();
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    /** A problem at the place that was read last. */
    Problem problem(String what, String hint) {
        return in.place().problem(what, hint);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
