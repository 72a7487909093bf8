package nl.watals.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.markdown.EditorMarkdown;
import nl.watals.markdown.Rendered;
import nl.watals.markdown.Source;
import nl.watals.markdown.TargetResolver;
import nl.watals.text.FrontMatter;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.work.Lazy;

/** Reads the bodies of pages, once the addresses of all pages are known. Thread-safe. */
public final class PageBodyReader {
    private final EditorMarkdown markdown;
    private final Map<String, Address> addresses;
    private final String contentFolder;

    /** @param heads every page of the content folder that another one may link to by its file */
    public PageBodyReader(EditorMarkdown markdown, Settings settings, Iterable<PageHead> heads) {
        this.markdown = markdown;
        this.contentFolder = settings.text("content.folder") + "/";
        this.addresses = new HashMap<>();
        for (PageHead head : heads) {
            addresses.put(head.source().path(), head.address());
        }
    }

    private PageBodyReader(PageBodyReader other, Map<String, Address> addresses) {
        this.markdown = other.markdown;
        this.contentFolder = other.contentFolder;
        this.addresses = addresses;
    }

    /**
     * One that knows other addresses of some pages.
     *
     * @param gone the files of pages that are no more
     * @param heads of pages that are new or stand elsewhere now
     */
    public PageBodyReader with(Iterable<String> gone, Iterable<PageHead> heads) {
        Map<String, Address> others = new HashMap<>(addresses);
        gone.forEach(others::remove);
        heads.forEach(head -> others.put(head.source().path(), head.address()));
        return new PageBodyReader(this, others);
    }

    /**
     * A page that was read.
     *
     * @param linksToFiles whether it links to the file of another page, so that it depends on where that page stands
     */
    public record Result(Page page, boolean linksToFiles) {}

    /** The whole page, rendered now; what is wrong in its body is reported. */
    public Result read(PageHead head, Problems problems) {
        Reading reading = new Reading(head, problems);
        PageText text = reading.text();
        return new Result(page(head, Lazy.ready(text), reading.references()), reading.linksToFiles);
    }

    /**
     * A page whose body was read before, by an earlier build, and had no problem: it is rendered only when somebody asks.
     *
     * @param references what its body was found to point to
     */
    public Page known(PageHead head, List<Reference> references) {
        return page(head, Lazy.of(() -> new Reading(head, new Problems()).text()), references);
    }

    private Page page(PageHead head, Lazy<PageText> text, List<Reference> references) {
        for (String key : PageKeys.FILES) {
            if (head.values().get(key) instanceof String target) {
                head.values().put(key, resolve(head, target));
            }
        }
        return new Page(
                head.source().path(),
                head.type(),
                head.status(),
                head.date(),
                head.address(),
                head.values(),
                text,
                references);
    }

    private final class Reading {
        private final PageHead head;
        private final Problems problems;
        private final List<Reference> references;
        private final TargetResolver resolver;
        private boolean linksToFiles;

        private Reading(PageHead head, Problems problems) {
            this.head = head;
            this.problems = problems;
            this.references = new ArrayList<>(head.references().size());
            this.resolver = (kind, target) -> resolve(head, target);
            head.references().forEach(this::add);
        }

        /** A picture or a PDF of the head stands next to the source, like one in the body. */
        private void add(Reference reference) {
            boolean file = reference.kind() == Reference.Kind.FILE;
            String target = file ? resolve(head, reference.target()) : reference.target();
            references.add(new Reference(reference.kind(), target, reference.line(), reference.column()));
        }

        private PageText text() {
            Map<String, String> fields = new HashMap<>(4);
            head.markdownFields().forEach((key, text) -> fields.put(key, field(text)));
            Body body = head.source().path().endsWith(".html") ? html() : markdown();
            return new PageText(body, fields);
        }

        private List<Reference> references() {
            return references;
        }

        private String field(FrontMatter.Text text) {
            Problem place = head.source().problem(text.offset(), "", "");
            Rendered rendered = render(place.line(), text.text());
            return rendered.html();
        }

        private Body markdown() {
            FrontMatter frontMatter = head.frontMatter();
            String text = head.source().text().substring(frontMatter.bodyStart());
            Rendered rendered = render(frontMatter.bodyLine(), text);
            return new Body(rendered.html(), rendered.headings(), rendered.excerpt(), rendered.words());
        }

        private Rendered render(int firstLine, String text) {
            Rendered rendered = markdown.render(new Source(head.source().path(), firstLine, text), resolver);
            problems.addAll(rendered.problems());
            for (Rendered.Link link : rendered.links()) {
                Reference.Kind kind = link.kind() == Rendered.Kind.IMAGE ? Reference.Kind.FILE : Reference.Kind.LINK;
                references.add(new Reference(kind, resolve(head, link.target()), link.line(), link.column()));
                linksToFiles |= isFile(link.target());
            }
            return rendered;
        }

        /** JBake's {@code .html} content: an editor's own page, taken as it is, but its last line has an end. */
        private Body html() {
            String body = head.source().text().substring(head.frontMatter().bodyStart());
            boolean open = !body.isEmpty() && !body.endsWith("\n");
            return new Body(open ? body + "\n" : body, List.of(), "", 0);
        }
    }

    /**
     * A link to another content file becomes its address. A page that is a folder of its own stands one level deeper
     * than its source, so what is relative to the source becomes an address from the root.
     */
    private String resolve(PageHead head, String target) {
        int end = end(target);
        String path = target.substring(0, end);
        if (path.isEmpty() || path.startsWith("/") || path.indexOf(':') >= 0) {
            return target;
        }
        Optional<String> file = join(folder(head.source().path()), path);
        if (file.isEmpty()) {
            return target;
        }
        Address address = addresses.get(file.get());
        if (address != null && path.endsWith(".md")) {
            return address.url() + target.substring(end);
        }
        boolean inContent = file.get().startsWith(contentFolder);
        if (inContent && (head.address().isFolder() || isDeeper(head))) {
            return "/" + file.get().substring(contentFolder.length()) + target.substring(end);
        }
        return target;
    }

    /** A draft of a page with a folder of its own has another name in that folder. */
    private boolean isDeeper(PageHead head) {
        return !folder(head.source().path())
                .equals(contentFolder + folder(head.address().file()));
    }

    private static boolean isFile(String target) {
        String path = target.substring(0, end(target));
        return path.endsWith(".md") && !path.startsWith("/") && path.indexOf(':') < 0;
    }

    private static int end(String target) {
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) == '#' || target.charAt(i) == '?') {
                return i;
            }
        }
        return target.length();
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** The path from a folder, without {@code .} and {@code ..}; empty when it leads out of the source folder. */
    private static Optional<String> join(String folder, String path) {
        List<String> parts = new ArrayList<>();
        for (String part : (folder + path).split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return Optional.empty();
                }
                parts.remove(parts.size() - 1);
            } else if (!part.equals(".")) {
                parts.add(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }
}
