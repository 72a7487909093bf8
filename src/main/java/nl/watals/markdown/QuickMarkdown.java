package nl.watals.markdown;

import java.util.Arrays;

/**
 * Renders the Markdown that nearly everybody writes — paragraphs, headings, lists, quotes, emphasis and plain links — in
 * one pass and without a tree. Whatever it does not know for certain it leaves to commonmark, which gives the same result
 * for all it does know: {@code QuickMarkdownTest} holds both against each other. One for each text; not thread-safe.
 */
abstract class QuickMarkdown {
    /** Blocks within each other; a list and its item count as two. The dialects allow more. */
    private static final int DEEPEST = 6;

    private static final int CODE_INDENT = 4;
    private static final int LONGEST_NUMBER = 9;

    /** What the first characters of a line begin. */
    private enum Begin {
        PARAGRAPH,
        HEADING,
        QUOTE,
        BULLET,
        NUMBER,
        UNKNOWN
    }

    private final boolean[] known;
    final char[] text;
    final HtmlBuffer out;
    final Prose prose = new Prose();
    private final QuickInlines inlines;
    private int lines;
    private int[] starts = new int[16];
    private int[] from = new int[16];
    private int[] to = new int[16];
    private int depth;

    /** @param known the ASCII characters that are nothing unknown wherever they stand */
    QuickMarkdown(String text, boolean[] known) {
        this.known = known;
        this.text = text.toCharArray();
        this.out = new HtmlBuffer(this.text.length + this.text.length / 4 + 64);
        this.inlines = new QuickInlines(this);
    }

    /** Whether the whole text was rendered; if not, nothing of the result counts. */
    final boolean render() {
        return split() && blocks(0, lines, false, false);
    }

    /** Whether a character that may be something unknown is not, because of what stands behind it. */
    abstract boolean isKnown(char c, int index);

    /** Whether lines that begin with {@code #} may be headings. */
    abstract boolean hasHeadings();

    /** Writes a heading without marks; false if it is not known what it means. */
    abstract boolean heading(int level, int start, int end);

    /** Called before the text of each paragraph. */
    abstract void blockStarts();

    /** Writes the start tag of a link; false if it is not known what it means. */
    abstract boolean openLink(int start, int end);

    /** The address of a link stands there; false if there are more than can be found again. */
    abstract boolean linkAt(int line, int start, int end);

    /** Whether nothing in the text from here on is an address that becomes a link by itself. */
    abstract boolean isPlain(int colon);

    final boolean startsWith(int index, String wanted) {
        if (index + wanted.length() > text.length) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if (text[index + i] != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where a line begins in the text. */
    final int startOfLine(int line) {
        return starts[line];
    }

    final int from(int line) {
        return from[line];
    }

    final int to(int line) {
        return to[line];
    }

    // ---- lines

    private boolean split() {
        int start = 0;
        for (int i = 0; i < text.length; i++) {
            char c = text[i];
            if (c == '\n') {
                addLine(start, i);
                start = i + 1;
            } else if (c < ' ' || c >= Character.MIN_SURROGATE && !isWhole(c, i)) {
                return false;
            } else if (c < 128 && !known[c] && !isKnown(c, i)) {
                return false;
            }
        }
        if (start < text.length) {
            addLine(start, text.length);
        }
        return true;
    }

    /** No half surrogate pairs, and nothing that XML cannot hold. */
    private boolean isWhole(char c, int index) {
        if (Character.isHighSurrogate(c)) {
            return index + 1 < text.length && Character.isLowSurrogate(text[index + 1]);
        }
        if (Character.isLowSurrogate(c)) {
            return index > 0 && Character.isHighSurrogate(text[index - 1]);
        }
        return c <= '\uFFFD';
    }

    private void addLine(int start, int end) {
        if (lines == starts.length) {
            starts = Arrays.copyOf(starts, lines * 2);
            from = Arrays.copyOf(from, lines * 2);
            to = Arrays.copyOf(to, lines * 2);
        }
        starts[lines] = start;
        from[lines] = start;
        to[lines] = end;
        lines++;
    }

    private int firstVisible(int line) {
        int i = from[line];
        while (i < to[line] && text[i] == ' ') {
            i++;
        }
        return i;
    }

    private boolean isBlank(int line) {
        return firstVisible(line) == to[line];
    }

    private int indent(int line) {
        return firstVisible(line) - from[line];
    }

    private int nextVisible(int line, int end) {
        int next = line;
        while (next < end && isBlank(next)) {
            next++;
        }
        return next;
    }

    private Begin begin(int line) {
        int i = firstVisible(line);
        if (i - from[line] >= CODE_INDENT) {
            return Begin.UNKNOWN;
        }
        char c = text[i];
        switch (c) {
            case '#':
                return hasHeadings() ? headingOrParagraph(line, i) : Begin.PARAGRAPH;
            case '>':
                return Begin.QUOTE;
            case '-', '*', '+':
                if (isOnly(c, line, i)) {
                    return Begin.UNKNOWN;
                }
                return text[i + 1] == ' ' ? Begin.BULLET : Begin.PARAGRAPH;
            case '_', '=':
                return isOnly(c, line, i) ? Begin.UNKNOWN : Begin.PARAGRAPH;
            default:
                return c >= '0' && c <= '9' ? numberOrParagraph(line, i) : Begin.PARAGRAPH;
        }
    }

    /** Rules, underlines of headings and empty items are made of one character. */
    private boolean isOnly(char c, int line, int first) {
        for (int i = first; i < to[line]; i++) {
            if (text[i] != c && text[i] != ' ') {
                return false;
            }
        }
        return true;
    }

    private Begin headingOrParagraph(int line, int first) {
        int i = first;
        while (i < to[line] && text[i] == '#') {
            i++;
        }
        if (i - first > 6) {
            return Begin.PARAGRAPH;
        }
        if (i == to[line]) {
            return Begin.UNKNOWN;
        }
        return text[i] == ' ' ? Begin.HEADING : Begin.PARAGRAPH;
    }

    private Begin numberOrParagraph(int line, int first) {
        int i = first;
        while (i < to[line] && text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        if (i == to[line] || text[i] != '.' && text[i] != ')' || i - first > LONGEST_NUMBER) {
            return Begin.PARAGRAPH;
        }
        i++;
        if (i < to[line] && text[i] != ' ') {
            return Begin.PARAGRAPH;
        }
        return skipSpaces(i, to[line]) == to[line] ? Begin.UNKNOWN : Begin.NUMBER;
    }

    private int skipSpaces(int index, int end) {
        int i = index;
        while (i < end && text[i] == ' ') {
            i++;
        }
        return i;
    }

    // ---- blocks

    /**
     * @param tight whether the paragraphs stand in a list without empty lines
     * @param single whether anything but one paragraph is unknown
     */
    private boolean blocks(int first, int end, boolean tight, boolean single) {
        int line = nextVisible(first, end);
        while (line < end) {
            Begin begin = begin(line);
            if (begin == Begin.UNKNOWN || single && begin != Begin.PARAGRAPH) {
                return false;
            }
            int next = switch (begin) {
                case HEADING -> headingAt(line);
                case QUOTE -> quote(line, end);
                case BULLET, NUMBER -> list(line, end);
                default -> paragraph(line, end, tight);
            };
            if (next < 0 || single && next < end) {
                return false;
            }
            line = nextVisible(next, end);
        }
        return true;
    }

    /** The line behind the paragraph, or -1. */
    private int paragraph(int first, int end, boolean tight) {
        int next = first;
        from[next] = firstVisible(next);
        for (next++; next < end && !isBlank(next); next++) {
            Begin begin = begin(next);
            if (begin == Begin.UNKNOWN || begin == Begin.NUMBER && !isOne(next)) {
                return -1;
            }
            if (begin != Begin.PARAGRAPH) {
                break;
            }
            from[next] = firstVisible(next);
        }
        if (!tight) {
            out.line();
            out.append("<p>");
        }
        if (depth == 0) {
            prose.paragraphStarts();
        }
        blockStarts();
        if (!inlines.render(first, next)) {
            return -1;
        }
        prose.paragraphEnds();
        if (!tight) {
            out.append("</p>\n");
        }
        return next;
    }

    private boolean isOne(int line) {
        int i = firstVisible(line);
        return text[i] == '1' && (text[i + 1] == '.' || text[i + 1] == ')');
    }

    private int headingAt(int line) {
        int start = firstVisible(line);
        int level = 0;
        while (text[start] == '#') {
            start++;
            level++;
        }
        start = skipSpaces(start, to[line]);
        int end = to[line];
        while (end > start && text[end - 1] == ' ') {
            end--;
        }
        if (start == end) {
            return -1;
        }
        for (int i = start; i < end; i++) {
            if (QuickInlines.isMark(text[i]) || text[i] == '#' || text[i] == ':' && !isPlain(i)) {
                return -1;
            }
        }
        return heading(level, start, end) ? line + 1 : -1;
    }

    private int quote(int first, int end) {
        int next = first;
        while (next < end && !isBlank(next) && begin(next) == Begin.QUOTE) {
            int i = firstVisible(next) + 1;
            from[next] = i < to[next] && text[i] == ' ' ? i + 1 : i;
            next++;
        }
        if (next < end && !isBlank(next) || ++depth > DEEPEST) {
            return -1;
        }
        out.line();
        out.append("<blockquote>\n");
        if (!blocks(first, next, false, false)) {
            return -1;
        }
        out.line();
        out.append("</blockquote>\n");
        depth--;
        return next;
    }

    private int list(int first, int end) {
        boolean numbered = begin(first) == Begin.NUMBER;
        char kind = kind(first);
        int number = numbered ? number(first) : 0;
        int[] items = new int[16];
        int count = 0;
        boolean loose = false;
        int line = first;
        while (true) {
            int next = item(line, end);
            if (next < 0) {
                return -1;
            }
            if (count + 2 > items.length) {
                items = Arrays.copyOf(items, items.length * 2);
            }
            items[count++] = line;
            items[count++] = next;
            line = nextVisible(next, end);
            if (line == end) {
                break;
            }
            Begin begin = begin(line);
            boolean same = begin == (numbered ? Begin.NUMBER : Begin.BULLET) && kind(line) == kind;
            if (begin == Begin.UNKNOWN || line == next && begin == Begin.PARAGRAPH) {
                return -1;
            }
            if (!same) {
                break;
            }
            loose |= line > next;
        }
        depth += 2;
        if (depth > DEEPEST || !items(items, count, number, numbered, loose)) {
            return -1;
        }
        depth -= 2;
        return line;
    }

    /** The bullet, or what stands behind the number: items of another kind are another list. */
    private char kind(int line) {
        int i = firstVisible(line);
        while (text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        return text[i];
    }

    private int number(int line) {
        int number = 0;
        for (int i = firstVisible(line); text[i] >= '0' && text[i] <= '9'; i++) {
            number = number * 10 + text[i] - '0';
        }
        return number;
    }

    /** Takes the marker and the indentation off the lines of an item; gives the line behind it, or -1. */
    private int item(int first, int end) {
        int content = firstVisible(first);
        while (text[content] >= '0' && text[content] <= '9') {
            content++;
        }
        int marker = content + 1;
        content = skipSpaces(marker, to[first]);
        if (content - marker > CODE_INDENT) {
            return -1;
        }
        int indent = content - from[first];
        from[first] = content;
        int next = first + 1;
        while (next < end && !isBlank(next) && indent(next) >= indent) {
            from[next] += indent;
            next++;
        }
        int following = nextVisible(next, end);
        boolean goesOn = following > next && following < end && indent(following) >= indent;
        return goesOn ? -1 : next;
    }

    private boolean items(int[] items, int count, int number, boolean numbered, boolean loose) {
        out.line();
        if (numbered && number != 1) {
            out.append("<ol start=\"").append(Integer.toString(number)).append("\">\n");
        } else {
            out.append(numbered ? "<ol>\n" : "<ul>\n");
        }
        for (int i = 0; i < count; i += 2) {
            out.append("<li>");
            if (!blocks(items[i], items[i + 1], !loose, loose)) {
                return false;
            }
            prose.space();
            out.append("</li>\n");
        }
        out.line();
        out.append(numbered ? "</ol>\n" : "</ul>\n");
        return true;
    }
}
