package nl.watals.formservice;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Whether a text arrived whole. */
final class TextCheck {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private TextCheck() {}

    /** Whether it holds something that no database and no page can hold. */
    static boolean isUnstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return true;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** Whether a character was lost before: U+FFFD stands where it was. */
    static boolean hasLostCharacter(String text) {
        return text.indexOf('\uFFFD') >= 0;
    }

    /**
     * The first place where UTF-8 was once read as Windows-1252: {@code Ã©} for é, {@code â€™} for ’.
     *
     * @return as it stands and as it was meant, for example {@code {"Ã©", "é"}}; empty when there is none
     */
    static String[] mojibake(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            int length = sequence(text.charAt(i));
            if (length > 0 && i + length <= text.length()) {
                String meant = decode(text.substring(i, i + length));
                if (!meant.isEmpty()) {
                    return new String[] {text.substring(i, i + length), meant};
                }
            }
        }
        return new String[0];
    }

    /** How many characters a lead byte of UTF-8 stands before, itself counted, when read as Windows-1252; else 0. */
    private static int sequence(char c) {
        if (c == 'Ã' || c == 'Â' || c == 'Å' || c == 'Ä') {
            return 2;
        }
        if (c == 'â') {
            return 3;
        }
        return c == 'ð' ? 4 : 0;
    }

    private static String decode(String text) {
        try {
            ByteBuffer bytes = WINDOWS_1252.newEncoder().encode(CharBuffer.wrap(text));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return "";
        }
    }
}
