package nl.watals.submission;

/** The way from a character of a decoded JSON text back to the bytes that wrote it. */
final class JsonText {
    private JsonText() {}

    /** The offset of the byte that starts the {@code char} at {@code index} of the text whose opening quote is at {@code quote}. */
    static int offsetOf(byte[] bytes, int quote, int index) {
        return skip(bytes, quote + 1, index);
    }

    /** The offset {@code count} chars behind the one that starts at {@code from}. The text must be well formed. */
    static int skip(byte[] bytes, int from, int count) {
        int at = from;
        int seen = 0;
        while (seen < count) {
            byte b = bytes[at];
            if (b == '\\') {
                at += bytes[at + 1] == 'u' ? 6 : 2;
                seen++;
            } else if (b >= 0) {
                at++;
                seen++;
            } else if ((b & 0xF8) == 0xF0) {
                if (seen + 1 == count) {
                    return at;
                }
                at += 4;
                seen += 2;
            } else {
                at += (b & 0xF0) == 0xE0 ? 3 : 2;
                seen++;
            }
        }
        return at;
    }
}
