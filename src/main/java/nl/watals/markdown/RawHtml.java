package nl.watals.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.watals.markdown.Places.Place;
import nl.watals.markdown.Rendered.Kind;
import nl.watals.text.Problem;
import org.commonmark.node.SourceSpan;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;

/**
 * The pieces of HTML that the author wrote, and what jsoup makes of the text that holds them. jsoup has the last word;
 * whatever it takes away is found again and reported with its place in the file.
 */
final class RawHtml {
    private static final int MOST_ERRORS = 200;
    private static final Set<String> MAY_STAY_OPEN = Set.of(
            "p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "rt", "rp", "br", "hr", "img", "wbr");

    private final Source source;
    private final List<Segment> segments = new ArrayList<>();
    private final Places.Columns columns;
    private Segment counted;
    private int line;
    private int lineStart;
    private int lineEnd;

    RawHtml(Source source) {
        this.source = source;
        columns = new Places.Columns(source.text());
    }

    /** HTML copied from the text: where it went, and the lines it came from. */
    private record Segment(int start, String literal, List<SourceSpan> spans, int index) {
        int end() {
            return start + literal.length();
        }
    }

    record Cleaned(String html, List<Rendered.Heading> headings, List<Rendered.Link> links, List<Problem> problems) {}

    /**
     * @param start where it stands in the output
     * @param spans the lines of its block
     * @param index where it begins in the text; 0 for the start of the block
     */
    void add(int start, String literal, List<SourceSpan> spans, int index) {
        segments.add(new Segment(start, literal, spans, index));
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    Cleaned clean(String html, List<Rendered.Heading> headings, HeadingIds ids, TargetResolver targets) {
        return new Cleaning(html, headings, ids, targets).run();
    }

    private final class Cleaning {
        private final String html;
        private final HeadingIds ids;
        private final TargetResolver targets;
        private final Map<String, Rendered.Heading> known = new HashMap<>();
        private final List<Rendered.Heading> headings = new ArrayList<>();
        private final List<Rendered.Link> links = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Set<Problem> reported = new HashSet<>();
        private final Set<String> elementIds = new HashSet<>();
        private final Set<Integer> lines = new HashSet<>();

        Cleaning(String html, List<Rendered.Heading> headings, HeadingIds ids, TargetResolver targets) {
            this.html = html;
            this.ids = ids;
            this.targets = targets;
            for (Rendered.Heading heading : headings) {
                known.put(heading.id(), heading);
            }
        }

        Cleaned run() {
            Parser parser = Parser.htmlParser().setTrackPosition(true).setTrackErrors(MOST_ERRORS);
            Document dirty = Document.createShell("");
            // Without pretty printing the words and spaces of the author stay as they are.
            dirty.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);
            for (Node node : parser.parseFragmentInput(html, dirty.body(), "")) {
                dirty.body().appendChild(node);
            }
            explainAll(dirty.body());
            for (ParseError error : parser.getErrors()) {
                explain(error);
            }
            Document clean = new Cleaner(EditorSafelist.INSTANCE).clean(dirty);
            clean.outputSettings(dirty.outputSettings());
            String result = clean.body().html();
            if (problems.isEmpty() && !result.equals(dirty.body().html())) {
                problem(0, "HTML that is not allowed", EditorSafelist.elementsHint());
            }
            return new Cleaned(result, headings, links, problems);
        }

        private void explainAll(Element root) {
            root.traverse((node, depth) -> {
                if (node instanceof Element element && element != root) {
                    explain(element);
                } else if (!(node instanceof Element || node instanceof TextNode || node instanceof DataNode)) {
                    problem(
                            node.sourceRange().startPos(),
                            "`<!…>` and `<?…>` are not allowed",
                            "what visitors should not read does not belong in the text");
                }
            });
        }

        private void explain(Element element) {
            String tag = element.normalName();
            int at = element.sourceRange().startPos();
            if (!EditorSafelist.isElement(tag)) {
                problem(at, "`<" + EditorRenderer.shortened(tag) + ">` is not allowed", EditorSafelist.elementsHint());
                return;
            }
            Range end = element.endSourceRange();
            if (segmentAt(at) != null && !MAY_STAY_OPEN.contains(tag) && (!end.isTracked() || end.isImplicit())) {
                problem(at, "`<" + tag + ">` is not closed", "write `</" + tag + ">` where it ends");
            }
            explainAttributes(element, tag, at);
            if (segmentAt(at) != null) {
                target(element, tag, at);
            }
            if (element.hasAttr("id") && !elementIds.add(element.id())) {
                problem(
                        attributeAt(element, "id", at),
                        "the id `" + EditorRenderer.shortened(element.id()) + "` is there already",
                        "choose another");
            }
            if (tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) != 'r') {
                heading(element, tag.charAt(1) - '0');
            }
        }

        private void explainAttributes(Element element, String tag, int at) {
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey();
                String shown = EditorRenderer.shortened(name);
                if (!EditorSafelist.isAttribute(tag, name)) {
                    problem(
                            attributeAt(element, name, at),
                            "`" + shown + "` is not allowed on `<" + tag + ">`",
                            EditorSafelist.attributesHint(tag));
                } else if (!EditorSafelist.valueAllowed(tag, name, attribute.getValue())) {
                    problem(
                            attributeAt(element, name, at),
                            "`" + shown + "=\""
                                    + EditorRenderer.shortened(StringUtil.normaliseWhitespace(attribute.getValue()))
                                    + "\"` is not allowed on `<" + tag + ">`",
                            EditorSafelist.valuesHint(tag, name));
                }
            }
        }

        private static int attributeAt(Element element, String name, int otherwise) {
            int at = element.attributes().sourceRange(name).nameRange().startPos();
            return at < 0 ? otherwise : at;
        }

        private void heading(Element element, int level) {
            Rendered.Heading heading = known.remove(element.id());
            if (heading == null) {
                String text = element.text();
                String id = element.id();
                if (id.isEmpty()) {
                    id = ids.idFor(text);
                    elementIds.add(id);
                    element.attr("id", id);
                }
                heading = new Rendered.Heading(level, id, text);
            }
            headings.add(heading);
        }

        private void target(Element element, String tag, int at) {
            Kind kind = tag.equals("img") ? Kind.IMAGE : Kind.LINK;
            String name = kind == Kind.IMAGE ? "src" : "href";
            if (element.hasAttr(name) && Destinations.allowedForEditors(element.attr(name))) {
                String target = element.attr(name);
                Place place = place(attributeAt(element, name, at));
                links.add(new Rendered.Link(kind, target, place.line(), place.column()));
                element.attr(name, targets.resolve(kind, target));
            }
            if (kind == Kind.IMAGE && !element.hasAttr("alt")) {
                problem(at, "an image without a description", "write alt=\"what is seen\", or alt=\"\" for decoration");
            }
        }

        /** Only where nothing else was found: one mistake makes jsoup complain several times. */
        private void explain(ParseError error) {
            int position = Math.min(error.getPosition(), html.length());
            int tag = position == 0 ? -1 : html.lastIndexOf('<', position - 1);
            int at = tag >= 0 && segmentAt(tag) != null ? tag : position;
            if (!lines.contains(place(at).line())) {
                problem(at, what(error.getErrorMessage()), "close every tag, in order; no blocks in a line of text");
            }
        }

        private static String what(String message) {
            int open = message.indexOf('[');
            int close = message.indexOf(']', open);
            String tag = open < 0 || close < 0 ? "" : EditorRenderer.shortened(message.substring(open + 1, close));
            if (message.contains("EndTag token [")) {
                return "`" + tag + "` closes nothing that is open here";
            }
            if (message.contains("StartTag token [")) {
                return "`" + tag + "` cannot stand here";
            }
            return "HTML that does not fit together here";
        }

        private void problem(int position, String what, String hint) {
            Place place = place(position);
            lines.add(place.line());
            Problem problem = new Problem(source.path(), place.line(), place.column(), what, hint);
            // jsoup repeats an element that was open across blocks.
            if (reported.add(problem)) {
                problems.add(problem);
            }
        }
    }

    private Segment segmentAt(int position) {
        Segment segment = segmentBefore(position);
        return position >= segment.start && position < segment.end() ? segment : null;
    }

    /** The last segment that begins at or before the position; the first when there is none. */
    private Segment segmentBefore(int position) {
        int low = 0;
        int high = segments.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (segments.get(middle).start <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return segments.get(low);
    }

    private Place place(int position) {
        Segment segment = segmentBefore(position);
        if (segment.spans.isEmpty()) {
            return new Place(source.firstLine(), 1);
        }
        int inside = Math.max(0, Math.min(position - segment.start, segment.literal.length()));
        goTo(segment, inside);
        return place(segment, line, inside - lineStart);
    }

    /** Counts the lines of a piece; going forward costs one pass over it, however often it is asked. */
    private void goTo(Segment segment, int inside) {
        if (segment != counted || inside < lineStart) {
            counted = segment;
            line = 0;
            lineStart = 0;
            lineEnd = endOfLine();
        }
        while (lineEnd < inside) {
            line++;
            lineStart = lineEnd + 1;
            lineEnd = endOfLine();
        }
    }

    /** Where the line ends that begins at {@link #lineStart}. */
    private int endOfLine() {
        int end = counted.literal.indexOf('\n', lineStart);
        return end < 0 ? Integer.MAX_VALUE : end;
    }

    private Place place(Segment segment, int line, int offset) {
        List<SourceSpan> spans = segment.spans;
        SourceSpan first = spans.get(lastAtOrBefore(spans, segment.index, false));
        int wanted = first.getLineIndex() + line;
        SourceSpan span = spans.get(lastAtOrBefore(spans, wanted, true));
        int start = line == 0 ? Math.max(segment.index, first.getInputIndex()) : span.getInputIndex();
        int index = Math.min(start + offset, source.text().length());
        int begin = span.getInputIndex() - span.getColumnIndex();
        return new Place(source.firstLine() + wanted, columns.column(begin, Math.max(begin, index)));
    }

    /** The last of the lines that begins at or before an index of the text, or that has at most a number; else the first. */
    private static int lastAtOrBefore(List<SourceSpan> spans, int limit, boolean byLine) {
        int low = 0;
        int high = spans.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            SourceSpan span = spans.get(middle);
            if ((byLine ? span.getLineIndex() : span.getInputIndex()) <= limit) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
