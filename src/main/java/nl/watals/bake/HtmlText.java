package nl.watals.bake;

/** Escapes text for HTML and XML; text without a special character, the usual case, is returned as it is. */
final class HtmlText {
    private HtmlText() {}

    /** The text with {@code < > & " '} as references. */
    static String escape(String text) {
        int first = 0;
        while (first < text.length() && reference(text.charAt(first)) == null) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 32).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            String reference = reference(text.charAt(i));
            if (reference == null) {
                out.append(text.charAt(i));
            } else {
                out.append(reference);
            }
        }
        return out.toString();
    }

    private static String reference(char c) {
        if (c > '>') {
            return null;
        }
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
    }
}
