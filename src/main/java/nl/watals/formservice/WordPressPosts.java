package nl.watals.formservice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.watals.site.Redirect;
import nl.watals.text.Slug;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/**
 * Makes drafts of the posts and pages of a WordPress export, in a folder of their own: {@code content/…} as it can be moved
 * into the site, {@code redirects.txt} with every old address and its new one, and {@code downloads.tsv} with the pictures and
 * files to fetch. A draft that is there already is never written again: an editor may have worked on it.
 */
final class WordPressPosts {
    /** The note of a post with the id of the picture that belongs to it. */
    static final String PICTURE = "_thumbnail_id";

    /** The note of a picture with what it shows. */
    static final String DESCRIPTION = "_wp_attachment_image_alt";

    /** Lists of terms that say how a post looks, in which menu it stands or in which language it is. */
    private static final Set<String> NO_SUBJECTS =
            Set.of("post_format", "nav_menu", "link_category", "wp_theme", "language", "post_translations");

    private static final Set<String> INTERNAL = Set.of(
            "attachment",
            "revision",
            "nav_menu_item",
            "custom_css",
            "customize_changeset",
            "oembed_cache",
            "user_request",
            "wp_block",
            "wp_template",
            "wp_template_part",
            "wp_global_styles",
            "wp_navigation",
            "wp_font_family",
            "wp_font_face");

    private final Path folder;
    private final OldAddresses addresses;
    private final ColumnMap map;
    private final Predicate<String> isTheme;
    private final Map<String, String> authors = new HashMap<>();
    private final Map<String, String> redirects = new TreeMap<>();
    private final Map<String, String> downloads = new TreeMap<>();
    /** The old addresses of files, in small letters: addresses that differ in capitals only count as one. */
    private final Set<String> movedFiles = new HashSet<>();

    WordPressPosts(Path folder, OldAddresses addresses, ImportOptions options) {
        this.folder = folder;
        this.addresses = addresses;
        this.map = options.map();
        this.isTheme = options.isTheme();
    }

    /**
     * What became of a post.
     *
     * @param file the draft
     * @param isNew whether it was written now
     * @param notes what an editor should look at
     */
    record Draft(Path file, boolean isNew, List<String> notes) {}

    /** Why an item makes no draft, by its kind and status; empty when it does. */
    static Optional<String> reasonToSkip(WxrItem item) {
        String type = item.type();
        if (INTERNAL.contains(type)) {
            return Optional.of(type.equals("attachment") ? "a file" : "of WordPress itself: `" + type + "`");
        }
        if (!isPublished(item)) {
            return Optional.of(
                    item.text("post_password").isBlank()
                            ? "a post that was not public: `" + item.status() + "`"
                            : "a post behind a password");
        }
        return Optional.empty();
    }

    static boolean isPublished(WxrItem item) {
        return !INTERNAL.contains(item.type())
                && (item.status().equals("publish") || item.status().equals("future"))
                && item.text("post_password").isBlank();
    }

    /** The title as plain text. */
    static String title(WxrItem item) {
        return Jsoup.parseBodyFragment(item.text("title")).text().strip();
    }

    void author(String login, String displayName) {
        authors.put(login, displayName);
    }

    /** Notes where a file of the old site will stand. */
    void attachment(WxrItem item) {
        String address = item.text("attachment_url").strip();
        if (!address.isEmpty()) {
            file(address);
        }
    }

    Draft write(WxrItem item, boolean dryRun) throws IOException {
        String address = addresses.byId(item.id()).orElseThrow();
        WordPressHtml html = new WordPressHtml(this::link, this::file);
        WordPressHtml.Converted body = html.convert(item.text("content:encoded"));
        redirect(item, address);
        Path file = folder.resolve("content" + address.substring(0, address.length() - 1) + ".md");
        if (Files.exists(file)) {
            return new Draft(file, false, List.of());
        }
        if (!dryRun) {
            put(file, head(item, address) + body.markdown());
        }
        return new Draft(file, true, body.notes());
    }

    private void redirect(WxrItem item, String address) {
        String old = OldAddresses.path(item.link());
        if (old.startsWith("/") && !old.equals("/") && !old.equals(address)) {
            redirects.putIfAbsent(old, address);
        }
        redirects.putIfAbsent("/?p=" + item.id(), address);
    }

    private String link(String target) {
        return isUpload(target) ? file(target) : addresses.link(target);
    }

    private boolean isUpload(String target) {
        return addresses.isOwn(target) && Paths.of(target).contains("/wp-content/uploads/");
    }

    /** Where a picture or file of the old site will stand; one of another site too, since pages show only their own. */
    private String file(String address) {
        String path = Paths.of(address.startsWith("//") ? "https:" + address : address);
        int uploads = path.indexOf("/wp-content/uploads/");
        String rest = uploads >= 0
                ? path.substring(uploads + "/wp-content/uploads/".length())
                : path.substring(path.lastIndexOf('/') + 1);
        StringBuilder local = new StringBuilder("/uploads");
        for (String part : rest.split("/")) {
            int dot = part.lastIndexOf('.');
            String name = Slug.of(dot < 0 ? part : part.substring(0, dot));
            String ending = dot < 0 ? "" : "." + Slug.of(part.substring(dot + 1));
            local.append('/').append(name.isEmpty() ? "bestand" : name).append(ending);
        }
        String source = address.startsWith("/") && !address.startsWith("//")
                ? "https://" + addresses.host() + address
                : address;
        downloads.putIfAbsent(local.toString(), source);
        String old = isUpload(address) ? OldAddresses.path(address) : "";
        if (Redirect.isPath(old) && movedFiles.add(old.toLowerCase(Locale.ROOT))) {
            redirects.putIfAbsent(old, local.toString());
        }
        return local.toString();
    }

    private String head(WxrItem item, String address) {
        List<String> lines = new ArrayList<>();
        lines.add("---");
        String title = title(item);
        lines.add("title: " + quoted(title.isEmpty() ? "Zonder titel" : title));
        lines.add("type: " + (item.type().equals("post") ? "article" : "page"));
        lines.add("status: draft");
        date(item).ifPresent(date -> lines.add("date: " + date));
        String summary = oneLine(item.text("excerpt:encoded"));
        if (!summary.isEmpty()) {
            lines.add("summary: " + quoted(summary));
        }
        String login = item.text("dc:creator").strip();
        String author = oneLine(authors.getOrDefault(login, ""))
                .replace("(", "")
                .replace(")", "")
                .replace(",", "");
        if (!author.isBlank()) {
            lines.add("authors: [" + quoted(author.strip()) + "]");
        }
        terms(item, lines);
        picture(item, lines);
        String old = OldAddresses.path(item.link());
        if (old.startsWith("/") && !old.equals("/") && !old.equals(address)) {
            lines.add("aliases: [" + quoted(old) + "]");
        }
        lines.add("---");
        return String.join("\n", lines) + "\n\n";
    }

    private void terms(WxrItem item, List<String> lines) {
        Set<String> themes = new TreeSet<>();
        Set<String> tags = new TreeSet<>();
        for (WxrItem.Category category : item.categories) {
            if (NO_SUBJECTS.contains(category.domain())) {
                continue;
            }
            Optional<String> theme = theme(category);
            if (theme.isPresent()) {
                themes.add(theme.get());
            } else if (!category.slug().equals("uncategorized")
                    && !category.slug().equals("geen-categorie")) {
                String tag = Parser.unescapeEntities(category.title(), false)
                        .replace('/', '-')
                        .replace(',', ' ')
                        .strip();
                if (!tag.isEmpty()) {
                    tags.add(tag);
                }
            }
        }
        list("themes", themes, lines);
        list("tags", tags, lines);
    }

    /** As the map says, or else the theme of the site that is called so. */
    private Optional<String> theme(WxrItem.Category category) {
        Optional<String> mapped = map.theme(category.title()).or(() -> map.theme(category.slug()));
        return mapped.isPresent()
                ? mapped
                : Stream.of(Slug.of(category.slug()), Slug.of(Parser.unescapeEntities(category.title(), false)))
                        .filter(isTheme)
                        .findFirst();
    }

    /** The picture that belongs to the post, and stands beside its title on the old site. */
    private void picture(WxrItem item, List<String> lines) {
        Optional<OldAddresses.OldFile> picture = addresses.file(item.notes.getOrDefault(PICTURE, ""));
        if (picture.isPresent()) {
            lines.add("image: " + quoted(file(picture.get().address())));
            String description = oneLine(picture.get().description());
            if (!description.isEmpty()) {
                lines.add("imageAlt: " + quoted(description));
            }
        }
    }

    private static void list(String key, Set<String> values, List<String> lines) {
        if (!values.isEmpty()) {
            lines.add(key + ": ["
                    + String.join(
                            ", ", values.stream().map(WordPressPosts::quoted).toList()) + "]");
        }
    }

    private static Optional<String> date(WxrItem item) {
        String text = item.text("post_date").strip();
        try {
            return Optional.of(LocalDateTime.parse(text.replace(' ', 'T'))
                            .withNano(0)
                            .toString())
                    .map(date -> date.length() == 16 ? date + ":00" : date);
        } catch (DateTimeParseException e) {
            // A post that was never dated: the editor sees that the key is missing.
            return Optional.empty();
        }
    }

    private static String oneLine(String html) {
        return Jsoup.parseBodyFragment(html).text().strip();
    }

    /** A double-quoted text, the same in YAML and JSON. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' '
                    || c == '\u007F'
                    || c >= '\u0080' && c < '\u00A0'
                    || c == '\u2028'
                    || c == '\u2029'
                    || c == '\uFEFF') {
                quoted.append(' ');
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** Writes the two lists, when all items have been read. */
    void end() throws IOException {
        StringBuilder moved = new StringBuilder();
        redirects.forEach((from, to) ->
                moved.append(from.replace(" ", "%20")).append(' ').append(to).append(" 301\n"));
        put(folder.resolve("redirects.txt"), moved.toString());
        StringBuilder files = new StringBuilder();
        downloads.forEach((to, from) -> files.append(from.replace("\t", "%09").replace("\n", ""))
                .append('\t')
                .append("assets")
                .append(to)
                .append('\n'));
        put(folder.resolve("downloads.tsv"), files.toString());
    }

    int redirects() {
        return redirects.size();
    }

    int downloads() {
        return downloads.size();
    }

    /** Writes a file wholly or not at all. */
    private static void put(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), ".draft", ".new");
        try {
            Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
