package nl.watals.submission;

/** The way from a character of a decoded JSON text back to the bytes that wrote it. */
final class JsonText {
    private JsonText() {}

    /**
     * The offset of the byte that starts the {@code char} at {@code index} of the text whose opening quote is at
     * {@code quote}. The text must be well formed.
     */
    static int offsetOf(byte[] bytes, int quote, int index) {
        int at = quote + 1;
        int seen = 0;
        while (seen < index) {
            byte b = bytes[at];
            if (b == '\\') {
                at += bytes[at + 1] == 'u' ? 6 : 2;
                seen++;
            } else if (b >= 0) {
                at++;
                seen++;
            } else if ((b & 0xF8) == 0xF0) {
                if (seen + 1 == index) {
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
