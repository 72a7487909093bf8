package nl.watals.text;

import java.text.Normalizer;

/** Makes the part of an address out of a title. */
public final class Slug {
    /** The longest slug, in characters. */
    public static final int MAX_LENGTH = 80;

    private Slug() {}

    /**
     * Lower-case ASCII letters, digits and single hyphens: accents go ({@code é} → {@code e}), everything else becomes a
     * hyphen, and a long title is cut at a word. The same in every locale. Empty when the title holds no Latin letter or
     * digit.
     */
    public static String of(String title) {
        StringBuilder slug = new StringBuilder(Math.min(title.length(), MAX_LENGTH) + 8);
        String plain = isAscii(title) ? title : Normalizer.normalize(expand(title), Normalizer.Form.NFKD);
        boolean gap = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                c += 'a' - 'A';
            }
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                if (gap && slug.length() > 0) {
                    slug.append('-');
                }
                slug.append(c);
                gap = false;
            } else if (!isCombining(c) && c != '\'' && c != '’') {
                gap = true;
            }
        }
        return cut(slug);
    }

    /** Whether the text has the form {@code [a-z0-9]+(-[a-z0-9]+)*}. */
    public static boolean isValid(String text) {
        boolean hyphenAllowed = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                hyphenAllowed = true;
            } else if (c == '-' && hyphenAllowed) {
                hyphenAllowed = false;
            } else {
                return false;
            }
        }
        return hyphenAllowed;
    }

    private static String cut(StringBuilder slug) {
        if (slug.length() <= MAX_LENGTH) {
            return slug.toString();
        }
        int hyphen = slug.lastIndexOf("-", MAX_LENGTH);
        return slug.substring(0, hyphen > 0 ? hyphen : MAX_LENGTH);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static String expand(String title) {
        return title.replace("ß", "ss")
                .replace("æ", "ae")
                .replace("Æ", "ae")
                .replace("ø", "o")
                .replace("Ø", "o")
                .replace("œ", "oe")
                .replace("Œ", "oe");
    }

    private static boolean isCombining(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
