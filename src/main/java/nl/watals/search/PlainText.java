package nl.watals.search;

import org.jsoup.parser.Parser;

/** What a reader reads of HTML: its text with single spaces, and the text of its headings once more. */
final class PlainText {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder headings = new StringBuilder();
    private boolean inHeading;

    StringBuilder text() {
        return text;
    }

    StringBuilder headings() {
        return headings;
    }

    /** Adds a piece of HTML. Must be well-formed as renderers write it: every {@code <} begins a tag. */
    void add(String html) {
        space();
        int i = 0;
        while (i < html.length()) {
            char c = html.charAt(i);
            if (c == '<') {
                i = tag(html, i);
            } else if (c == '&') {
                i = reference(html, i);
            } else {
                put(c);
                i++;
            }
        }
        space();
    }

    /** Inline elements stand within a word; every other tag parts two words. */
    private int tag(String html, int start) {
        if (html.startsWith("<!--", start)) {
            int end = html.indexOf("-->", start);
            return end < 0 ? html.length() : end + 3;
        }
        int end = html.indexOf('>', start);
        if (end < 0) {
            return html.length();
        }
        boolean closing = html.charAt(start + 1) == '/';
        int from = closing ? start + 2 : start + 1;
        int to = from;
        while (to < end && Character.isLetterOrDigit(html.charAt(to))) {
            to++;
        }
        String name = html.substring(from, to);
        if (!isInline(name)) {
            space();
        }
        if (name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1))) {
            inHeading = !closing;
        }
        return end + 1;
    }

    private static boolean isInline(String name) {
        return switch (name) {
            case "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q" -> true;
            case "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr" -> true;
            default -> false;
        };
    }

    private int reference(String html, int start) {
        int end = html.indexOf(';', start);
        if (end < 0 || end - start > 12) {
            put('&');
            return start + 1;
        }
        String reference = html.substring(start, end + 1);
        String plain = switch (reference) {
            case "&amp;" -> "&";
            case "&lt;" -> "<";
            case "&gt;" -> ">";
            case "&quot;" -> "\"";
            case "&#39;" -> "'";
            case "&nbsp;" -> " ";
            default -> Parser.unescapeEntities(reference, false);
        };
        for (int i = 0; i < plain.length(); i++) {
            put(plain.charAt(i));
        }
        return end + 1;
    }

    private void put(char c) {
        if (c <= ' ' || c == '\u00a0') {
            space();
            return;
        }
        text.append(c);
        if (inHeading) {
            headings.append(c);
        }
    }

    private void space() {
        if (text.length() > 0 && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
        if (headings.length() > 0 && headings.charAt(headings.length() - 1) != ' ') {
            headings.append(' ');
        }
    }
}
