package nl.watals.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** The text of one source file, which can tell the line and column of any place in it. Immutable. */
public final class SourceText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private final String path;
    private final Supplier<byte[]> utf8;
    private volatile String text;

    /**
     * @param path relative to the source folder, with {@code /} between the parts
     * @param text the whole text without a byte order mark; line ends as they were
     */
    public SourceText(String path, String text) {
        this.path = Objects.requireNonNull(path, "path");
        this.text = Objects.requireNonNull(text, "text");
        this.utf8 = null;
    }

    private SourceText(String path, Supplier<byte[]> utf8) {
        this.path = path;
        this.utf8 = utf8;
    }

    /**
     * A file whose very bytes {@link #decode} accepted before. It becomes text when somebody asks for it.
     *
     * @param utf8 kept, and not changed by anybody
     */
    public static SourceText accepted(String path, byte[] utf8) {
        return new SourceText(path, () -> utf8);
    }

    /**
     * The same of a file that is read when somebody asks for its text.
     *
     * @param utf8 called from any thread, and perhaps more than once
     */
    public static SourceText later(String path, Supplier<byte[]> utf8) {
        return new SourceText(path, utf8);
    }

    /** Relative to the source folder, with {@code /} between the parts. */
    public String path() {
        return path;
    }

    /** The whole text without a byte order mark; line ends as they were. */
    public String text() {
        String known = text;
        if (known == null) {
            known = unmarked(new String(utf8.get(), StandardCharsets.UTF_8));
            text = known;
        }
        return known;
    }

    private static String unmarked(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceText that && path.equals(that.path) && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + text().hashCode();
    }

    @Override
    public String toString() {
        return path;
    }

    /**
     * Decodes UTF-8, with or without a byte order mark.
     *
     * @return empty when the bytes are no UTF-8 or hold a NUL; the problem, with its place, has then been reported
     */
    public static Optional<SourceText> decode(String path, byte[] utf8, Problems problems) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        int malformed = text.indexOf(REPLACEMENT) < 0 ? -1 : firstMalformedByte(utf8);
        if (malformed >= 0) {
            String read = new String(utf8, 0, malformed, StandardCharsets.UTF_8);
            SourceText before = new SourceText(path, unmarked(read));
            problems.add(before.problem(
                    before.text().length(),
                    isUtf16(utf8) ? "this is UTF-16 text" : "this is not UTF-8 text",
                    "save the file as UTF-8 in your editor"));
            return Optional.empty();
        }
        SourceText source = new SourceText(path, unmarked(text));
        int nul = source.text().indexOf('\0');
        if (nul >= 0) {
            problems.add(source.problem(nul, "a NUL character stands here", "is this a text file? save it as UTF-8"));
            return Optional.empty();
        }
        return Optional.of(source);
    }

    private static boolean isUtf16(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return mark == 0xFEFF || mark == 0xFFFE;
    }

    private static int firstMalformedByte(byte[] utf8) {
        ByteBuffer in = ByteBuffer.wrap(utf8);
        try {
            CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
            CharBuffer out = CharBuffer.allocate(utf8.length + 1);
            CoderResult result = decoder.decode(in, out, true);
            if (result.isError()) {
                result.throwException();
            }
            return -1;
        } catch (CharacterCodingException e) {
            return in.position();
        }
    }

    /** A problem at a place in this text; an offset past the end means the end. */
    public Problem problem(int offset, String what, String hint) {
        String text = text();
        int end = Math.min(offset, text.length());
        int line = 1;
        int lineStart = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) {
            line++;
            lineStart = i + 1;
        }
        return new Problem(path, line, text.codePointCount(lineStart, end) + 1, what, hint);
    }
}
