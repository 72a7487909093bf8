package nl.watals.markdown;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The HTML that the visitors' dialect writes, to the letter: which elements stand in which, with which attributes, and how
 * text is escaped. It is a narrower language than what {@link SubmissionSafelist} allows, so a fragment that belongs to it
 * is safe; a fragment that does not is for jsoup to judge. Not thread-safe: one for each fragment.
 */
final class SubmissionHtml {
    private static final String LINK = "<a href=\"";
    private static final String LINK_END = "\" rel=\"" + SubmissionSafelist.REL + "\">";
    private static final int LONGEST_NUMBER = 9;
    private static final String[] ENTITIES = {"&amp;", "&lt;", "&gt;", "&quot;"};

    /** What an element may hold; the whole fragment is a quote as far as that goes. */
    private enum Element {
        QUOTE("</blockquote>"),
        LIST("</ul>"),
        NUMBERED("</ol>"),
        ITEM("</li>"),
        PARAGRAPH("</p>"),
        EMPHASIS("</em>"),
        STRONG("</strong>"),
        LINK("</a>");

        private final String end;

        Element(String end) {
            this.end = end;
        }

        boolean holdsBlocks() {
            return this == QUOTE || this == ITEM;
        }

        boolean holdsText() {
            return this != QUOTE && !isList();
        }

        boolean isList() {
            return this == LIST || this == NUMBERED;
        }
    }

    private final String html;
    private final char[] chars;
    private final Deque<Element> open = new ArrayDeque<>();
    private int at;
    private int links;

    private SubmissionHtml(String html) {
        this.html = html;
        this.chars = html.toCharArray();
    }

    /** Whether the fragment belongs to the language. */
    static boolean holds(String html) {
        return new SubmissionHtml(html).isWhole();
    }

    private boolean isWhole() {
        open.push(Element.QUOTE);
        while (at < chars.length) {
            if (!text()) {
                return false;
            }
            if (at == chars.length) {
                break;
            }
            boolean known = chars[at] == '&'
                    ? open.peek().holdsText() && entity()
                    : at + 1 < chars.length && chars[at + 1] == '/' ? endTag() : startTag();
            if (!known) {
                return false;
            }
        }
        return open.size() == 1;
    }

    /** Moves to the next tag or entity; false if something before it may not stand there. */
    private boolean text() {
        boolean allowed = open.peek().holdsText();
        int i = at;
        while (i < chars.length && chars[i] != '<' && chars[i] != '&') {
            char c = chars[i];
            if (c != '\n' && (!allowed || c < ' ' || c == '>' || c == '"')) {
                return false;
            }
            i++;
        }
        at = i;
        return true;
    }

    private boolean entity() {
        for (String entity : ENTITIES) {
            if (skip(entity)) {
                return true;
            }
        }
        return false;
    }

    private boolean skip(String wanted) {
        boolean found = html.startsWith(wanted, at);
        if (found) {
            at += wanted.length();
        }
        return found;
    }

    private boolean endTag() {
        Element element = open.pop();
        if (element == Element.LINK) {
            links--;
        }
        return !open.isEmpty() && skip(element.end);
    }

    private boolean startTag() {
        Element parent = open.peek();
        if (parent.isList()) {
            return skip("<li>") && open(Element.ITEM);
        }
        return parent.holdsBlocks() && block() || parent.holdsText() && phrase();
    }

    private boolean open(Element element) {
        open.push(element);
        return true;
    }

    private boolean block() {
        return skip("<p>") && open(Element.PARAGRAPH)
                || skip("<ul>") && open(Element.LIST)
                || skip("<ol>") && open(Element.NUMBERED)
                || skip("<ol start=\"") && number() && open(Element.NUMBERED)
                || skip("<blockquote>") && open(Element.QUOTE);
    }

    private boolean phrase() {
        return skip("<br>")
                || skip("<em>") && open(Element.EMPHASIS)
                || skip("<strong>") && open(Element.STRONG)
                || links == 0 && skip(LINK) && link();
    }

    private boolean number() {
        int start = at;
        while (at < html.length() && html.charAt(at) >= '0' && html.charAt(at) <= '9') {
            at++;
        }
        return at > start && at - start <= LONGEST_NUMBER && skip("\">");
    }

    private boolean link() {
        int end = html.indexOf('"', at);
        if (end < 0) {
            return false;
        }
        String address = html.substring(at, end);
        if (address.indexOf('&') >= 0) {
            address = address.replace("&amp;", "\0").indexOf('&') >= 0 ? "" : address.replace("&amp;", "&");
        }
        at = end;
        links++;
        return Destinations.allowedForVisitors(address) && skip(LINK_END) && open(Element.LINK);
    }
}
