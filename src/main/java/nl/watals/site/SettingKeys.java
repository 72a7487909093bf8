package nl.watals.site;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of {@code jbake.properties}: JBake 2.7's own and those that this generator adds, with their defaults. */
final class SettingKeys {
    /** JBake's own two document types, and those of this generator. */
    static final List<String> PAGE_TYPES = List.of("page", "post", "article", "event", "series", "idea", "magazine");

    /** JBake's own, in the order of its defaults. */
    static final List<String> JBAKE_TYPES = List.of("post", "page");

    /** Names in {@code template.<name>.file} that are lists of JBake's, not document types. */
    static final List<String> LIST_TEMPLATES =
            List.of("masterindex", "feed", "archive", "tag", "tagsindex", "sitemap", "error404");

    /** Defaults; an empty text means that the key has no default value. */
    static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("version", "v2.7.0"),
            Map.entry("destination.folder", "output"),
            Map.entry("template.folder", "templates"),
            Map.entry("template.masterindex.file", "index.peb"),
            Map.entry("template.feed.file", "feed.peb"),
            Map.entry("template.error404.file", "error404.peb"),
            Map.entry("template.archive.file", "archive.peb"),
            Map.entry("template.tag.file", "tags.peb"),
            Map.entry("template.tagsindex.file", "tags-index.peb"),
            Map.entry("template.sitemap.file", "sitemap.peb"),
            Map.entry("template.post.file", "post.peb"),
            Map.entry("template.page.file", "page.peb"),
            Map.entry("content.folder", "content"),
            Map.entry("asset.folder", "assets"),
            Map.entry("asset.ignore", "false"),
            Map.entry("asset.hash", "true"),
            Map.entry("asset.path", "static"),
            Map.entry("images.widths", ""),
            Map.entry("cards.types", ""),
            Map.entry("pdf.types", ""),
            Map.entry("pdf.style", "pdf.css"),
            Map.entry("calendar.folder", ""),
            Map.entry("images.sizes", "100vw"),
            Map.entry("images.webp", "true"),
            Map.entry("images.megapixels", "40"),
            Map.entry("data.folder", "data"),
            Map.entry("data.file.docType", "data"),
            Map.entry("render.index", "true"),
            Map.entry("index.file", "index.html"),
            Map.entry("render.feed", "true"),
            Map.entry("render.error404", "false"),
            Map.entry("render.encoding", "UTF-8"),
            Map.entry("template.encoding", "UTF-8"),
            Map.entry("feed.file", "feed.xml"),
            Map.entry("error404.file", "404.html"),
            Map.entry("render.archive", "true"),
            Map.entry("archive.file", "archive.html"),
            Map.entry("render.sitemap", "false"),
            Map.entry("sitemap.file", "sitemap.xml"),
            Map.entry("render.tags", "true"),
            Map.entry("render.tagsindex", "false"),
            Map.entry("tag.path", "tags"),
            Map.entry("tag.sanitize", "false"),
            Map.entry("output.extension", ".html"),
            Map.entry("draft.suffix", "-draft"),
            Map.entry("server.port", "8820"),
            Map.entry("server.hostname", "localhost"),
            Map.entry("server.contextPath", "/"),
            Map.entry("date.format", "yyyy-MM-dd"),
            Map.entry("default.status", "draft"),
            Map.entry("default.type", ""),
            Map.entry("uri.noExtension", "false"),
            Map.entry("uri.noExtension.prefix", ""),
            Map.entry("index.paginate", "false"),
            Map.entry("index.posts_per_page", "3"),
            Map.entry("site.host", "http://www.jbake.org"),
            Map.entry("header.separator", "~~~~~~"),
            Map.entry("img.path.update", "false"),
            Map.entry("img.path.prepend.host", "true"),
            Map.entry("ignore.file", ".jbakeignore"),
            // Below: what this generator adds.
            Map.entry("submissions.folder", "submissions"),
            Map.entry("submissions.ideas", "ideeen"),
            Map.entry("site.title", ""),
            Map.entry("site.description", ""),
            Map.entry("site.language", "nl"),
            Map.entry("site.timezone", "Europe/Amsterdam"),
            Map.entry("frontmatter.keys", ""),
            Map.entry("feed.size", "20"),
            Map.entry("search.path", ""),
            Map.entry("check.pages", "false"),
            Map.entry("forms.provider", "watals"),
            Map.entry("forms.intake", ""),
            Map.entry("forms.mail", ""),
            Map.entry("forms.webmaster", ""),
            Map.entry("forms.formspree", ""),
            Map.entry("forms.thanks", "/meedoen/bedankt/"),
            Map.entry("forms.withdraw", "/intrekken/"),
            Map.entry("intake.origins", ""),
            Map.entry("intake.limit", "60"),
            Map.entry("intake.attack", "300"),
            Map.entry("related.size", "3"),
            Map.entry("desk.protocol", ""),
            Map.entry("inbox.database", ""),
            Map.entry("inbox.keep.spam", "7"),
            Map.entry("inbox.keep.rejected", "30"),
            Map.entry("inbox.keep.contact", "90"),
            Map.entry("inbox.keep.sign-up", "30"),
            Map.entry("inbox.keep.question", "60"),
            Map.entry("inbox.keep.handled", "30"),
            Map.entry("inbox.keep.message", "180"),
            Map.entry("inbox.keep.newsletter", "365"),
            Map.entry("mail.host", ""),
            Map.entry("mail.port", "587"),
            Map.entry("mail.security", "starttls"),
            Map.entry("mail.user", ""),
            Map.entry("mail.from", ""),
            Map.entry("publish.branch", ""),
            Map.entry("publish.endpoint", ""),
            Map.entry("publish.keep", "30"),
            Map.entry("publish.region", ""),
            Map.entry("publish.remote", "origin"));

    static final Set<String> FLAGS = Set.of(
            "check.pages",
            "asset.ignore",
            "asset.hash",
            "images.webp",
            "render.index",
            "render.feed",
            "render.error404",
            "render.archive",
            "render.sitemap",
            "render.tags",
            "render.tagsindex",
            "tag.sanitize",
            "uri.noExtension",
            "index.paginate",
            "img.path.update",
            "img.path.prepend.host");

    static final Set<String> NUMBERS = Set.of(
            "server.port",
            "index.posts_per_page",
            "feed.size",
            "related.size",
            "images.megapixels",
            "intake.limit",
            "intake.attack",
            "inbox.keep.spam",
            "inbox.keep.rejected",
            "inbox.keep.contact",
            "inbox.keep.sign-up",
            "inbox.keep.question",
            "inbox.keep.handled",
            "inbox.keep.message",
            "inbox.keep.newsletter",
            "mail.port",
            "publish.keep");

    /** JBake keys that mean nothing here, because their library is not part of this generator, or nothing is cached. */
    private static final List<String> HARMLESS = List.of(
            "build.timestamp",
            "git.hash",
            "markdown.extensions",
            "markdown.maxParsingTimeInMillis",
            "db.store",
            "db.path",
            "db.clear.cache",
            "freemarker.outputencoding",
            "freemarker.timezone",
            "jvm.locale",
            "example.project.freemarker",
            "example.project.groovy",
            "example.project.groovy-mte",
            "example.project.thymeleaf",
            "example.project.jade");

    static final Set<String> KNOWN = known();

    private SettingKeys() {}

    /** Whether the key is one that this generator adds to JBake's. */
    static boolean isAdded(String key) {
        return key.startsWith("submissions.")
                || key.startsWith("collection.")
                || key.startsWith("taxonomy.")
                || key.startsWith("search.")
                || key.startsWith("check.")
                || key.startsWith("forms.")
                || key.startsWith("intake.")
                || key.startsWith("desk.")
                || key.startsWith("inbox.")
                || key.startsWith("mail.")
                || key.startsWith("publish.")
                || (key.startsWith("site.") && DEFAULTS.containsKey(key))
                || key.equals("frontmatter.keys");
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>(DEFAULTS.keySet());
        known.addAll(HARMLESS);
        return Set.copyOf(known);
    }
}
