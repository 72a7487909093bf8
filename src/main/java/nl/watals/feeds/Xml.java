package nl.watals.feeds;

/** Writes XML 1.0 by hand: a few elements need no library, and every text passes here. */
final class Xml {
    private final StringBuilder out = new StringBuilder(1 << 12);

    Xml() {
        out.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    }

    /** Markup as it is. */
    Xml raw(String markup) {
        out.append(markup);
        return this;
    }

    /** {@code <name>text</name>} on a line of its own. */
    Xml element(String name, String text) {
        out.append('<').append(name).append('>');
        text(text);
        out.append("</").append(name).append(">\n");
        return this;
    }

    /** Text, escaped; characters that XML 1.0 cannot hold (section 2.2) become U+FFFD. */
    Xml text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> {
                    out.append(isAllowed(text, i, c) ? c : '\uFFFD');
                }
            }
        }
        return this;
    }

    private static boolean isAllowed(String text, int i, char c) {
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c >= ' ' ? c != '\uFFFE' && c != '\uFFFF' : c == '\n' || c == '\t';
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
