package nl.watals.markdown;

import java.util.Optional;
import nl.watals.markdown.SubmissionMarkdown.Submission;

/** The quick way through a visitor's text. Not thread-safe: one for each text. */
final class QuickVisitor extends QuickMarkdown {
    private static final boolean[] KNOWN = new boolean[128];

    static {
        for (int c = ' '; c < 128; c++) {
            KNOWN[c] = "\\`<{~!]".indexOf(c) < 0;
        }
    }

    private QuickVisitor(String text) {
        super(text, KNOWN);
    }

    /** What {@link SubmissionRenderer} makes of the text; empty if it takes commonmark to know. */
    static Optional<Submission> render(String text) {
        QuickVisitor page = new QuickVisitor(text);
        if (!page.render()) {
            return Optional.empty();
        }
        return Optional.of(new Submission(page.out.toString(), page.prose.excerpt(), page.prose.words()));
    }

    @Override
    boolean isKnown(char c, int index) {
        char next = index + 1 < text.length ? text[index + 1] : '\n';
        return switch (c) {
            case '~' -> next != '~';
            case '!' -> next != '[';
            case ']' -> next != '[' && next != ':';
            default -> false;
        };
    }

    /** Visitors link by hand only. */
    @Override
    boolean isPlain(int colon) {
        return true;
    }

    @Override
    boolean hasHeadings() {
        return false;
    }

    @Override
    boolean heading(int level, int start, int end) {
        throw new IllegalStateException("visitors write no headings");
    }

    @Override
    void blockStarts() {
        // Nothing is counted.
    }

    @Override
    boolean openLink(int start, int end) {
        String target = new String(text, start, end - start);
        if (!Destinations.allowedForVisitors(target)) {
            return false;
        }
        StringBuilder url = new StringBuilder();
        Html.url(url, target);
        out.append("<a href=\"").append(url.toString());
        out.append("\" rel=\"" + SubmissionSafelist.REL + "\">");
        return true;
    }

    @Override
    boolean linkAt(int line, int start, int end) {
        return true;
    }
}
