package nl.watals.markdown;

import java.util.Set;

/** Which destinations a link may have. */
final class Destinations {
    private static final Set<String> EDITORS = Set.of("http", "https", "mailto", "tel", "ftp");

    private Destinations() {}

    /** Whether an editor may link to it: relative, or with a scheme that cannot execute anything. */
    static boolean allowedForEditors(String destination) {
        String scheme = scheme(destination);
        return scheme.isEmpty() || EDITORS.contains(scheme);
    }

    /**
     * Whether a visitor may link to it: {@code http://host…}, {@code https://host…} or {@code mailto:name…}, in visible
     * characters only.
     */
    static boolean allowedForVisitors(String destination) {
        for (int i = 0; i < destination.length(); i++) {
            char c = destination.charAt(i);
            if (c <= ' ' || c == 127 || c == '\\' || c == '<' || c == '>' || c == '"') {
                return false;
            }
            if (c > 127 && !isVisible(destination, i)) {
                return false;
            }
        }
        return hasHost(destination, "https://")
                || hasHost(destination, "http://")
                || destination.length() > 7 && destination.regionMatches(true, 0, "mailto:", 0, 7);
    }

    private static boolean hasHost(String destination, String start) {
        int length = start.length();
        if (destination.length() <= length || !destination.regionMatches(true, 0, start, 0, length)) {
            return false;
        }
        char c = destination.charAt(length);
        return c == '[' || c > 127 || Html.isAsciiAlphanumeric(c);
    }

    private static boolean isVisible(String text, int index) {
        char c = text.charAt(index);
        if (Character.isLowSurrogate(c)) {
            return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        }
        return switch (Character.getType(text.codePointAt(index))) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /**
     * The scheme as a browser reads it: leading controls and blanks skipped, tabs and line ends inside dropped, lower
     * case; empty for a relative destination.
     */
    static String scheme(String destination) {
        int i = 0;
        int length = destination.length();
        while (i < length && destination.charAt(i) <= ' ') {
            i++;
        }
        if (i == length || !isAsciiLetter(destination.charAt(i))) {
            return "";
        }
        StringBuilder scheme = new StringBuilder(8);
        for (; i < length; i++) {
            char c = destination.charAt(i);
            if (c == ':') {
                return scheme.toString();
            }
            if (Html.isAsciiAlphanumeric(c) || c == '+' || c == '-' || c == '.') {
                scheme.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
            } else if (c != '\t' && c != '\n' && c != '\r') {
                return "";
            }
        }
        return "";
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
