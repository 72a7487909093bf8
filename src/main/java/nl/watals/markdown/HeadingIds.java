package nl.watals.markdown;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Ids for the headings of one page: letters and digits in lower case without diacritics, one hyphen for everything
 * between them; {@code deel} when nothing is left. A repeated id gets {@code -2}, {@code -3} and so on. Independent of
 * the locale.
 */
final class HeadingIds {
    private final Map<String, Integer> taken = new HashMap<>();

    String idFor(String text) {
        String slug = slug(text);
        Integer last = taken.putIfAbsent(slug, 1);
        if (last == null) {
            return slug;
        }
        int number = last;
        String id;
        do {
            number++;
            id = slug + "-" + number;
        } while (taken.putIfAbsent(id, 1) != null);
        taken.put(slug, number);
        return id;
    }

    static String slug(String text) {
        String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder slug = new StringBuilder(plain.length());
        boolean gap = false;
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                if (gap && slug.length() > 0) {
                    slug.append('-');
                }
                gap = false;
                slug.appendCodePoint(Character.toLowerCase(c));
            } else if (c != '\'' && c != '’' && Character.getType(c) != Character.NON_SPACING_MARK) {
                gap = true;
            }
        }
        return slug.length() == 0 ? "deel" : slug.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
