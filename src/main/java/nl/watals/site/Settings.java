package nl.watals.site;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.watals.text.Nearest;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/**
 * What {@code jbake.properties} says, with JBake's own defaults and those of this generator below it. Immutable and
 * thread-safe.
 */
public final class Settings {
    /** The name of the file in the source folder. */
    public static final String FILE = "jbake.properties";

    /** The keys of the folders that a build reads, each relative to the source folder. */
    public static final List<String> SOURCE_FOLDERS =
            List.of("content.folder", "template.folder", "asset.folder", "data.folder", "submissions.folder");

    private static final List<String> COLLECTION_KEYS =
            List.of("path", "title", "types", "order", "size", "template", "feed");
    private static final List<String> TAXONOMY_KEYS = List.of("path", "title", "data", "template", "index", "feed");

    private final SourceText source;
    private final Map<String, PropertiesReader.Entry> own;
    private final Map<String, String> values;

    private Settings(SourceText source, Map<String, PropertiesReader.Entry> own) {
        this.source = source;
        this.own = own;
        Map<String, String> all = new TreeMap<>(SettingKeys.DEFAULTS);
        own.forEach((key, entry) -> all.put(key, entry.value()));
        this.values = all;
    }

    /** Those folders where no settings name others. */
    public static List<String> defaultFolders() {
        return SOURCE_FOLDERS.stream().map(SettingKeys.DEFAULTS::get).toList();
    }

    /**
     * Reads the settings and reports every value that is not allowed for its key. Keys that nobody knows are reported by
     * {@link #reportUnknownKeys}, once it is clear which ones the templates read.
     */
    public static Settings read(SourceText source, Problems problems) {
        Settings settings = new Settings(source, PropertiesReader.read(source, problems));
        settings.checkValues(problems);
        return settings;
    }

    /** The file itself: besides the values, the order in it counts. */
    public SourceText source() {
        return source;
    }

    /** The keys and values of any properties file; what is wrong in it is reported. */
    public static Map<String, String> properties(SourceText source, Problems problems) {
        Map<String, String> values = new TreeMap<>();
        PropertiesReader.read(source, problems).forEach((key, entry) -> values.put(key, entry.value()));
        return values;
    }

    /** The value of a key; empty when nothing gives it one. */
    public String text(String key) {
        return values.getOrDefault(key, "");
    }

    /** Whether the value is {@code true}. */
    public boolean flag(String key) {
        return text(key).equals("true");
    }

    /** The value as a whole number; 0 when it is none (which was reported on reading). */
    public int number(String key) {
        String text = text(key);
        return isNumber(text) ? Integer.parseInt(text) : 0;
    }

    /** The value cut at commas, empty parts left out. */
    public List<String> list(String key) {
        List<String> parts = new ArrayList<>();
        for (String part : text(key).split(",")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    /** The whole numbers among the parts of {@link #list}; other parts were reported on reading. */
    public List<Integer> numbers(String key) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : list(key)) {
            if (isNumber(part)) {
                numbers.add(Integer.parseInt(part));
            }
        }
        return numbers;
    }

    /**
     * The value as templates read it from {@code config}: as in JBake, a list when there is a comma in it that has no
     * backslash before it. The keys that this generator adds are always one text.
     */
    public Object forTemplates(String key) {
        PropertiesReader.Entry entry = own.get(key);
        boolean list = entry != null && entry.parts().size() > 1 && !SettingKeys.isAdded(key);
        return list ? entry.parts() : text(key);
    }

    /** All keys with their values, sorted by key; unmodifiable. */
    public Map<String, String> all() {
        return Collections.unmodifiableMap(values);
    }

    /** The time zone of the site: that of dates without a zone. */
    public ZoneId zone() {
        try {
            return ZoneId.of(text("site.timezone"));
        } catch (DateTimeException e) {
            // Reported by checkValues; a build with problems renders nothing.
            return ZoneId.of("UTC");
        }
    }

    /** Whether the file itself gives the key a value. */
    public boolean isSet(String key) {
        return own.containsKey(key);
    }

    /** Reports a problem at the value of a key, or at the top of the file when the key is not in it. */
    public void report(String key, String what, String hint, Problems problems) {
        PropertiesReader.Entry entry = own.get(key);
        problems.add(source.problem(entry == null ? 0 : entry.valueOffset(), what, hint));
    }

    /** The value of a key as a link to a page of the site, with its place in the file. */
    public Reference link(String key) {
        PropertiesReader.Entry entry = own.get(key);
        Problem place = source.problem(entry == null ? 0 : entry.valueOffset(), "", "");
        return new Reference(Reference.Kind.LINK, text(key), place.line(), place.column());
    }

    /** The types that a document may have, sorted. */
    public Set<String> documentTypes() {
        Set<String> types = new TreeSet<>(SettingKeys.PAGE_TYPES);
        for (String key : values.keySet()) {
            if (key.startsWith("template.") && key.endsWith(".file")) {
                types.add(key.substring("template.".length(), key.length() - ".file".length()));
            }
        }
        types.removeAll(SettingKeys.LIST_TEMPLATES);
        return types;
    }

    /** As {@link #documentTypes}, in JBake's order: as the file names their templates, then those that it does not name. */
    public List<String> documentTypesInOrder() {
        Set<String> all = documentTypes();
        Set<String> ordered = new LinkedHashSet<>();
        for (String key : own.keySet()) {
            if (key.startsWith("template.") && key.endsWith(".file")) {
                String type = key.substring("template.".length(), key.length() - ".file".length());
                if (all.contains(type)) {
                    ordered.add(type);
                }
            }
        }
        ordered.addAll(SettingKeys.JBAKE_TYPES);
        ordered.addAll(all);
        return List.copyOf(ordered);
    }

    /** The file name of the template for a document type or for one of JBake's lists. */
    public String template(String type) {
        String configured = text("template." + type + ".file");
        return configured.isEmpty() ? type + ".peb" : configured;
    }

    /** What the files of a document type end in. */
    public String outputExtension(String type) {
        String own = text("template." + type + ".extension");
        return own.isEmpty() ? text("output.extension") : own;
    }

    /** The collections, in the order of the file. */
    public List<CollectionSpec> collections() {
        List<CollectionSpec> specs = new ArrayList<>();
        for (String name : names("collection.")) {
            String prefix = "collection." + name + ".";
            specs.add(new CollectionSpec(
                    name,
                    trimSlashes(text(prefix + "path")),
                    text(prefix + "title"),
                    list(prefix + "types"),
                    order(text(prefix + "order")),
                    number(prefix + "size"),
                    text(prefix + "template"),
                    flag(prefix + "feed")));
        }
        return specs;
    }

    /** Scheme and host of the public site, without a slash at the end. */
    public String host() {
        return withoutSlash(text("site.host"));
    }

    /** An address without the slash at its end, if there is one. */
    static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /** The folder of the search page, without slashes around it; empty when the site has no search. */
    public String searchPath() {
        return trimSlashes(text("search.path"));
    }

    /** The front matter keys that are taxonomies, in the order of the file. */
    public Set<String> taxonomyKeys() {
        return names("taxonomy.");
    }

    /**
     * A taxonomy with its terms.
     *
     * @param key one of {@link #taxonomyKeys}
     */
    public TaxonomySpec taxonomy(String key, Map<String, TaxonomySpec.Term> terms) {
        String prefix = "taxonomy." + key + ".";
        return new TaxonomySpec(
                key,
                trimSlashes(text(prefix + "path")),
                text(prefix + "title"),
                text(prefix + "template"),
                text(prefix + "index"),
                flag(prefix + "feed"),
                terms);
    }

    /**
     * Reports every key of the file that neither this generator nor JBake knows and no template reads.
     *
     * @param readByTemplates names that templates mention; {@code config.a_b} reads the key {@code a.b}
     */
    public void reportUnknownKeys(Collection<String> readByTemplates, Problems problems) {
        own.forEach((key, entry) -> {
            if (!isKnown(key) && !readByTemplates.contains(key.replace('.', '_'))) {
                problems.add(source.problem(
                        entry.keyOffset(),
                        "`" + key + "` is not known here",
                        Nearest.hint(key, SettingKeys.KNOWN, "no template reads it either; leave it out")));
            }
        });
    }

    private static boolean isKnown(String key) {
        return SettingKeys.KNOWN.contains(key)
                || (key.startsWith("template.") && key.endsWith(".file"))
                || (key.startsWith("template.") && key.endsWith(".extension"))
                || (key.startsWith("template.") && key.endsWith(".thymeleaf.mode"))
                || key.startsWith("asciidoctor.")
                || key.startsWith("thymeleaf.")
                || key.startsWith("collection.")
                || key.startsWith("taxonomy.")
                || FormSettings.isOfOneForm(key);
    }

    private void checkValues(Problems problems) {
        own.forEach((key, entry) -> checkValue(key, entry.value(), problems));
        checkGroups("collection.", COLLECTION_KEYS, problems);
        checkGroups("taxonomy.", TAXONOMY_KEYS, problems);
        checkZone(problems);
        new FormSettings(this).check(own.keySet(), problems);
        for (CollectionSpec collection : collections()) {
            checkCollection(collection, problems);
        }
    }

    private void checkValue(String key, String value, Problems problems) {
        if (SettingKeys.FLAGS.contains(key) && !value.equals("true") && !value.equals("false")) {
            report(key, "`" + value + "` is no value for `" + key + "`", "allowed: true, false", problems);
        }
        if (SettingKeys.NUMBERS.contains(key) && !isNumber(value)) {
            report(key, "`" + value + "` is no whole number", "for example 20", problems);
        }
        if (key.equals("default.status") && !value.isEmpty() && !PageStatus.WORDS.contains(value)) {
            report(
                    key,
                    "`" + value + "` is no status",
                    Nearest.hint(value, PageStatus.WORDS, "allowed: " + String.join(", ", PageStatus.WORDS)),
                    problems);
        }
        if (key.equals("default.type") && !value.isEmpty() && !documentTypes().contains(value)) {
            report(
                    key,
                    "`" + value + "` is no type of page",
                    Nearest.hint(value, documentTypes(), "allowed: " + String.join(", ", documentTypes())),
                    problems);
        }
        if (key.equals("site.language") && !isLanguage(value)) {
            report(key, "`" + value + "` is no language", "for example nl, or en-GB", problems);
        }
        boolean path = List.of("search.path", "asset.path", "calendar.folder").contains(key)
                || (key.endsWith(".path") && (key.startsWith("collection.") || key.startsWith("taxonomy.")));
        if (path && !AddressRule.isSafe(value)) {
            report(
                    key,
                    "`" + value + "` cannot be an address",
                    "use small letters, digits and hyphens, for example `" + nl.watals.text.Slug.of(value) + "`",
                    problems);
        }
        if (key.equals("cards.types") || key.equals("pdf.types")) {
            checkTypes(key, list(key), problems);
        }
        if (key.equals("images.widths")) {
            for (String width : list(key)) {
                if (!isNumber(width) || Integer.parseInt(width) < 16 || Integer.parseInt(width) > 4000) {
                    report(key, "`" + width + "` is no width in pixels", "for example 480, 800, 1200", problems);
                }
            }
        }
        boolean leadsOut = value.startsWith("/") || value.endsWith("/") || value.contains("//") || value.contains("..");
        if ((key.equals("asset.path") || key.equals("calendar.folder")) && leadsOut) {
            report(key, "`" + value + "` is no folder", "for example static", problems);
        }
        if (key.equals("site.host") && !value.startsWith("http://") && !value.startsWith("https://")) {
            report(key, "`" + value + "` is no address of a site", "for example https://www.example.nl", problems);
        }
        if (value.contains("${")) {
            report(key, "`${…}` is not replaced here", "write the value out", problems);
        }
        if (key.equals("render.encoding") && !value.equalsIgnoreCase("UTF-8")) {
            report(key, "pages are always written in UTF-8", "leave `render.encoding` out", problems);
        }
        if (key.equals("template.encoding") && !value.equalsIgnoreCase("UTF-8")) {
            report(key, "templates are always read as UTF-8", "leave `template.encoding` out", problems);
        }
    }

    /** Whether {@code site.language} has the form of a language tag (BCP 47); reported on reading when it has not. */
    public boolean hasLanguage() {
        return isLanguage(text("site.language"));
    }

    private static boolean isLanguage(String tag) {
        int hyphen = tag.indexOf('-');
        int first = hyphen < 0 ? tag.length() : hyphen;
        if (first < 2 || first > 3 || tag.endsWith("-")) {
            return false;
        }
        for (int i = 0; i < tag.length(); i++) {
            char c = tag.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i < first || (c != '-' && (c < '0' || c > '9')))) {
                return false;
            }
        }
        return true;
    }

    private void checkZone(Problems problems) {
        String zone = text("site.timezone");
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            report(
                    "site.timezone",
                    "`" + zone + "` is no time zone",
                    Nearest.hint(zone, ZoneId.getAvailableZoneIds(), "for example Europe/Amsterdam"),
                    problems);
        }
    }

    private void checkGroups(String prefix, List<String> known, Problems problems) {
        own.forEach((key, entry) -> {
            if (!key.startsWith(prefix)) {
                return;
            }
            String[] parts = key.split("\\.");
            if (parts.length != 3 || !known.contains(parts[2])) {
                String last = parts[parts.length - 1];
                String allowed = "write `" + prefix + "<name>.` and one of " + String.join(", ", known);
                String stem = key.substring(0, key.length() - last.length());
                String hint = parts.length == 3
                        ? Nearest.of(last, known)
                                .map(near -> "did you mean `" + stem + near + "`?")
                                .orElse(allowed)
                        : allowed;
                problems.add(source.problem(entry.keyOffset(), "`" + key + "` is not known here", hint));
            }
        });
    }

    private void checkTypes(String key, List<String> named, Problems problems) {
        Set<String> types = documentTypes();
        for (String type : named) {
            if (!types.contains(type)) {
                report(
                        key,
                        "`" + type + "` is no document type",
                        Nearest.hint(type, types, "allowed: " + String.join(", ", types)),
                        problems);
            }
        }
    }

    private void checkCollection(CollectionSpec collection, Problems problems) {
        String prefix = "collection." + collection.name() + ".";
        checkTypes(prefix + "types", collection.types(), problems);
        if (collection.types().isEmpty()) {
            report(
                    prefix + "path",
                    "collection `" + collection.name() + "` holds no types",
                    "add `" + prefix + "types=…`",
                    problems);
        }
        String order = text(prefix + "order");
        if (!order.isEmpty() && orderOrNull(order) == null) {
            report(
                    prefix + "order",
                    "`" + order + "` is no order",
                    Nearest.hint(order, orders(), "allowed: " + String.join(", ", orders())),
                    problems);
        }
        String size = text(prefix + "size");
        if (!size.isEmpty() && !isNumber(size)) {
            report(prefix + "size", "`" + size + "` is no whole number", "for example 24", problems);
        }
        String feed = text(prefix + "feed");
        if (!feed.isEmpty() && !feed.equals("true") && !feed.equals("false")) {
            report(prefix + "feed", "`" + feed + "` is no value for `feed`", "allowed: true, false", problems);
        }
    }

    private Set<String> names(String prefix) {
        Set<String> names = new LinkedHashSet<>();
        for (String key : own.keySet()) {
            int dot = key.indexOf('.', prefix.length());
            if (key.startsWith(prefix) && dot > 0) {
                names.add(key.substring(prefix.length(), dot));
            }
        }
        return names;
    }

    private static CollectionSpec.Order order(String word) {
        CollectionSpec.Order order = orderOrNull(word);
        return order == null ? CollectionSpec.Order.DATE : order;
    }

    private static CollectionSpec.Order orderOrNull(String word) {
        for (CollectionSpec.Order order : CollectionSpec.Order.values()) {
            if (order.word().equals(word)) {
                return order;
            }
        }
        return null;
    }

    private static List<String> orders() {
        List<String> words = new ArrayList<>();
        for (CollectionSpec.Order order : CollectionSpec.Order.values()) {
            words.add(order.word());
        }
        return words;
    }

    private static String trimSlashes(String path) {
        int from = 0;
        int to = path.length();
        while (from < to && path.charAt(from) == '/') {
            from++;
        }
        while (to > from && path.charAt(to - 1) == '/') {
            to--;
        }
        return path.substring(from, to);
    }

    private static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
