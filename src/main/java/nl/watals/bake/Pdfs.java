package nl.watals.bake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import nl.watals.site.Author;
import nl.watals.site.Page;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import nl.watals.work.FileCache;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The PDF beside a page: one that an editor put there, or one that is made of the page when its type is among
 * {@code pdf.types}. What is made depends on nothing but what the page shows, the style sheet and the settings, so it is as
 * old or new as its page. Thread-safe.
 */
final class Pdfs {
    /** What a page with a PDF has looked at, as {@link Touched} notes it; behind it stand the key, a colon and the file. */
    private static final String TOUCHED = "pdf:";

    private static final byte[] SIGN = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final Set<String> types;
    private final String style;
    private final Settings settings;
    private final Map<String, String> messages;
    private final Assets assets;
    private final FileCache cache;
    private final Problems problems;
    private final DateFilter day;
    private final Map<String, String> keyByFile = new ConcurrentHashMap<>();
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /** What is set, and from which key of the cache it is known. */
    record Text(String title, String language, String description, LocalDate day, String html, String style) {
        String key() {
            String whole =
                    String.join("\0", PdfMaking.VERSION, title, language, description, day.toString(), html, style);
            return Images.sha256(whole.getBytes(StandardCharsets.UTF_8));
        }
    }

    Pdfs(Settings settings, Map<String, String> messages, Assets assets, FileCache cache, Problems problems) {
        this.types = new HashSet<>(settings.list("pdf.types"));
        this.style = settings.text("pdf.style");
        this.settings = settings;
        this.messages = messages;
        this.assets = assets;
        this.cache = cache;
        this.problems = problems;
        this.day = new DateFilter(
                DateFilter.Form.LONGDATE, settings.text("site.language").startsWith("nl"), settings.zone());
        if (!types.isEmpty() && !assets.has(style)) {
            problems.add(
                    Settings.FILE,
                    1,
                    1,
                    "there is no style sheet `" + style + "` for PDF",
                    "put it into the folder of assets, or name another one in `pdf.style`");
        }
    }

    /**
     * The PDF of a page as templates show it: {@code address}, {@code kilobytes} (rounded up), {@code pages} (0 when it is
     * an editor's). Empty when the page has none.
     */
    Optional<Map<String, Object>> of(SiteDocument page) {
        if (page.get("pdf") instanceof String address) {
            return ofEditor(address);
        }
        if (!types.contains(String.valueOf(page.get("type"))) || !assets.has(style)) {
            return Optional.empty();
        }
        Text text = text(page);
        String key = text.key();
        byte[] made = cache.get(key).orElseGet(() -> make(text, key));
        String file = file(page.url());
        keyByFile.put(file, key);
        Touched.variable(TOUCHED + key + ":" + file);
        return Optional.of(shown(
                "/" + file, made.length - Integer.BYTES, ByteBuffer.wrap(made).getInt()));
    }

    private byte[] make(Text text, String key) {
        byte[] made = PdfMaking.make(text);
        cache.put(key, made);
        return made;
    }

    private Optional<Map<String, Object>> ofEditor(String address) {
        String name = address.startsWith("/") ? address.substring(1) : address;
        if (!assets.has(name)) {
            return Optional.of(shown(address, 0, 0));
        }
        byte[] bytes = assets.bytes(name);
        boolean sound = bytes.length > SIGN.length && Arrays.equals(bytes, 0, SIGN.length, SIGN, 0, SIGN.length);
        if (!sound && reported.add(name)) {
            problems.add(assets.path(name), 1, 1, "this is no PDF", "save the text as PDF again");
        }
        return Optional.of(shown(address, bytes.length, 0));
    }

    private static Map<String, Object> shown(String address, int bytes, int pages) {
        Map<String, Object> shown = new TreeMap<>();
        shown.put("address", address);
        shown.put("kilobytes", (bytes + 999) / 1000);
        shown.put("pages", pages);
        return shown;
    }

    /** Beside the page, and named like it. */
    static String file(String url) {
        String path = url.startsWith("/") ? url.substring(1) : url;
        if (!path.endsWith("/")) {
            int dot = path.lastIndexOf('.');
            return (dot > path.lastIndexOf('/') ? path.substring(0, dot) : path) + ".pdf";
        }
        String folder = path.substring(0, path.length() - 1);
        String name = folder.substring(folder.lastIndexOf('/') + 1);
        return path + (name.isEmpty() ? "home" : name) + ".pdf";
    }

    // ---- what stands in it

    private Text text(SiteDocument page) {
        StringBuilder html = new StringBuilder(4096);
        String kicker = page.get("kicker") == null ? "" : page.get("kicker").toString();
        if (!kicker.isEmpty()) {
            html.append("<p class=\"kicker\">").append(HtmlText.escape(kicker)).append("</p>");
        }
        String title = page.get("title").toString();
        html.append("<h1>").append(HtmlText.escape(title)).append("</h1>");
        addByline(html, page.get("authors"));
        Object date = page.get("date");
        if (date != null) {
            html.append("<p class=\"meta\">")
                    .append(HtmlText.escape(
                            day.apply(date, Map.of(), null, null, 0).toString()))
                    .append("</p>");
        }
        html.append("<div class=\"prose\">").append(page.get("body")).append("</div>");
        String address = page.get("permalink").toString();
        html.append("<p class=\"source\">")
                .append(HtmlText.escape(messages.getOrDefault("pdf.source", "")))
                .append(" <a href=\"")
                .append(HtmlText.escape(address))
                .append("\">")
                .append(HtmlText.escape(address))
                .append("</a></p>");
        String description =
                page.get("summary") == null ? "" : page.get("summary").toString();
        LocalDate known = date instanceof SiteDate site ? site.local().toLocalDate() : LocalDate.EPOCH;
        return new Text(
                title,
                settings.text("site.language"),
                description,
                known,
                onPaper(html.toString()),
                assets.style(style));
    }

    private void addByline(StringBuilder html, Object authors) {
        if (!(authors instanceof List<?> people) || people.isEmpty()) {
            return;
        }
        html.append("<p class=\"byline\">").append(HtmlText.escape(messages.getOrDefault("by", "")));
        String before = " ";
        for (Object person : people) {
            Author author = (Author) person;
            html.append(before)
                    .append("<strong>")
                    .append(HtmlText.escape(author.name()))
                    .append("</strong>");
            if (!author.role().isEmpty()) {
                html.append(" (").append(HtmlText.escape(author.role())).append(')');
            }
            before = ", ";
        }
        html.append("</p>");
    }

    /** The pictures as part of the text, addresses in full, and nothing that only a screen can do. */
    private String onPaper(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        document.select("source").remove();
        for (Element picture : document.select("img")) {
            Optional<String> inside = inside(picture.attr("src"));
            if (inside.isPresent()) {
                Element plain = new Element("img").attr("src", inside.get()).attr("alt", picture.attr("alt"));
                Element whole = picture.parent() != null
                                && picture.parent().normalName().equals("picture")
                        ? picture.parent()
                        : picture;
                whole.replaceWith(plain);
            } else {
                picture.replaceWith(new Element("em").text(picture.attr("alt")));
            }
        }
        for (Element link : document.select("a[href^=/]")) {
            link.attr("href", settings.host() + link.attr("href"));
        }
        return document.body().html();
    }

    /** A picture of this site as a {@code data:} address; empty for a drawing, and for one from elsewhere. */
    private Optional<String> inside(String address) {
        String ending = address.substring(address.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String type = ending.equals("png") ? "image/png" : ending.equals("gif") ? "image/gif" : "image/jpeg";
        boolean known = Set.of("png", "jpg", "jpeg", "gif").contains(ending);
        if (!known || !address.startsWith("/")) {
            return Optional.empty();
        }
        String file = address.substring(1);
        Optional<byte[]> bytes = assets.images().at(file);
        if (bytes.isEmpty() && assets.has(file)) {
            bytes = Optional.of(assets.bytes(file));
        }
        return bytes.map(
                found -> "data:" + type + ";base64," + Base64.getEncoder().encodeToString(found));
    }

    // ---- files

    /** The digest of what a page looked at: another one when what it was made into is no longer kept. */
    Optional<Long> digest(String touched) {
        return touched.startsWith(TOUCHED)
                ? Optional.of(cache.get(key(touched)).isPresent() ? 1L : 0L)
                : Optional.empty();
    }

    /** Says that a page which is kept from the last build has this PDF. */
    void keep(String touched) {
        if (touched.startsWith(TOUCHED)) {
            keyByFile.put(touched.substring(touched.lastIndexOf(':') + 1), key(touched));
        }
    }

    private static String key(String touched) {
        return touched.substring(TOUCHED.length(), touched.lastIndexOf(':'));
    }

    /** The files that were made until now, relative to the output. */
    Set<String> written() {
        return new TreeSet<>(keyByFile.keySet());
    }

    /** Each page says anew what its PDF is, when it is rendered. */
    void forgetAll() {
        keyByFile.clear();
    }

    /** Whether the file is the PDF of this page, once that was rendered. */
    boolean isOf(Page page, String file) {
        return types.contains(page.type()) && file(page.address().url()).equals(file);
    }

    /** The bytes of a file of the output, if it is one of these. */
    Optional<byte[]> at(String file) {
        String key = keyByFile.get(file);
        return key == null
                ? Optional.empty()
                : cache.get(key).map(made -> Arrays.copyOfRange(made, Integer.BYTES, made.length));
    }

    /** Writes every PDF that pages asked for. */
    void write(SiteOutput output) {
        for (String file : keyByFile.keySet()) {
            byte[] pdf = at(file).orElseThrow(() -> new IllegalStateException("no PDF is kept for " + file));
            output.write(file, pdf, pdf.length);
        }
    }
}
