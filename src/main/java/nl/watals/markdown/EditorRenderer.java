package nl.watals.markdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import nl.watals.markdown.Places.Place;
import nl.watals.markdown.Rendered.Kind;
import nl.watals.text.Nearest;
import nl.watals.text.Problem;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/** One walk over the tree of one text: writes the HTML and gathers everything else that is known about the text. */
final class EditorRenderer extends ContainerRenderer {
    /** The parser's own bound for blocks and for inlines; what lies deeper stays text there, and is a problem here. */
    static final int DEEPEST = 100;

    /** What somebody meant is looked for among all labels, so not for any number of mistakes. */
    private static final int MOST_GUESSES = 20;

    // No lambdas on the way of every page: each costs a cold start a class made at run time.
    private static final Comparator<Rendered.Link> BY_PLACE = new Comparator<>() {
        @Override
        public int compare(Rendered.Link a, Rendered.Link b) {
            return a.line() != b.line() ? Integer.compare(a.line(), b.line()) : Integer.compare(a.column(), b.column());
        }
    };

    private final Source source;
    private final Labels labels;
    private final EditorMarkdown.Features features;
    private final TargetResolver targets;
    private final int longest;

    /** The specification closes empty elements as XML does; HTML has no use for it. */
    private final String voidEnd;

    private final Places places;
    private final HeadingIds ids = new HeadingIds();
    private final List<Rendered.Heading> headings = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Destination> destinations = new ArrayList<>();
    private final List<Unresolved> unresolved = new ArrayList<>();
    private final Map<String, LinkReferenceDefinition> definitions = new HashMap<>();
    private final Footnotes footnotes;
    private final RawHtml raw;

    private int blocks;
    private int inlines;
    private int links;
    private boolean tooDeep;
    private int guesses;

    EditorRenderer(
            Source source, Labels labels, EditorMarkdown.Features features, TargetResolver targets, int longest) {
        super(source.text().length());
        this.source = source;
        this.labels = labels;
        this.features = features;
        this.targets = targets;
        this.longest = longest;
        voidEnd = features.presentation() ? ">" : " />";
        places = new Places(source);
        footnotes = new Footnotes(labels);
        raw = new RawHtml(source);
    }

    /** A destination on its way into the result: without a place yet if a definition far away holds it. */
    private record Destination(Kind kind, String target, Place place, boolean found) {}

    private record Unresolved(Inlines.Unresolved.Reference reference, Place place) {}

    Rendered render(Node document) {
        visitChildren(document);
        renderFootnotes();
        reportUnresolved();
        List<Rendered.Link> placed = placeDestinations();
        String html = out.toString();
        List<Rendered.Heading> outline = headings;
        if (features.safelist() && !raw.isEmpty()) {
            RawHtml.Cleaned cleaned = raw.clean(html, headings, ids, targets);
            html = cleaned.html();
            outline = cleaned.headings();
            placed.addAll(cleaned.links());
            problems.addAll(cleaned.problems());
        }
        if (placed.size() > 1) {
            placed.sort(BY_PLACE);
        }
        if (problems.size() > 1) {
            problems.sort(null);
        }
        return new Rendered(html, outline, placed, prose.excerpt(), prose.words(), problems);
    }

    // ---- blocks

    @Override
    public void visit(Paragraph paragraph) {
        places.enter(paragraph);
        if (features.presentation()
                && paragraph.getFirstChild() instanceof Image image
                && image.getNext() == null
                && !isDecorative(image)) {
            figure(image);
            return;
        }
        boolean tight = isInTightList(paragraph);
        if (!tight) {
            Html.line(out);
            out.append("<p>");
        }
        if (blocks == 0) {
            prose.paragraphStarts();
        }
        visitChildren(paragraph);
        prose.paragraphEnds();
        if (!tight) {
            out.append("</p>\n");
        }
    }

    private static boolean isInTightList(Paragraph paragraph) {
        Node parent = paragraph.getParent();
        return parent != null && parent.getParent() instanceof ListBlock list && list.isTight();
    }

    private void figure(Image image) {
        Html.line(out);
        out.append("<figure>");
        image(image, null);
        String caption = image.getTitle();
        if (caption != null && !caption.isBlank()) {
            out.append("<figcaption>");
            text(caption);
            out.append("</figcaption>");
        }
        prose.space();
        out.append("</figure>\n");
    }

    @Override
    public void visit(Heading heading) {
        places.enter(heading);
        char level = (char) ('0' + heading.getLevel());
        Html.line(out);
        out.append("<h").append(level);
        if (features.presentation()) {
            String text = PlainText.of(heading, ' ').strip();
            String id = ids.idFor(text);
            headings.add(new Rendered.Heading(heading.getLevel(), id, text));
            out.append(" id=\"");
            Html.text(out, id);
            out.append('"');
        }
        out.append('>');
        visitChildren(heading);
        prose.space();
        out.append("</h").append(level).append(">\n");
    }

    @Override
    void container(Node block) {
        blocks++;
        if (blocks >= DEEPEST) {
            reportDepth(Places.start(source, block), "blocks");
        }
        visitChildren(block);
        blocks--;
    }

    @Override
    public void visit(ThematicBreak thematicBreak) {
        Html.line(out);
        out.append("<hr").append(voidEnd).append('\n');
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        codeBlock(code.getLiteral(), null);
    }

    @Override
    public void visit(FencedCodeBlock code) {
        codeBlock(code.getLiteral(), code.getInfo());
    }

    private void codeBlock(String literal, String info) {
        Html.line(out);
        out.append("<pre><code");
        if (info != null && !info.isEmpty()) {
            int space = info.indexOf(' ');
            out.append(" class=\"language-");
            Html.text(out, space < 0 ? info : info.substring(0, space));
            out.append('"');
        }
        out.append('>');
        Html.text(out, literal);
        prose.text(literal);
        prose.space();
        out.append("</code></pre>\n");
    }

    @Override
    public void visit(HtmlBlock html) {
        Html.line(out);
        raw.add(out.length(), html.getLiteral(), html.getSourceSpans(), 0);
        out.append(html.getLiteral());
        wordsOutsideTags(html.getLiteral());
        Html.line(out);
    }

    private void wordsOutsideTags(String literal) {
        int from = 0;
        while (from < literal.length()) {
            int open = literal.indexOf('<', from);
            prose.text(literal.substring(from, open < 0 ? literal.length() : open));
            prose.space();
            int close = open < 0 ? -1 : literal.indexOf('>', open);
            from = close < 0 ? literal.length() : close + 1;
        }
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        LinkReferenceDefinition first = definitions.putIfAbsent(normalized(definition.getLabel()), definition);
        if (first != null && features.safelist()) {
            problem(
                    Places.start(source, definition),
                    "the link label `" + definition.getLabel().strip() + "` is defined more than once",
                    "the first one is on line " + Places.start(source, first).line());
        }
    }

    private static String normalized(String label) {
        String folded = label.strip().toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
                out.append(c);
            } else if (out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return out.toString();
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock) {
            element("table", block);
        } else if (block instanceof FootnoteDefinition definition) {
            define(definition);
        } else {
            throw new IllegalStateException("a block nobody knows: " + block);
        }
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableCell cell) {
            cell(cell);
        } else if (node instanceof TableRow) {
            // Cells have no place of their own.
            places.enter(node);
            element("tr", node);
        } else if (node instanceof TableHead) {
            element("thead", node);
        } else if (node instanceof TableBody) {
            element("tbody", node);
        } else if (node instanceof Strikethrough) {
            inline("<del>", node, "</del>");
        } else if (node instanceof FootnoteReference reference) {
            footnotes.writeReference(out, reference);
            checkLength();
        } else if (node instanceof Inlines.Unresolved block) {
            for (Inlines.Unresolved.Reference reference : block.references()) {
                unresolved.add(new Unresolved(reference, places.placeOf(reference.written())));
            }
        } else if (node instanceof Inlines.Refused refused) {
            problem(
                    places.block(),
                    refused.what(),
                    "split the paragraph, or put a backslash before marks that are meant as text");
        } else {
            throw new IllegalStateException("an inline nobody knows: " + node);
        }
    }

    private void element(String name, Node node) {
        Html.line(out);
        out.append('<').append(name).append(">\n");
        visitChildren(node);
        Html.line(out);
        out.append("</").append(name).append(">\n");
    }

    private void cell(TableCell cell) {
        Html.line(out);
        out.append(cell.isHeader() ? "<th" : "<td");
        if (cell.isHeader() && features.presentation()) {
            out.append(" scope=\"col\"");
        }
        if (cell.getAlignment() != null) {
            out.append(features.presentation() ? " class=\"align-" : " align=\"")
                    .append(
                            switch (cell.getAlignment()) {
                                case LEFT -> "left";
                                case CENTER -> "center";
                                case RIGHT -> "right";
                            })
                    .append('"');
        }
        out.append('>');
        visitChildren(cell);
        prose.space();
        out.append(cell.isHeader() ? "</th>\n" : "</td>\n");
        checkLength();
    }

    // ---- inlines

    @Override
    public void visit(Text text) {
        String literal = text.getLiteral();
        if (features.autolinks() && links == 0 && Autolinks.possibleIn(literal)) {
            autolinked(literal);
        } else {
            text(literal);
        }
    }

    private void text(String literal) {
        Html.text(out, literal);
        prose.text(literal);
    }

    private void autolinked(String literal) {
        Autolinks autolinks = new Autolinks(literal);
        int from = 0;
        while (autolinks.find(from)) {
            String destination = autolinks.destination();
            String written = literal.substring(autolinks.start(), autolinks.end());
            text(literal.substring(from, autolinks.start()));
            openLink(destination, null);
            text(written);
            out.append("</a>");
            addDestination(Kind.LINK, destination, places.find(written));
            from = autolinks.end();
        }
        text(literal.substring(from));
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        out.append('\n');
        prose.space();
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        out.append("<br").append(voidEnd).append('\n');
        prose.space();
    }

    @Override
    public void visit(Emphasis emphasis) {
        inline("<em>", emphasis, "</em>");
    }

    @Override
    public void visit(StrongEmphasis emphasis) {
        inline("<strong>", emphasis, "</strong>");
    }

    private void inline(String open, Node node, String close) {
        out.append(open);
        descend(node);
        out.append(close);
    }

    private void descend(Node node) {
        inlines++;
        if (inlines >= DEEPEST) {
            reportDepth(places.block(), "marks");
        }
        visitChildren(node);
        inlines--;
    }

    @Override
    public void visit(Code code) {
        out.append("<code>");
        text(code.getLiteral());
        out.append("</code>");
    }

    @Override
    public void visit(HtmlInline html) {
        String literal = html.getLiteral();
        raw.add(out.length(), literal, places.spans(), Math.max(0, places.find(literal)));
        out.append(literal);
    }

    @Override
    public void visit(Link link) {
        String target = link.getDestination();
        boolean safe = isSafe(target);
        if (safe) {
            openLink(target, link.getTitle());
        }
        links++;
        descend(link);
        links--;
        if (safe) {
            out.append("</a>");
        }
        addDestination(Kind.LINK, target, placeOfLink(link, target));
    }

    private void openLink(String target, String title) {
        out.append("<a href=\"");
        Html.url(out, targets.resolve(Kind.LINK, target));
        out.append('"');
        title(title);
        out.append('>');
        checkLength();
    }

    private void title(String title) {
        if (title != null) {
            out.append(" title=\"");
            Html.text(out, title);
            out.append('"');
        }
    }

    private int placeOfLink(Link link, String target) {
        if (link.getTitle() == null
                && link.getFirstChild() instanceof Text text
                && text.getNext() == null
                && target.endsWith(text.getLiteral())) {
            int index = places.find("<" + text.getLiteral() + ">");
            if (index >= 0) {
                return index + 1;
            }
        }
        return places.findDestination(target);
    }

    @Override
    public void visit(Image image) {
        image(image, isDecorative(image) ? null : image.getTitle());
    }

    private void image(Image image, String title) {
        String target = image.getDestination();
        String description = PlainText.of(image, '\n');
        int index = places.findDestination(target);
        if (isSafe(target)) {
            out.append("<img src=\"");
            Html.url(out, targets.resolve(Kind.IMAGE, target));
            out.append("\" alt=\"");
            Html.text(out, description);
            out.append('"');
            title(title);
            out.append(voidEnd);
            checkLength();
        }
        addDestination(Kind.IMAGE, target, index);
        if (features.safelist() && description.isBlank() && !isDecorative(image)) {
            problem(
                    index < 0 ? places.block() : places.place(index),
                    "an image without a description",
                    "write ![what is seen](" + target + "), or ![](" + target + " \"" + labels.decorative()
                            + "\") for mere decoration");
        }
    }

    private boolean isDecorative(Image image) {
        return features.presentation()
                && image.getFirstChild() == null
                && labels.decorative().equals(image.getTitle());
    }

    private boolean isSafe(String target) {
        return !features.safelist() || Destinations.allowedForEditors(target);
    }

    // ---- destinations, references and footnotes

    private void addDestination(Kind kind, String target, int index) {
        Place place = index < 0 ? places.block() : places.place(index);
        destinations.add(new Destination(kind, target, place, index >= 0));
    }

    private List<Rendered.Link> placeDestinations() {
        List<Rendered.Link> placed = new ArrayList<>(destinations.size());
        Map<String, Place> defined = null;
        for (Destination destination : destinations) {
            Place place = destination.place();
            if (!destination.found() && !definitions.isEmpty()) {
                if (defined == null) {
                    defined = definedDestinations();
                }
                place = defined.getOrDefault(destination.target(), place);
            }
            if (isSafe(destination.target())) {
                placed.add(new Rendered.Link(destination.kind(), destination.target(), place.line(), place.column()));
            } else {
                problem(
                        place,
                        "a link to `" + shortened(destination.target()) + "` is not allowed",
                        "allowed are http:, https:, mailto:, tel:, ftp: and addresses without a scheme");
            }
        }
        return placed;
    }

    private Map<String, Place> definedDestinations() {
        Map<String, Place> defined = new HashMap<>();
        for (LinkReferenceDefinition definition : definitions.values()) {
            defined.putIfAbsent(definition.getDestination(), Places.start(source, definition));
        }
        return defined;
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, text.offsetByCodePoints(0, 57)) + "…";
    }

    private void reportUnresolved() {
        if (!features.safelist()) {
            return;
        }
        for (Unresolved missing : unresolved) {
            Inlines.Unresolved.Reference reference = missing.reference();
            boolean footnote = reference.footnote();
            String label = shortened(reference.label().strip());
            problem(
                    missing.place(),
                    footnote
                            ? "the footnote `" + label + "` is not defined"
                            : "the link label `" + label + "` is not defined",
                    hint(reference, label));
        }
    }

    private String hint(Inlines.Unresolved.Reference reference, String label) {
        boolean footnote = reference.footnote();
        String otherwise = footnote
                ? "write `[^" + label + "]: the text` on a line of its own"
                : "write `[" + label + "]: address` on a line of its own, or \\[ for a bracket";
        if (++guesses > MOST_GUESSES) {
            return otherwise;
        }
        return Nearest.hint(reference.label(), footnote ? footnotes.labels() : definedLabels(), otherwise);
    }

    private TreeSet<String> definedLabels() {
        TreeSet<String> known = new TreeSet<>();
        for (LinkReferenceDefinition definition : definitions.values()) {
            known.add(definition.getLabel());
        }
        return known;
    }

    private void define(FootnoteDefinition definition) {
        FootnoteDefinition first = footnotes.define(definition);
        if (first != null && features.safelist()) {
            problem(
                    Places.start(source, definition),
                    "the footnote `" + definition.getLabel() + "` is defined more than once",
                    "the first one is on line " + Places.start(source, first).line());
        }
    }

    private void renderFootnotes() {
        if (!footnotes.isEmpty()) {
            footnotes.collectNested();
            footnotes.write(out, this);
        }
        if (features.safelist()) {
            for (FootnoteDefinition unused : footnotes.unused()) {
                if (isMeant(unused.getLabel())) {
                    continue;
                }
                problem(
                        Places.start(source, unused),
                        "nothing refers to the footnote `" + unused.getLabel() + "`",
                        "write `[^" + unused.getLabel() + "]` in the text, or take the footnote away");
            }
        }
    }

    /** Whether a reference to a footnote that is not there most likely means this one: that is one mistake, not two. */
    private boolean isMeant(String label) {
        for (Unresolved missing : unresolved) {
            Inlines.Unresolved.Reference reference = missing.reference();
            if (reference.footnote()
                    && Nearest.of(reference.label(), footnotes.labels())
                            .filter(label::equals)
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    // ---- limits and problems

    private void checkLength() {
        if (out.length() > longest) {
            throw new Inlines.LimitException(
                    "the HTML would be more than 20 times as long as the text",
                    "a long address or footnote is used very often: write it fewer times");
        }
    }

    private void reportDepth(Place place, String what) {
        if (!tooDeep) {
            tooDeep = true;
            problem(place, "more than " + DEEPEST + " " + what + " within each other", "use fewer levels");
        }
    }

    private void problem(Place place, String what, String hint) {
        problems.add(new Problem(source.path(), place.line(), place.column(), what, hint));
    }
}
