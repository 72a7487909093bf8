package nl.watals.markdown;

import java.util.ArrayList;
import java.util.List;

/**
 * The inline part of {@link QuickMarkdown}: emphasis by the rules of CommonMark, and links that are written
 * {@code [text](address)}. Not thread-safe.
 */
final class QuickInlines {
    /** Marks in one paragraph; more is left to commonmark, which knows what is too many. */
    private static final int MOST_MARKS = 90;

    /** Marks within each other; the dialects allow more. */
    private static final int DEEPEST = 8;

    private static final int LONGEST_RUN = 20;

    /** How addresses of links may not be written if they are to be plain. */
    private static final String NOT_IN_ADDRESS = " ()<>\"&[]";

    private enum Kind {
        TEXT,
        SOFT_BREAK,
        HARD_BREAK,
        RUN,
        BRACKET,
        LINK,
        LINK_END
    }

    /** A part of the paragraph; of a link and its end the place of the address. */
    private static final class Token {
        private Kind kind;
        private int start;
        private int end;
        private int line;

        // Of a run of `*` or `_`: what it may do, how much of it is left, and the tags it became, strong (1) or weak
        // (0).
        private boolean opens;
        private boolean closes;
        private int left;
        private int opened;
        private int openedBits;
        private int closed;
        private int closedBits;
        private Token next;

        /** Of a run and a bracket: the run before it that may still find a partner. */
        private Token previous;

        // Of a bracket: the one around it, and whether there may be a link that begins here.
        private Token outer;
        private boolean allowed;

        private Token(Kind kind, int start, int end) {
            this.kind = kind;
            this.start = start;
            this.end = end;
        }

        private int length() {
            return end - start;
        }
    }

    private final QuickMarkdown page;
    private final char[] text;
    private final List<Token> tokens = new ArrayList<>();
    private Token lastRun;
    private Token lastBracket;
    private int marks;

    QuickInlines(QuickMarkdown page) {
        this.page = page;
        this.text = page.text;
    }

    static boolean isMark(char c) {
        return c == '*' || c == '_' || c == '[';
    }

    /** Renders these lines as one paragraph; false if something in them is not known. */
    boolean render(int firstLine, int endLine) {
        for (int line = firstLine; line < endLine; line++) {
            int to = page.to(line);
            for (int i = page.from(line); i < to; i++) {
                if (isMark(text[i])) {
                    return renderMarked(firstLine, endLine);
                }
            }
        }
        return renderPlain(firstLine, endLine);
    }

    private boolean renderPlain(int firstLine, int endLine) {
        for (int line = firstLine; line < endLine; line++) {
            int end = visibleEnd(line);
            if (!text(page.from(line), end)) {
                return false;
            }
            if (line + 1 < endLine) {
                lineBreak(page.to(line) - end >= 2);
            }
        }
        return true;
    }

    private int visibleEnd(int line) {
        int end = page.to(line);
        while (end > page.from(line) && text[end - 1] == ' ') {
            end--;
        }
        return end;
    }

    private boolean text(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == ':' && !page.isPlain(i)) {
                return false;
            }
        }
        page.out.text(text, from, to);
        page.prose.text(text, from, to);
        return true;
    }

    private void lineBreak(boolean hard) {
        page.out.append(hard ? "<br>\n" : "\n");
        page.prose.space();
    }

    private boolean renderMarked(int firstLine, int endLine) {
        tokens.clear();
        marks = 0;
        lastRun = null;
        lastBracket = null;
        for (int line = firstLine; line < endLine; line++) {
            int end = visibleEnd(line);
            if (!split(line, end, line == firstLine, line + 1 == endLine)) {
                return false;
            }
            if (line + 1 < endLine) {
                add(page.to(line) - end >= 2 ? Kind.HARD_BREAK : Kind.SOFT_BREAK, end, end);
            }
        }
        match(null);
        return write();
    }

    // ---- tokens

    private boolean split(int line, int end, boolean isFirst, boolean isLast) {
        int start = page.from(line);
        int i = start;
        while (i < end) {
            char c = text[i];
            if (c != '*' && c != '_' && c != '[' && c != ']') {
                i++;
                continue;
            }
            addText(start, i);
            if (++marks > MOST_MARKS) {
                return false;
            }
            if (c == '[') {
                i = bracket(i);
            } else if (c == ']') {
                i = closingBracket(i, line, end);
            } else {
                i = run(i, page.from(line), end, isFirst, isLast);
            }
            if (i < 0) {
                return false;
            }
            start = i;
        }
        addText(start, end);
        return true;
    }

    private void addText(int start, int end) {
        if (start < end) {
            add(Kind.TEXT, start, end);
        }
    }

    private Token add(Kind kind, int start, int end) {
        Token token = new Token(kind, start, end);
        tokens.add(token);
        return token;
    }

    /** A run of `*` or `_`; gives the index behind it, or -1. */
    private int run(int start, int lineStart, int lineEnd, boolean isFirst, boolean isLast) {
        char c = text[start];
        int end = start + 1;
        while (end < lineEnd && text[end] == c) {
            end++;
        }
        char before = start == lineStart ? '\n' : text[start - 1];
        char after = end == lineEnd ? '\n' : text[end];
        if (end - start > LONGEST_RUN || Character.isSurrogate(before) || Character.isSurrogate(after)) {
            return -1;
        }
        boolean begins = isFirst && start == lineStart;
        boolean ends = isLast && end == lineEnd;
        boolean spaceBefore = isSpace(before);
        boolean spaceAfter = isSpace(after);
        boolean punctuationBefore = begins || isPunctuation(before);
        boolean punctuationAfter = ends || isPunctuation(after);
        boolean leftFlanking = !spaceAfter && (!punctuationAfter || spaceBefore || punctuationBefore);
        boolean rightFlanking = !spaceBefore && (!punctuationBefore || spaceAfter || punctuationAfter);
        Token run = add(Kind.RUN, start, end);
        run.left = end - start;
        run.opens = leftFlanking && (c == '*' || !rightFlanking || punctuationBefore);
        run.closes = rightFlanking && (c == '*' || !leftFlanking || punctuationAfter);
        run.previous = lastRun;
        if (lastRun != null) {
            lastRun.next = run;
        }
        lastRun = run;
        return end;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c > 127 && Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static boolean isPunctuation(char c) {
        if (c < 128) {
            return c > ' ' && c < 127 && !Html.isAsciiAlphanumeric(c);
        }
        return switch (Character.getType(c)) {
            case Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL -> true;
            default -> false;
        };
    }

    private int bracket(int index) {
        Token bracket = add(Kind.BRACKET, index, index + 1);
        bracket.previous = lastRun;
        bracket.outer = lastBracket;
        bracket.allowed = true;
        lastBracket = bracket;
        return index + 1;
    }

    /** The end of a link, or just a bracket; gives the index behind it, or -1. */
    private int closingBracket(int index, int line, int lineEnd) {
        Token opener = lastBracket;
        if (opener != null) {
            lastBracket = opener.outer;
        }
        if (index + 1 == lineEnd || text[index + 1] != '(') {
            addText(index, index + 1);
            return index + 1;
        }
        int start = index + 2;
        int end = start;
        while (end < lineEnd && NOT_IN_ADDRESS.indexOf(text[end]) < 0) {
            end++;
        }
        if (opener == null || !opener.allowed || end == start || end == lineEnd || text[end] != ')') {
            return -1;
        }
        opener.kind = Kind.LINK;
        opener.start = start;
        opener.end = end;
        match(opener.previous);
        add(Kind.LINK_END, start, end).line = line;
        for (Token bracket = lastBracket; bracket != null; bracket = bracket.outer) {
            bracket.allowed = false;
        }
        return end + 1;
    }

    // ---- emphasis

    /** Pairs the runs behind a run; those that find no partner stay text. */
    private void match(Token bottom) {
        Token closer = lastRun;
        while (closer != null && closer.previous != bottom) {
            closer = closer.previous;
        }
        while (closer != null) {
            Token opener = closer.closes ? opener(closer, bottom) : bottom;
            if (opener == bottom) {
                if (closer.closes && !closer.opens) {
                    remove(closer);
                }
                closer = closer.next;
                continue;
            }
            pair(opener, closer);
            while (closer.previous != opener) {
                remove(closer.previous);
            }
            if (opener.left == 0) {
                remove(opener);
            }
            if (closer.left == 0) {
                remove(closer);
                closer = closer.next;
            }
        }
        while (lastRun != bottom) {
            remove(lastRun);
        }
    }

    private Token opener(Token closer, Token bottom) {
        Token opener = closer.previous;
        while (opener != bottom && !fits(opener, closer)) {
            opener = opener.previous;
        }
        return opener;
    }

    private boolean fits(Token opener, Token closer) {
        if (!opener.opens || text[opener.start] != text[closer.start]) {
            return false;
        }
        return !opener.closes && !closer.opens
                || closer.length() % 3 == 0
                || (opener.length() + closer.length()) % 3 != 0;
    }

    private static void pair(Token opener, Token closer) {
        int strong = opener.left >= 2 && closer.left >= 2 ? 1 : 0;
        opener.left -= 1 + strong;
        closer.left -= 1 + strong;
        opener.openedBits |= strong << opener.opened++;
        closer.closedBits |= strong << closer.closed++;
    }

    /** Out of the list of those that look for a partner; its own links stay. */
    private void remove(Token run) {
        if (run.previous != null) {
            run.previous.next = run.next;
        }
        if (run.next != null) {
            run.next.previous = run.previous;
        } else {
            lastRun = run.previous;
        }
    }

    // ---- HTML

    private boolean write() {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean known = true;
            switch (token.kind) {
                case TEXT, BRACKET -> known = text(token.start, token.end);
                case SOFT_BREAK -> lineBreak(false);
                case HARD_BREAK -> lineBreak(true);
                case RUN -> {
                    depth += token.opened - token.closed;
                    write(token);
                }
                case LINK -> {
                    depth++;
                    known = page.openLink(token.start, token.end);
                }
                case LINK_END -> {
                    depth--;
                    page.out.append("</a>");
                    known = page.linkAt(token.line, token.start, token.end);
                }
            }
            if (!known || depth > DEEPEST) {
                return false;
            }
        }
        return true;
    }

    private void write(Token run) {
        for (int i = 0; i < run.closed; i++) {
            page.out.append((run.closedBits >> i & 1) == 1 ? "</strong>" : "</em>");
        }
        page.out.text(text, run.start, run.start + run.left);
        page.prose.text(text, run.start, run.start + run.left);
        for (int i = run.opened - 1; i >= 0; i--) {
            page.out.append((run.openedBits >> i & 1) == 1 ? "<strong>" : "<em>");
        }
    }
}
