package nl.watals.markdown;

import java.util.Arrays;

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

    private final QuickMarkdown page;
    private final char[] text;

    private int count;
    private Kind[] kinds = new Kind[32];
    /** Of a text, a run and an address: where it is in the text. */
    private int[] starts = new int[32];

    private int[] ends = new int[32];
    /** Of a bracket and an address: its line. */
    private int[] lines = new int[32];

    // Of runs of `*` or `_`: what is left of them, and the tags they became, as strong (1) and weak (0) bits.
    private int[] lengths = new int[32];
    private boolean[] opens = new boolean[32];
    private boolean[] closes = new boolean[32];
    private int[] opened = new int[32];
    private int[] openedBits = new int[32];
    private int[] closed = new int[32];
    private int[] closedBits = new int[32];
    private int[] before = new int[32];
    private int[] after = new int[32];
    private int lastRun;

    // Of brackets: the last run before it, the bracket before it, and whether it may become a link.
    private boolean[] allowed = new boolean[32];
    private int lastBracket;
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
        boolean marked = false;
        for (int line = firstLine; line < endLine; line++) {
            int to = page.to(line);
            for (int i = page.from(line); i < to; i++) {
                marked |= isMark(text[i]);
            }
        }
        return marked ? renderMarked(firstLine, endLine) : renderPlain(firstLine, endLine);
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
        count = 0;
        marks = 0;
        lastRun = -1;
        lastBracket = -1;
        for (int line = firstLine; line < endLine; line++) {
            int end = visibleEnd(line);
            if (!tokens(line, end, firstLine, endLine)) {
                return false;
            }
            if (line + 1 < endLine) {
                add(page.to(line) - end >= 2 ? Kind.HARD_BREAK : Kind.SOFT_BREAK, end, end);
            }
        }
        match(-1);
        return write();
    }

    // ---- tokens

    private boolean tokens(int line, int end, int firstLine, int endLine) {
        int start = page.from(line);
        int i = start;
        while (i < end) {
            char c = text[i];
            if (c != '*' && c != '_' && c != '[' && c != ']') {
                i++;
                continue;
            }
            add(Kind.TEXT, start, i);
            if (++marks > MOST_MARKS) {
                return false;
            }
            if (c == '[') {
                bracket(i, line);
                i++;
            } else if (c == ']') {
                i = closingBracket(i, line, end);
            } else {
                i = run(i, line, end, firstLine, endLine);
            }
            if (i < 0) {
                return false;
            }
            start = i;
        }
        add(Kind.TEXT, start, end);
        return true;
    }

    private int add(Kind kind, int start, int end) {
        if (kind == Kind.TEXT && start == end) {
            return -1;
        }
        if (count == kinds.length) {
            grow();
        }
        kinds[count] = kind;
        starts[count] = start;
        ends[count] = end;
        return count++;
    }

    private void grow() {
        int size = count * 2;
        kinds = Arrays.copyOf(kinds, size);
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
        lines = Arrays.copyOf(lines, size);
        lengths = Arrays.copyOf(lengths, size);
        opens = Arrays.copyOf(opens, size);
        closes = Arrays.copyOf(closes, size);
        opened = Arrays.copyOf(opened, size);
        openedBits = Arrays.copyOf(openedBits, size);
        closed = Arrays.copyOf(closed, size);
        closedBits = Arrays.copyOf(closedBits, size);
        before = Arrays.copyOf(before, size);
        after = Arrays.copyOf(after, size);
        allowed = Arrays.copyOf(allowed, size);
    }

    /** A run of `*` or `_`; gives the index behind it, or -1. */
    private int run(int start, int line, int end, int firstLine, int endLine) {
        char c = text[start];
        int stop = start + 1;
        while (stop < end && text[stop] == c) {
            stop++;
        }
        boolean first = start == page.from(line);
        // Spaces at the end of the line have been cut off, but they are there.
        boolean last = stop == end;
        char left = first ? '\n' : text[start - 1];
        char right = last ? '\n' : text[stop];
        if (stop - start > LONGEST_RUN || Character.isSurrogate(left) || Character.isSurrogate(right)) {
            return -1;
        }
        boolean atStart = first && line == firstLine;
        boolean atEnd = last && line + 1 == endLine;
        boolean spaceLeft = atStart || isSpace(left);
        boolean spaceRight = atEnd || isSpace(right);
        boolean punctuationLeft = atStart || isPunctuation(left);
        boolean punctuationRight = atEnd || isPunctuation(right);
        boolean leftFlanking = !spaceRight && (!punctuationRight || spaceLeft || punctuationLeft);
        boolean rightFlanking = !spaceLeft && (!punctuationLeft || spaceRight || punctuationRight);
        int run = add(Kind.RUN, start, stop);
        lengths[run] = stop - start;
        opens[run] = leftFlanking && (c == '*' || !rightFlanking || punctuationLeft);
        closes[run] = rightFlanking && (c == '*' || !leftFlanking || punctuationRight);
        opened[run] = 0;
        openedBits[run] = 0;
        closed[run] = 0;
        closedBits[run] = 0;
        before[run] = lastRun;
        after[run] = -1;
        if (lastRun >= 0) {
            after[lastRun] = run;
        }
        lastRun = run;
        return stop;
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

    private void bracket(int index, int line) {
        int bracket = add(Kind.BRACKET, index, index + 1);
        lines[bracket] = line;
        before[bracket] = lastRun;
        after[bracket] = lastBracket;
        allowed[bracket] = true;
        lastBracket = bracket;
    }

    /** A link, or just a bracket; gives the index behind it, or -1. */
    private int closingBracket(int index, int line, int end) {
        int opener = lastBracket;
        boolean address = index + 1 < end && text[index + 1] == '(';
        if (opener >= 0) {
            lastBracket = after[opener];
        }
        if (!address) {
            add(Kind.TEXT, index, index + 1);
            return index + 1;
        }
        if (opener < 0 || !allowed[opener]) {
            return -1;
        }
        int start = index + 2;
        int stop = start;
        while (stop < end && NOT_IN_ADDRESS.indexOf(text[stop]) < 0) {
            stop++;
        }
        if (stop == start || stop == end || text[stop] != ')') {
            return -1;
        }
        kinds[opener] = Kind.LINK;
        starts[opener] = start;
        ends[opener] = stop;
        lines[opener] = line;
        match(before[opener]);
        add(Kind.LINK_END, start, stop);
        lines[count - 1] = line;
        for (int bracket = lastBracket; bracket >= 0; bracket = after[bracket]) {
            allowed[bracket] = false;
        }
        return stop + 1;
    }

    // ---- emphasis

    /** Pairs the runs behind a run; those that find no partner stay text. */
    private void match(int bottom) {
        int closer = lastRun;
        while (closer >= 0 && before[closer] != bottom) {
            closer = before[closer];
        }
        while (closer >= 0) {
            int opener = closes[closer] ? opener(closer, bottom) : bottom;
            if (opener == bottom) {
                int next = after[closer];
                if (closes[closer] && !opens[closer]) {
                    remove(closer);
                }
                closer = next;
                continue;
            }
            pair(opener, closer);
            while (before[closer] != opener) {
                remove(before[closer]);
            }
            if (lengths[opener] == 0) {
                remove(opener);
            }
            if (lengths[closer] == 0) {
                int next = after[closer];
                remove(closer);
                closer = next;
            }
        }
        while (lastRun != bottom) {
            remove(lastRun);
        }
    }

    private int opener(int closer, int bottom) {
        int opener = before[closer];
        while (opener != bottom && !fits(opener, closer)) {
            opener = before[opener];
        }
        return opener;
    }

    private boolean fits(int opener, int closer) {
        if (!opens[opener] || text[starts[opener]] != text[starts[closer]]) {
            return false;
        }
        int openerLength = ends[opener] - starts[opener];
        int closerLength = ends[closer] - starts[closer];
        return !closes[opener] && !opens[closer] || closerLength % 3 == 0 || (openerLength + closerLength) % 3 != 0;
    }

    private void pair(int opener, int closer) {
        int strong = lengths[opener] >= 2 && lengths[closer] >= 2 ? 1 : 0;
        lengths[opener] -= 1 + strong;
        lengths[closer] -= 1 + strong;
        openedBits[opener] |= strong << opened[opener]++;
        closedBits[closer] |= strong << closed[closer]++;
    }

    private void remove(int run) {
        if (before[run] >= 0) {
            after[before[run]] = after[run];
        }
        if (after[run] >= 0) {
            before[after[run]] = before[run];
        } else {
            lastRun = before[run];
        }
    }

    // ---- HTML

    private boolean write() {
        int depth = 0;
        for (int i = 0; i < count; i++) {
            switch (kinds[i]) {
                case TEXT, BRACKET:
                    if (!text(starts[i], ends[i])) {
                        return false;
                    }
                    break;
                case SOFT_BREAK, HARD_BREAK:
                    lineBreak(kinds[i] == Kind.HARD_BREAK);
                    break;
                case RUN:
                    depth += opened[i] - closed[i];
                    writeRun(i);
                    break;
                case LINK:
                    depth++;
                    if (!page.openLink(starts[i], ends[i])) {
                        return false;
                    }
                    break;
                case LINK_END:
                    depth--;
                    page.out.append("</a>");
                    if (!page.linkAt(lines[i], starts[i], ends[i])) {
                        return false;
                    }
                    break;
            }
            if (depth > DEEPEST) {
                return false;
            }
        }
        return true;
    }

    private void writeRun(int run) {
        for (int i = 0; i < closed[run]; i++) {
            page.out.append((closedBits[run] >> i & 1) == 1 ? "</strong>" : "</em>");
        }
        if (lengths[run] > 0) {
            page.out.text(text, starts[run], starts[run] + lengths[run]);
            page.prose.text(text, starts[run], starts[run] + lengths[run]);
        }
        for (int i = opened[run] - 1; i >= 0; i--) {
            page.out.append((openedBits[run] >> i & 1) == 1 ? "<strong>" : "<em>");
        }
    }
}
