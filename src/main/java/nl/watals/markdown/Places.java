package nl.watals.markdown;

import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/**
 * Where things stand in the file. Asking commonmark for the place of every inline node costs half as much again as
 * parsing; here only blocks have places, and what is asked for is looked up in the characters of its block.
 */
final class Places {
    /** Something that cannot be found costs a look at the whole block, so the patience is limited. */
    private static final int MOST_MISSES = 16;

    private final Source source;
    private final String text;
    private final Columns columns;
    private List<SourceSpan> spans = List.of();
    private int span;
    private int cursor;
    private int end;
    private int misses;

    Places(Source source) {
        this.source = source;
        text = source.text();
        columns = new Columns(text);
    }

    /** A place in the file; lines and columns (code points) count from 1. */
    record Place(int line, int column) {}

    /** From now on things are looked up inside this block, front to back. */
    void enter(Node block) {
        List<SourceSpan> own = block.getSourceSpans();
        if (own.isEmpty()) {
            return;
        }
        spans = own;
        span = 0;
        misses = 0;
        cursor = own.get(0).getInputIndex();
        SourceSpan last = own.get(own.size() - 1);
        end = last.getInputIndex() + last.getLength();
    }

    List<SourceSpan> spans() {
        return spans;
    }

    /** The start of the block. */
    Place block() {
        return spans.isEmpty() ? new Place(source.firstLine(), 1) : start(spans.get(0));
    }

    static Place start(Source source, Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty() ? new Place(source.firstLine(), 1) : new Places(source).start(spans.get(0));
    }

    Place start(SourceSpan span) {
        return new Place(source.firstLine() + span.getLineIndex(), column(span, span.getInputIndex()));
    }

    /** The index in the text of these characters, at or after everything found before; -1 when they are not there. */
    int find(String characters) {
        int index = misses < MOST_MISSES ? indexOf(characters, cursor) : -1;
        return found(index, characters.length());
    }

    /** The same for the destination of an inline link: behind {@code ](} and perhaps blanks and {@code <}. */
    int findDestination(String destination) {
        int index = -1;
        int from = cursor;
        while (misses < MOST_MISSES && index < 0) {
            int bracket = indexOf("](", from);
            if (bracket < 0) {
                break;
            }
            from = bracket + 2;
            int begin = from;
            while (begin < end && (text.charAt(begin) <= ' ' || text.charAt(begin) == '<')) {
                begin++;
            }
            if (text.startsWith(destination, begin)) {
                index = begin;
            }
        }
        return found(index, destination.length());
    }

    /** Looks from the start of the block, without moving on. */
    Place placeOf(String characters) {
        int before = cursor;
        cursor = spans.isEmpty() ? 0 : spans.get(0).getInputIndex();
        span = 0;
        int index = find(characters);
        Place place = index < 0 ? block() : place(index);
        cursor = before;
        span = 0;
        return place;
    }

    private int found(int index, int length) {
        if (index < 0) {
            misses++;
        } else {
            cursor = index + length;
        }
        return index;
    }

    private int indexOf(String characters, int from) {
        int last = end - characters.length();
        for (int i = from; i <= last; i++) {
            if (text.startsWith(characters, i)) {
                return i;
            }
        }
        return -1;
    }

    /** The place of an index inside the block. */
    Place place(int index) {
        if (spans.isEmpty()) {
            return block();
        }
        while (span + 1 < spans.size() && spans.get(span + 1).getInputIndex() <= index) {
            span++;
        }
        SourceSpan line = spans.get(span);
        return new Place(source.firstLine() + line.getLineIndex(), column(line, index));
    }

    private int column(SourceSpan line, int index) {
        return columns.column(line.getInputIndex() - line.getColumnIndex(), index);
    }

    /** Columns in code points; those of one line asked for from left to right cost one pass together. */
    static final class Columns {
        private final String text;
        private int lineStart = -1;
        private int countedTo;
        private int column;

        Columns(String text) {
            this.text = text;
        }

        int column(int start, int index) {
            if (lineStart != start || countedTo > index) {
                lineStart = start;
                countedTo = start;
                column = 1;
            }
            column += text.codePointCount(countedTo, index);
            countedTo = index;
            return column;
        }
    }
}
