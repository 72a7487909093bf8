package nl.watals.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.watals.markdown.Rendered.Kind;

/** The quick way through an editor's text. Not thread-safe: one for each text. */
final class QuickEditor extends QuickMarkdown {
    /** Beyond this {@link Places} gives up looking. */
    private static final int MOST_LINKS_IN_A_BLOCK = 15;

    private static final boolean[] KNOWN = new boolean[128];

    static {
        for (int c = ' '; c < 128; c++) {
            KNOWN[c] = "\\`<|~@&![]".indexOf(c) < 0;
        }
    }

    private final Source source;
    private final TargetResolver targets;
    private final int longest;
    private final HeadingIds ids = new HeadingIds();
    private final List<Rendered.Heading> headings = new ArrayList<>();
    private final List<Rendered.Link> links = new ArrayList<>();
    private int linksInBlock;

    private QuickEditor(Source source, TargetResolver targets, int longest) {
        super(source.text(), KNOWN);
        this.source = source;
        this.targets = targets;
        this.longest = longest;
    }

    /** What {@link EditorRenderer} makes of the text; empty if it takes commonmark to know. */
    static Optional<Rendered> render(Source source, TargetResolver targets, int longest) {
        // An address that becomes a link by itself.
        if (source.text().contains("www.")) {
            return Optional.empty();
        }
        QuickEditor page = new QuickEditor(source, targets, longest);
        if (!page.render() || page.out.length() > longest) {
            return Optional.empty();
        }
        return Optional.of(new Rendered(
                page.out.toString(), page.headings, page.links, page.prose.excerpt(), page.prose.words(), List.of()));
    }

    @Override
    boolean isKnown(char c, int index) {
        char next = index + 1 < text.length ? text[index + 1] : '\n';
        return switch (c) {
            case '&' -> next == ' ' || next == '\n';
            case '!' -> next != '[';
            case '[' -> next != '^';
            case ']' -> next != '[' && next != ':';
            default -> false;
        };
    }

    @Override
    boolean isPlain(int colon) {
        return !startsWith(colon, "://");
    }

    @Override
    boolean hasHeadings() {
        return true;
    }

    @Override
    boolean heading(int level, int start, int end) {
        String title = new String(text, start, end - start).strip();
        String id = ids.idFor(title);
        headings.add(new Rendered.Heading(level, id, title));
        char digit = (char) ('0' + level);
        out.line();
        out.append("<h").append(digit).append(" id=\"").append(id).append("\">");
        out.text(text, start, end);
        prose.text(text, start, end);
        prose.space();
        out.append("</h").append(digit).append(">\n");
        return true;
    }

    @Override
    void blockStarts() {
        linksInBlock = 0;
    }

    @Override
    boolean openLink(int start, int end) {
        String target = new String(text, start, end - start);
        if (!Destinations.allowedForEditors(target)) {
            return false;
        }
        StringBuilder url = new StringBuilder();
        Html.url(url, targets.resolve(Kind.LINK, target));
        out.append("<a href=\"").append(url.toString()).append("\">");
        return out.length() <= longest;
    }

    @Override
    boolean linkAt(int line, int start, int end) {
        int column = 1 + Character.codePointCount(text, startOfLine(line), start - startOfLine(line));
        links.add(
                new Rendered.Link(Kind.LINK, new String(text, start, end - start), source.firstLine() + line, column));
        return ++linksInBlock <= MOST_LINKS_IN_A_BLOCK;
    }
}
