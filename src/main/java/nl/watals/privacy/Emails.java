package nl.watals.privacy;

import java.util.Locale;

/** E-mail addresses, with an at sign or in words: {@code naam punt iets bij domein punt nl}. */
final class Emails {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 255;
    private static final int MOST_PARTS = 8;

    private static final String[] PROVIDERS = {
        "gmail", "hotmail", "outlook", "live", "ziggo", "kpnmail", "icloud", "yahoo"
    };

    /** Last parts of a domain that people say in words. */
    private static final String ENDINGS = " nl be com org net eu info nu de uk fr frl amsterdam io me ";

    private final Found found;
    private final Plain text;

    private Emails(Found found) {
        this.found = found;
        this.text = found.text();
    }

    static void find(Found found) {
        Emails emails = new Emails(found);
        for (int i = 0; i < found.text().length(); i++) {
            char c = found.text().charAt(i);
            if (c == '@') {
                emails.withSign(i);
            } else if ((c == 'a' || c == 'A' || c == 'b' || c == 'B')
                    && !found.text().isLetterOrDigit(i - 1)) {
                emails.withWord(i);
            }
        }
    }

    private void withSign(int at) {
        int left = text.at(at - 1) == ' ' ? at - 1 : at;
        int right = text.at(at + 1) == ' ' ? at + 2 : at + 1;
        int from = localStart(left, false);
        int to = domainEnd(right);
        if (from < left && to > 0) {
            found.add(Kind.EMAIL, from, to, true);
        }
    }

    /** The end of a domain with at least one dot, or of the first part of a well-known provider; or -1. */
    private int domainEnd(int from) {
        int i = from;
        int lastDot = -1;
        while (i - from < LONGEST_DOMAIN
                && (text.isLetterOrDigit(i)
                        || (text.at(i) == '-' || text.at(i) == '.') && text.isLetterOrDigit(i + 1) && i > from)) {
            if (text.at(i) == '.') {
                lastDot = i;
            }
            i++;
        }
        if (lastDot > 0 && i - lastDot > 2 && text.isLetter(lastDot + 1)) {
            return i;
        }
        Spoken spoken = domain(from);
        if (spoken.end > 0) {
            return spoken.end;
        }
        for (String provider : PROVIDERS) {
            if (i - from == provider.length() && text.hasAt(from, provider)) {
                return i;
            }
        }
        return -1;
    }

    private void withWord(int word) {
        int length = wordLength(word);
        if (length == 0) {
            return;
        }
        int left = word;
        int right = word + length;
        boolean bracketed = isOpening(text.at(skipSpacesBack(left) - 1)) && isClosing(text.at(skipSpaces(right)));
        if (length == 1 && !bracketed) {
            return;
        }
        if (bracketed) {
            left = skipSpacesBack(left) - 1;
            right = skipSpaces(right) + 1;
        }
        left = skipSpacesBack(left);
        int from = localStart(left, true);
        Spoken spoken = domain(skipSpaces(right));
        boolean bij = text.at(word) == 'b' || text.at(word) == 'B';
        if (from < left && spoken.end > 0 && (!bij || spoken.inWords)) {
            found.add(Kind.EMAIL, from, spoken.end, true);
        }
    }

    private int wordLength(int i) {
        for (String word : new String[] {"apenstaartje", "apenstaart", "at", "bij", "a"}) {
            if (text.hasAt(i, word) && !text.isLetterOrDigit(i + word.length())) {
                return word.length();
            }
        }
        return 0;
    }

    /** Where the part before the at sign starts that ends at {@code end}; {@code end} when there is none. */
    private int localStart(int end, boolean inWords) {
        int start = end;
        while (end - start < LONGEST_LOCAL && isLocal(start - 1)) {
            start--;
        }
        while (start < end && !text.isLetterOrDigit(start)) {
            start++;
        }
        for (int part = 0; inWords && start < end && part < MOST_PARTS; part++) {
            int dot = spokenDotBefore(start);
            int earlier = dot < 0 ? start : skipSpacesBack(dot);
            int first = earlier;
            while (dot >= 0 && earlier - first < LONGEST_LOCAL && isLocal(first - 1)) {
                first--;
            }
            if (dot < 0 || first == earlier) {
                break;
            }
            start = first;
        }
        return start;
    }

    private boolean isLocal(int i) {
        return text.isLetterOrDigit(i) || i >= 0 && "._%+-'".indexOf(text.at(i)) >= 0;
    }

    /** The start of a "punt" or "(dot)" right before {@code end}, or -1. */
    private int spokenDotBefore(int end) {
        int i = skipSpacesBack(end);
        boolean bracketed = isClosing(text.at(i - 1));
        if (bracketed) {
            i = skipSpacesBack(i - 1);
        }
        int start = text.hasAt(i - 4, "punt") ? i - 4 : text.hasAt(i - 3, "dot") ? i - 3 : -1;
        if (start < 0 || i == end || text.isLetterOrDigit(start - 1)) {
            return -1;
        }
        if (bracketed) {
            int open = skipSpacesBack(start) - 1;
            return isOpening(text.at(open)) ? open : -1;
        }
        return start;
    }

    /** The end of a domain that may hold dots in words, or -1; and whether it does. */
    private record Spoken(int end, boolean inWords) {}

    private Spoken domain(int from) {
        int i = from;
        int end = -1;
        boolean inWords = false;
        for (int part = 0; part < MOST_PARTS; part++) {
            int start = i;
            while (i - start < LONGEST_LOCAL && (text.isLetterOrDigit(i) || text.at(i) == '-' && i > start)) {
                i++;
            }
            if (i == start) {
                break;
            }
            if (part > 0 && ENDINGS.contains(" " + text.substring(start, i).toLowerCase(Locale.ROOT) + " ")) {
                end = i;
            }
            int next = dotEnd(i);
            if (next < 0) {
                break;
            }
            inWords |= text.at(i) != '.';
            i = next;
        }
        return new Spoken(end, inWords);
    }

    /** Behind a dot or a "punt" at {@code from}, or -1. */
    private int dotEnd(int from) {
        if (text.at(from) == '.') {
            return text.isLetterOrDigit(from + 1) ? from + 1 : -1;
        }
        int i = skipSpaces(from);
        boolean bracketed = isOpening(text.at(i));
        if (bracketed) {
            i = skipSpaces(i + 1);
        }
        int end = text.hasAt(i, "punt") ? i + 4 : text.hasAt(i, "dot") ? i + 3 : -1;
        if (end < 0 || i == from || text.isLetterOrDigit(end)) {
            return -1;
        }
        if (bracketed) {
            int close = skipSpaces(end);
            return isClosing(text.at(close)) ? skipSpaces(close + 1) : -1;
        }
        return skipSpaces(end);
    }

    private int skipSpaces(int from) {
        int i = from;
        while (i - from < 3 && text.at(i) == ' ') {
            i++;
        }
        return i;
    }

    private int skipSpacesBack(int from) {
        int i = from;
        while (from - i < 3 && text.at(i - 1) == ' ') {
            i--;
        }
        return i;
    }

    private static boolean isOpening(char c) {
        return c == '(' || c == '[' || c == '{' || c == '<';
    }

    private static boolean isClosing(char c) {
        return c == ')' || c == ']' || c == '}' || c == '>';
    }
}
