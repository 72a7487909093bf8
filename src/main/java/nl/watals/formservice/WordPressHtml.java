package nl.watals.formservice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Makes editors' Markdown of a post: jsoup reads the HTML, its tree becomes a tree of Markdown, and the Markdown library
 * writes that, so that every character that means something in Markdown is escaped. Knows both of WordPress's ways of writing:
 * blocks, and the classic one, where an empty line means a paragraph and a line end a line break.
 */
final class WordPressHtml {
    private static final int DEEPEST = 60;
    private static final Pattern CAPTION =
            Pattern.compile("\\[(?:wp_)?caption[^\\]]*\\](.*?)\\[/(?:wp_)?caption\\]", Pattern.DOTALL);
    private static final Pattern EMBED =
            Pattern.compile("\\[embed[^\\]]*\\]\\s*(https?://[^\\s\\[\\]<>\"]+)\\s*\\[/embed\\]");
    private static final Pattern SHORTCODE = Pattern.compile("\\[/?([a-z][a-z0-9_-]{2,30})(?:\\s[^\\]]*)?/?\\]");
    private static final Pattern PARAGRAPH = Pattern.compile("<p[\\s>]|<!--\\s*wp:", Pattern.CASE_INSENSITIVE);
    private static final Set<String> DROPPED = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "head",
            "title",
            "svg",
            "form",
            "input",
            "button",
            "select",
            "textarea");
    private static final Set<String> FRAMES = Set.of("iframe", "video", "audio", "embed", "object", "source");
    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .build();

    private final UnaryOperator<String> links;
    private final UnaryOperator<String> files;
    private final Set<String> notes = new LinkedHashSet<>();
    private final List<Element> ancestors = new ArrayList<>();
    private boolean classic;

    /**
     * @param links the new address of a link
     * @param files the new address of a picture
     */
    WordPressHtml(UnaryOperator<String> links, UnaryOperator<String> files) {
        this.links = links;
        this.files = files;
    }

    /**
     * A text in Markdown.
     *
     * @param notes what an editor should look at
     */
    record Converted(String markdown, List<String> notes) {}

    Converted convert(String html) {
        String prepared = shortcodes(html.replace("\r\n", "\n").replace('\r', '\n'));
        classic = !PARAGRAPH.matcher(prepared).find();
        Document document = new Document();
        Element body = Jsoup.parseBodyFragment(prepared).body();
        Flow flow = new Flow(document);
        children(body, flow, 0);
        flow.end();
        String markdown = RENDERER.render(document).strip();
        return new Converted(markdown.isEmpty() ? "" : markdown + "\n", List.copyOf(notes));
    }

    private String shortcodes(String html) {
        String captions = CAPTION.matcher(html).replaceAll(match -> Matcher.quoteReplacement(figure(match.group(1))));
        String embeds = EMBED.matcher(captions).replaceAll("\n\n<a href=\"$1\">$1</a>\n\n");
        Matcher other = SHORTCODE.matcher(embeds);
        while (other.find()) {
            notes.add("the shortcode `[" + other.group(1) + "]` stands in the text as it was");
        }
        return embeds;
    }

    private static String figure(String inside) {
        int end = inside.lastIndexOf('>');
        String image = end < 0 ? inside : inside.substring(0, end + 1);
        String caption = end < 0 ? "" : inside.substring(end + 1).strip();
        return "\n\n<figure>" + image + "<figcaption>" + caption + "</figcaption></figure>\n\n";
    }

    /** Blocks of a container, and the paragraph that is being filled. */
    private static final class Flow {
        private final Node container;
        private Node paragraph;

        Flow(Node container) {
            this.container = container;
        }

        /** Where inlines go. */
        Node inline() {
            if (paragraph == null) {
                paragraph = new Paragraph();
            }
            return paragraph;
        }

        void block(Node block) {
            end();
            container.appendChild(block);
        }

        /** Closes the paragraph. */
        void end() {
            if (paragraph != null) {
                trim(paragraph);
                if (paragraph.getFirstChild() != null) {
                    guardPlus(paragraph);
                    container.appendChild(paragraph);
                }
                paragraph = null;
            }
        }

        /** The writer of Markdown escapes what would begin a list, but for a plus sign. */
        private static void guardPlus(Node paragraph) {
            if (paragraph.getFirstChild() instanceof Text text
                    && text.getLiteral().startsWith("+")) {
                HtmlInline plus = new HtmlInline();
                plus.setLiteral("&#43;");
                text.insertBefore(plus);
                text.setLiteral(text.getLiteral().substring(1));
            }
        }

        /** White space and line breaks at the edges mean nothing. */
        private static void trim(Node paragraph) {
            Node first = paragraph.getFirstChild();
            while (first != null && isSpace(first)) {
                Node next = first.getNext();
                first.unlink();
                first = next;
            }
            if (first instanceof Text text) {
                text.setLiteral(text.getLiteral().stripLeading());
            }
            Node last = paragraph.getLastChild();
            while (last != null && isSpace(last)) {
                Node previous = last.getPrevious();
                last.unlink();
                last = previous;
            }
            if (last instanceof Text text) {
                text.setLiteral(text.getLiteral().stripTrailing());
            }
        }

        private static boolean isSpace(Node node) {
            return node instanceof HardLineBreak
                    || node instanceof Text text && text.getLiteral().isBlank();
        }
    }

    private void children(Element element, Flow flow, int depth) {
        for (org.jsoup.nodes.Node child : element.childNodes()) {
            if (child instanceof TextNode text) {
                text(text.getWholeText(), flow);
            } else if (child instanceof Element inner) {
                if (depth > DEEPEST) {
                    text(inner.wholeText(), flow);
                } else {
                    element(inner, flow, depth + 1);
                }
            }
        }
    }

    private void text(String text, Flow flow) {
        if (!classic) {
            inlineText(text.replace('\n', ' '), flow);
            return;
        }
        int start = 0;
        int blank = text.indexOf("\n\n");
        while (blank >= 0) {
            lines(text.substring(start, blank), flow);
            flow.end();
            start = blank;
            while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            blank = text.indexOf("\n\n", start);
        }
        lines(text.substring(start), flow);
    }

    private void lines(String text, Flow flow) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0 && flow.paragraph != null && flow.paragraph.getFirstChild() != null) {
                flow.inline().appendChild(new HardLineBreak());
            }
            inlineText(lines[i], flow);
        }
    }

    private static void inlineText(String text, Flow flow) {
        String squeezed = squeeze(text);
        if (!squeezed.isEmpty()
                && !(squeezed.equals(" ") && (flow.paragraph == null || flow.paragraph.getFirstChild() == null))) {
            append(flow.inline(), squeezed);
        }
    }

    private static void append(Node parent, String text) {
        if (parent.getLastChild() instanceof Text last) {
            boolean twice = last.getLiteral().endsWith(" ") && text.startsWith(" ");
            last.setLiteral(last.getLiteral() + (twice ? text.substring(1) : text));
        } else {
            parent.appendChild(new Text(text));
        }
    }

    /** Runs of white space become one space, as browsers show them. */
    private static String squeeze(String text) {
        StringBuilder squeezed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = c == ' ' || c == '\t' || c == '\n' || c == '\u00A0' || c == '\f';
            if (!space) {
                squeezed.append(c);
            } else if (squeezed.length() == 0 || squeezed.charAt(squeezed.length() - 1) != ' ') {
                squeezed.append(' ');
            }
        }
        return squeezed.toString();
    }

    private void element(Element element, Flow flow, int depth) {
        String name = element.normalName();
        if (DROPPED.contains(name)) {
            notes.add("`<" + name + ">` was left out");
            return;
        }
        if (FRAMES.contains(name)) {
            frame(element, flow);
            return;
        }
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, flow, depth);
            case "ul", "ol" -> list(element, flow, depth);
            case "blockquote" -> nested(element, new BlockQuote(), flow, depth);
            case "pre" -> code(element, flow);
            case "hr" -> {
                ThematicBreak rule = new ThematicBreak();
                rule.setLiteral("---");
                flow.block(rule);
            }
            case "table" -> table(element, flow, depth);
            case "figure" -> figure(element, flow, depth);
            case "br" -> {
                if (flow.paragraph != null) {
                    flow.inline().appendChild(new HardLineBreak());
                }
            }
            case "img" -> image(element, "", flow);
            case "a" -> link(element, flow, depth);
            case "strong", "b" -> span(element, new StrongEmphasis("**"), flow, depth);
            case "em", "i", "cite" -> span(element, new Emphasis("*"), flow, depth);
            case "del", "s", "strike" -> span(element, new Strikethrough("~~"), flow, depth);
            case "code", "kbd", "tt" -> {
                if (!element.text().isBlank()) {
                    flow.inline().appendChild(new Code(element.text()));
                }
            }
            default -> {
                if (element.isBlock() || name.equals("figcaption") || name.equals("dd") || name.equals("dt")) {
                    flow.end();
                    children(element, flow, depth);
                    flow.end();
                } else {
                    children(element, flow, depth);
                }
            }
        }
    }

    private void heading(Element element, Flow flow, int depth) {
        Heading heading = new Heading();
        // The title of the page is its only heading of the first rank.
        heading.setLevel(Math.max(2, element.normalName().charAt(1) - '0'));
        inlines(element, heading, depth);
        if (heading.getFirstChild() != null) {
            flow.block(heading);
        }
    }

    /** The inlines of an element; what is a block inside it counts by its text. */
    private void inlines(Element element, Node into, int depth) {
        Document aside = new Document();
        Flow flow = new Flow(aside);
        children(element, flow, depth);
        flow.end();
        for (Node block = aside.getFirstChild(); block != null; block = block.getNext()) {
            gather(block, into);
        }
    }

    /** Moves all inlines in a block to another place, with a space between blocks. */
    private static void gather(Node block, Node into) {
        if (block instanceof FencedCodeBlock code) {
            space(into);
            into.appendChild(new Code(squeeze(code.getLiteral()).strip()));
            return;
        }
        boolean inlines = block instanceof Paragraph || block instanceof Heading || block instanceof TableCell;
        if (inlines) {
            space(into);
        }
        for (Node child = block.getFirstChild(); child != null; ) {
            Node next = child.getNext();
            if (!inlines) {
                gather(child, into);
            } else if (child instanceof HardLineBreak) {
                append(into, " ");
            } else {
                into.appendChild(child);
            }
            child = next;
        }
    }

    private static void space(Node into) {
        if (into.getLastChild() != null) {
            append(into, " ");
        }
    }

    private void nested(Element element, Node block, Flow flow, int depth) {
        Flow inner = new Flow(block);
        children(element, inner, depth);
        inner.end();
        if (block.getFirstChild() != null) {
            flow.block(block);
        }
    }

    private void list(Element element, Flow flow, int depth) {
        ListBlock list;
        if (element.normalName().equals("ol")) {
            OrderedList ordered = new OrderedList();
            ordered.setMarkerStartNumber(1);
            ordered.setMarkerDelimiter(".");
            list = ordered;
        } else {
            BulletList bullets = new BulletList();
            bullets.setMarker("-");
            list = bullets;
        }
        list.setTight(true);
        for (Element child : element.children()) {
            ListItem item = new ListItem();
            Flow inner = new Flow(item);
            if (child.normalName().equals("li")) {
                children(child, inner, depth + 1);
            } else {
                element(child, inner, depth + 1);
            }
            inner.end();
            if (item.getFirstChild() != null) {
                list.appendChild(item);
            }
        }
        if (list.getFirstChild() != null) {
            flow.block(list);
        }
    }

    private static void code(Element element, Flow flow) {
        FencedCodeBlock code = new FencedCodeBlock();
        String text = element.wholeText();
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        code.setFenceCharacter("`");
        code.setOpeningFenceLength(fence.length());
        code.setLiteral(text.endsWith("\n") ? text : text + "\n");
        flow.block(code);
    }

    private void table(Element element, Flow flow, int depth) {
        List<Element> rows = new ArrayList<>();
        for (Element row : element.select("tr")) {
            if (row.closest("table") == element) {
                rows.add(row);
            }
        }
        int width = rows.stream()
                .mapToInt(row -> row.select("> td, > th").size())
                .max()
                .orElse(0);
        if (width == 0) {
            return;
        }
        Element caption = element.selectFirst("> caption");
        if (caption != null) {
            flow.end();
            children(caption, flow, depth);
            flow.end();
        }
        if (!element.select("[colspan], [rowspan]").isEmpty()) {
            notes.add("a table with joined cells became a plain one");
        }
        TableBlock table = new TableBlock();
        TableHead head = new TableHead();
        TableBody body = new TableBody();
        boolean headed = !rows.get(0).select("> th").isEmpty()
                && rows.get(0).select("> td").isEmpty();
        head.appendChild(row(headed ? rows.get(0) : null, width, true, depth));
        for (int i = headed ? 1 : 0; i < rows.size(); i++) {
            body.appendChild(row(rows.get(i), width, false, depth));
        }
        table.appendChild(head);
        if (body.getFirstChild() != null) {
            table.appendChild(body);
        }
        flow.block(table);
    }

    private TableRow row(Element element, int width, boolean header, int depth) {
        TableRow row = new TableRow();
        List<Element> cells = element == null ? List.of() : element.select("> td, > th");
        for (int i = 0; i < width; i++) {
            TableCell cell = new TableCell();
            cell.setHeader(header);
            // A cell that ends in a backslash would otherwise escape the bar behind it.
            cell.appendChild(new Text(" "));
            if (i < cells.size()) {
                Document inside = new Document();
                inlines(cells.get(i), inside, depth + 1);
                boolean filled = inside.getFirstChild() != null;
                while (inside.getFirstChild() != null) {
                    cell.appendChild(inside.getFirstChild());
                }
                if (filled) {
                    cell.appendChild(new Text(" "));
                }
            }
            row.appendChild(cell);
        }
        return row;
    }

    private void figure(Element element, Flow flow, int depth) {
        Element image = element.selectFirst("img");
        Element caption = element.selectFirst("figcaption");
        if (image == null || element.select("img").size() > 1) {
            flow.end();
            children(element, flow, depth);
            flow.end();
            return;
        }
        flow.end();
        image(image, caption == null ? "" : caption.text().strip(), flow);
        flow.end();
    }

    private void image(Element element, String caption, Flow flow) {
        String source = element.attr("src").strip();
        if (source.isEmpty() || source.startsWith("data:")) {
            notes.add("a picture without an address was left out");
            return;
        }
        String alt = squeeze(element.attr("alt")).strip();
        Image image = new Image(files.apply(source), caption.isEmpty() ? null : caption);
        if (alt.isEmpty()) {
            notes.add("a picture has no description");
        } else {
            image.appendChild(new Text(alt));
        }
        flow.inline().appendChild(image);
    }

    private void link(Element element, Flow flow, int depth) {
        String target = element.attr("href").strip();
        String scheme = target.toLowerCase(Locale.ROOT);
        boolean usable = !target.isEmpty()
                && !scheme.startsWith("javascript:")
                && !scheme.startsWith("data:")
                && !scheme.startsWith("vbscript:");
        Element image = element.selectFirst("img");
        if (!usable || image != null) {
            // A picture that leads to its own large version needs no link.
            children(element, flow, depth);
            return;
        }
        span(element, new Link(links.apply(target), null), flow, depth);
    }

    /** An inline with inlines inside it; white space at its edges goes outside, where Markdown wants it. */
    private void span(Element element, Node span, Flow flow, int depth) {
        if (element.select("p, div, ul, ol, blockquote, table, h1, h2, h3, h4, h5, h6, figure, pre")
                                .size()
                        > 0
                || ancestors.size() > 20
                || within(element.normalName())) {
            children(element, flow, depth);
            return;
        }
        ancestors.add(element);
        inlines(element, span, depth);
        ancestors.remove(ancestors.size() - 1);
        String text = element.wholeText();
        if (span.getFirstChild() == null) {
            inlineText(text.isEmpty() ? "" : " ", flow);
            return;
        }
        if (!text.isEmpty() && Character.isWhitespace(text.charAt(0))) {
            inlineText(" ", flow);
        }
        flow.inline().appendChild(span);
        if (!text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1))) {
            inlineText(" ", flow);
        }
    }

    private boolean within(String name) {
        for (Element ancestor : ancestors) {
            if (ancestor.normalName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void frame(Element element, Flow flow) {
        String source = element.hasAttr("src")
                ? element.attr("src")
                : element.select("[src]").attr("src");
        notes.add("`<" + element.normalName() + ">` became a link");
        if (source.startsWith("http") || source.startsWith("/")) {
            Link link = new Link(links.apply(source), null);
            link.appendChild(new Text(source));
            flow.end();
            flow.inline().appendChild(link);
            flow.end();
        }
    }
}
