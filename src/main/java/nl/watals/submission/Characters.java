package nl.watals.submission;

/** Which characters a text for readers may not hold. One rule for those who read, write and tidy records. */
public final class Characters {
    private Characters() {}

    /** Control characters; in a text of one line also line ends and tabs. */
    static boolean isBadControl(char c, boolean plain) {
        if (isLineEnd(c)) {
            return plain;
        }
        return c < ' ' && (plain || c != '\t') || c >= 127 && c <= 0x9F;
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
    }

    /** Code points that Unicode never gives to a character (section 23.7): XML and HTML cannot hold them all. */
    public static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
    }

    /** Zero-width joiners: emoji and several scripts need them. */
    public static boolean isJoiner(int c) {
        return c == 0x200C || c == 0x200D;
    }

    /**
     * Characters that change or hide what the others look like: bidirectional controls, zero-width spaces, soft hyphens,
     * tags.
     */
    public static boolean isInvisible(int c) {
        return c == 0xAD
                || c == 0x61C
                || c == 0x180E
                || c == 0x200B
                || c == 0x200E
                || c == 0x200F
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x206F
                || c == 0xFEFF
                || c >= 0xFFF9 && c <= 0xFFFB
                || c >= 0xE0000 && c <= 0xE007F;
    }

    /** Whether nobody would see anything of the text. */
    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' '
                    && !Character.isWhitespace(c)
                    && !Character.isSpaceChar(c)
                    && !isInvisible(c)
                    && !isJoiner(c)) {
                return false;
            }
        }
        return true;
    }
}
