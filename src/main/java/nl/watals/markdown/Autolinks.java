package nl.watals.markdown;

/**
 * Finds the addresses that stand in plain text without any markup, by the rules of GitHub Flavored Markdown (extended
 * autolinks): {@code www.…}, {@code http://…}, {@code https://…}, {@code ftp://…} and e-mail addresses. One pass.
 */
final class Autolinks {
    /** Longer is no domain name; the bound keeps a text of half-domains linear. */
    private static final int LONGEST_DOMAIN = 253;

    private final String text;
    private int start;
    private int end;
    private String prefix = "";

    Autolinks(String text) {
        this.text = text;
    }

    /** A quick no for nearly all text. */
    static boolean possibleIn(String text) {
        return text.indexOf('@') >= 0 || text.contains("://") || text.contains("www.");
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    String destination() {
        return prefix + text.substring(start, end);
    }

    /** Moves to the next address at or after the index; false when there is none. */
    boolean find(int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean found = switch (c) {
                case 'w', 'W' -> isWww(i);
                case ':' -> isUrl(from, i);
                case '@' -> isEmail(from, i);
                default -> false;
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    private boolean isWww(int i) {
        if (!text.regionMatches(true, i, "www.", 0, 4) || i > 0 && !mayPrecedeWww(text.charAt(i - 1))) {
            return false;
        }
        int domainEnd = domain(i);
        if (domainEnd < 0) {
            return false;
        }
        return set("http://", i, path(i, domainEnd));
    }

    private static boolean mayPrecedeWww(char c) {
        return Character.isWhitespace(c) || c == '*' || c == '_' || c == '~' || c == '(';
    }

    private boolean isUrl(int from, int colon) {
        if (!text.startsWith("://", colon)) {
            return false;
        }
        int scheme = schemeStart(from, colon);
        if (scheme < 0) {
            return false;
        }
        int domainEnd = domain(colon + 3);
        return domainEnd >= 0 && set("", scheme, path(scheme, domainEnd));
    }

    private int schemeStart(int from, int colon) {
        for (String scheme : new String[] {"https", "http", "ftp"}) {
            int begin = colon - scheme.length();
            if (begin >= from
                    && text.regionMatches(true, begin, scheme, 0, scheme.length())
                    && (begin == 0 || !Character.isLetterOrDigit(text.charAt(begin - 1)))) {
                return begin;
            }
        }
        return -1;
    }

    /** The end of a valid domain: at least one dot, no underscore in its last two parts; -1 when there is none. */
    private int domain(int from) {
        int dots = 0;
        int underscoresBefore = 0;
        int underscores = 0;
        int i = from;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i - from > LONGEST_DOMAIN) {
                return -1;
            }
            if (c == '.') {
                if (i + 1 == text.length() || !isDomainPart(text.charAt(i + 1))) {
                    break;
                }
                dots++;
                underscoresBefore = underscores;
                underscores = 0;
            } else if (c == '_') {
                underscores++;
            } else if (!isDomainPart(c)) {
                break;
            }
        }
        return dots > 0 && i > from && text.charAt(from) != '.' && underscores == 0 && underscoresBefore == 0 ? i : -1;
    }

    private static boolean isDomainPart(char c) {
        return Html.isAsciiAlphanumeric(c) || c == '-' || c == '_' || c > 127 && Character.isLetterOrDigit(c);
    }

    private int path(int begin, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) != '<' && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return trim(begin, to);
    }

    private int trim(int begin, int to) {
        int open = count('(', begin, to);
        int close = count(')', begin, to);
        while (to > begin) {
            char last = text.charAt(to - 1);
            if ("?!.,:*_~'\"".indexOf(last) >= 0) {
                to--;
            } else if (last == ')' && close > open) {
                close--;
                to--;
            } else if (last == ';') {
                to = beforeEntity(begin, to);
            } else {
                break;
            }
        }
        return to;
    }

    private int beforeEntity(int begin, int to) {
        int i = to - 2;
        while (i > begin && Html.isAsciiAlphanumeric(text.charAt(i))) {
            i--;
        }
        return i < to - 2 && text.charAt(i) == '&' ? i : to - 1;
    }

    private int count(char c, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == c) {
                count++;
            }
        }
        return count;
    }

    private boolean isEmail(int from, int at) {
        int begin = at;
        while (begin > from && isLocalPart(text.charAt(begin - 1))) {
            begin--;
        }
        if (begin == at) {
            return false;
        }
        int to = at + 1;
        int dots = 0;
        while (to < text.length()) {
            char c = text.charAt(to);
            if (c == '.') {
                if (to == at + 1 || to + 1 == text.length() || !Html.isAsciiAlphanumeric(text.charAt(to + 1))) {
                    break;
                }
                dots++;
            } else if (!Html.isAsciiAlphanumeric(c) && c != '-' && c != '_') {
                break;
            }
            to++;
        }
        char last = text.charAt(to - 1);
        if (dots == 0 || last == '-' || last == '_' || to < text.length() && text.charAt(to) == '@') {
            return false;
        }
        return set("mailto:", begin, to);
    }

    private static boolean isLocalPart(char c) {
        return Html.isAsciiAlphanumeric(c) || c == '.' || c == '-' || c == '_' || c == '+';
    }

    private boolean set(String prefix, int start, int end) {
        this.prefix = prefix;
        this.start = start;
        this.end = end;
        return true;
    }
}
