package nl.watals.site;

import java.time.LocalDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.watals.site.PageKeys.Key;
import nl.watals.text.FrontMatter;
import nl.watals.text.FrontMatter.Field;
import nl.watals.text.FrontMatter.Items;
import nl.watals.text.FrontMatter.Text;
import nl.watals.text.FrontMatter.Value;
import nl.watals.text.Nearest;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.Slug;
import nl.watals.text.SourceText;
import nl.watals.work.Lazy;

/**
 * Reads the heads of content files against the site's settings and reports everything in them that is not right.
 * Thread-safe.
 */
public final class PageHeadReader {
    private final Settings settings;
    private final Set<String> types;
    private final Map<String, TaxonomySpec> taxonomies;
    private final Set<String> customKeys;
    private final String dateFormat;
    private final String separator;
    private final boolean tagPages;
    private final boolean sanitizeTags;

    /**
     * @param taxonomies by front matter key
     * @param readByTemplates names that templates mention: a key that one of them reads may stand in front matter
     */
    public PageHeadReader(Settings settings, Map<String, TaxonomySpec> taxonomies, Set<String> readByTemplates) {
        this.settings = settings;
        this.types = settings.documentTypes();
        this.taxonomies = taxonomies;
        Set<String> custom = new TreeSet<>(readByTemplates);
        custom.addAll(settings.list("frontmatter.keys"));
        this.customKeys = Set.copyOf(custom);
        this.dateFormat = settings.text("date.format");
        this.separator = settings.text("header.separator");
        this.tagPages = settings.flag("render.tags");
        this.sanitizeTags = settings.flag("tag.sanitize");
    }

    /**
     * Reads one head.
     *
     * @param source the file
     * @param contentPath the file relative to the content folder, with {@code /} between the parts
     * @return empty when it has no address; a problem has then been reported. When its type or its whole front matter
     *     could not be read, which was reported as well, its type is empty.
     */
    public Optional<PageHead> read(SourceText source, String contentPath, Problems problems) {
        Optional<FrontMatter> frontMatter = FrontMatter.parse(source, separator, problems);
        return frontMatter.isPresent()
                ? new Reading(source, frontMatter.get(), problems).read(contentPath)
                : unreadable(source, contentPath);
    }

    /**
     * Reads the head of a file of which nothing was wrong when the last build read the same bytes, head and body: the body
     * becomes text when somebody asks for it.
     *
     * @param utf8 kept, and not changed by anybody
     * @return empty when that cannot be so, or the head is not written in JBake's form; then it must be read as any other
     */
    public Optional<PageHead> readAccepted(String path, byte[] utf8, String contentPath) {
        Problems problems = new Problems();
        Optional<PageHead> head = FrontMatter.beginning(path, utf8, separator)
                .flatMap(beginning -> read(beginning, contentPath, problems));
        return problems.isEmpty() ? head.map(read -> read.with(SourceText.accepted(path, utf8))) : Optional.empty();
    }

    /**
     * The head of a file of which nothing was wrong when the last build read the same bytes, with what that build found in
     * it: the file itself is read when somebody asks for its text.
     *
     * @param source the same bytes
     * @param values of the head, as {@link #read} gave them
     */
    public PageHead remembered(
            SourceText source,
            String contentPath,
            String type,
            PageStatus status,
            Optional<LocalDateTime> date,
            Address address,
            Map<String, Object> values) {
        Lazy<PageHead.Written> written = Lazy.of(() -> read(source, contentPath, new Problems())
                .orElseThrow(() -> new IllegalStateException(source.path() + " was accepted with an address"))
                .written()
                .get());
        return new PageHead(source, written, type, status, date, address, values);
    }

    /**
     * A page without type, title and text at the address of a file that could not be read: what points to it is right, and
     * one mistake is reported once.
     */
    private Optional<PageHead> unreadable(SourceText source, String contentPath) {
        FrontMatter nothing = new FrontMatter(List.of(), source.text().length(), 1);
        Map<String, Object> values = new HashMap<>();
        values.put("title", "");
        return new AddressRule(settings)
                .address(contentPath, Optional.empty(), "", PageStatus.PUBLISHED)
                .map(address -> new PageHead(
                        source,
                        Lazy.ready(new PageHead.Written(nothing, Map.of(), List.of())),
                        "",
                        PageStatus.PUBLISHED,
                        Optional.empty(),
                        address,
                        values));
    }

    /** As {@link #read}, for a file whose bytes are no text, which has been reported. */
    public Optional<PageHead> unreadable(String path, String contentPath) {
        return unreadable(new SourceText(path, ""), contentPath);
    }

    /** One file being read. */
    private final class Reading {
        private final SourceText source;
        private final FrontMatter head;
        private final Problems problems;
        private final Map<String, Object> values;
        private final Map<String, Text> markdown = new LinkedHashMap<>(4);
        private final List<Reference> references = new ArrayList<>();
        private Set<String> meant;
        private String type = "";
        private PageStatus status = PageStatus.DRAFT;
        private Optional<LocalDateTime> date = Optional.empty();

        private Reading(SourceText source, FrontMatter head, Problems problems) {
            this.source = source;
            this.head = head;
            this.problems = problems;
            this.values = new HashMap<>(head.fields().size() * 2);
        }

        private Optional<PageHead> read(String contentPath) {
            Map<String, Field> fields = head.byKey();
            readType(fields);
            readStatus(fields);
            for (Field field : head.fields()) {
                readField(field);
            }
            requireKeys(fields);
            checkDates(fields);
            Optional<Address> address = address(contentPath, fields);
            if (address.isEmpty()) {
                return Optional.empty();
            }
            values.putIfAbsent("title", "");
            PageHead.Written written = new PageHead.Written(head, markdown, List.copyOf(references));
            return Optional.of(new PageHead(source, Lazy.ready(written), type, status, date, address.get(), values));
        }

        private void readType(Map<String, Field> fields) {
            Optional<Text> given = text(fields.get("type"));
            String word = given.map(Text::text).orElse(settings.text("default.type"));
            if (types.contains(word)) {
                type = word;
            } else if (fields.containsKey("type")
                    && given.filter(text -> !text.text().isEmpty()).isEmpty()) {
                // What stands there is no word; reported where it is read.
                return;
            } else if (word.isEmpty()) {
                if (!isMeant("type")) {
                    report(0, "the page has no `type`", "allowed: " + String.join(", ", types));
                }
            } else if (given.isPresent()) {
                report(
                        given.get().offset(),
                        "`" + word + "` is no type of page",
                        Nearest.hint(word, types, "allowed: " + String.join(", ", types)));
            }
        }

        private void readStatus(Map<String, Field> fields) {
            Optional<Text> given = text(fields.get("status"));
            String word = given.map(Text::text).orElse(settings.text("default.status"));
            if (PageStatus.WORDS.contains(word)) {
                status = PageStatus.of(word);
                return;
            }
            // One mistake is enough: what links to the page must not fail as well.
            status = PageStatus.PUBLISHED;
            if (word.isEmpty() && !fields.containsKey("status") && !isMeant("status")) {
                report(0, "the page has no `status`", "allowed: " + String.join(", ", PageStatus.WORDS));
            } else if (given.isPresent() && !word.isEmpty()) {
                report(
                        given.get().offset(),
                        "`" + word + "` is no status",
                        Nearest.hint(word, PageStatus.WORDS, "allowed: " + String.join(", ", PageStatus.WORDS)));
            }
        }

        private Optional<Text> text(Field field) {
            return field != null && field.value() instanceof Text text ? Optional.of(text) : Optional.empty();
        }

        private void readField(Field field) {
            Key key = PageKeys.known().get(field.key());
            if (taxonomies.containsKey(field.key())) {
                values.put(field.key(), terms(field, taxonomies.get(field.key())));
            } else if (key != null
                    && (type.isEmpty() || key.types().isEmpty() || key.types().contains(type))) {
                readKnown(field, key);
            } else if (key != null && !isPlainType()) {
                report(
                        field.offset(),
                        "`" + field.key() + "` does not belong in a page of type `" + type + "`",
                        "it belongs in: " + String.join(", ", new TreeSet<>(key.types())));
            } else if (customKeys.contains(field.key())) {
                values.put(field.key(), plain(field.value()));
            } else {
                report(
                        field.offset(),
                        "`" + field.key() + "` is not known here",
                        Nearest.hint(
                                field.key(),
                                knownKeys(),
                                "no template reads it; leave it out, or name it in `frontmatter.keys` of "
                                        + Settings.FILE));
            }
        }

        /** JBake's own types: pages of any kind, with whatever keys their templates read. */
        private boolean isPlainType() {
            return type.equals("page") || type.equals("post") || !SettingKeys.PAGE_TYPES.contains(type);
        }

        private Set<String> knownKeys() {
            Set<String> known = new TreeSet<>(PageKeys.known().keySet());
            known.addAll(taxonomies.keySet());
            return known;
        }

        private void readKnown(Field field, Key key) {
            switch (key.kind()) {
                case TYPE, STATUS -> line(field);
                case LINE, TEXT -> line(field).ifPresent(line -> values.put(field.key(), line.text()));
                case MARKDOWN -> line(field).ifPresent(text -> markdown.put(field.key(), text));
                case DATE, MOMENT -> line(field).ifPresent(text -> date(field.key(), text));
                case FLAG -> line(field).ifPresent(text -> flag(field.key(), text));
                case LIST -> values.put(field.key(), tags(items(field)));
                case PEOPLE -> values.put(field.key(), people(field));
                case PAGE -> line(field).ifPresent(text -> reference(field.key(), Reference.Kind.PAGE, text));
                case FILE -> line(field).ifPresent(text -> reference(field.key(), Reference.Kind.FILE, text));
                case SERIES -> line(field).ifPresent(text -> reference(field.key(), Reference.Kind.SERIES, text));
                case PAGES -> references(field, Reference.Kind.PAGE);
                case LINKS -> references(field, Reference.Kind.LINK);
                case EVENT -> line(field).ifPresent(text -> reference(field.key(), Reference.Kind.EVENT, text));
                case ALIASES -> aliases(field);
                case SLUG -> line(field).ifPresent(text -> slug(field.key(), text));
                case FORM -> line(field).ifPresent(text -> form(field.key(), text));
                case RECORD -> line(field).ifPresent(text -> values.put(field.key(), text.text()));
            }
        }

        /** The field's text; a problem when it is a list or a table, or when it is empty. */
        private Optional<Text> line(Field field) {
            if (!(field.value() instanceof Text text)) {
                boolean list = field.value() instanceof Items;
                report(
                        field.value().offset(),
                        "`" + field.key() + "` takes one text, not a " + (list ? "list" : "mapping"),
                        "put a text with brackets between double quotes");
                return Optional.empty();
            }
            if (text.text().isEmpty()) {
                Key key = PageKeys.known().get(field.key());
                boolean needed = field.key().equals("title")
                        || field.key().equals("type")
                        || key.required().contains(type);
                report(
                        field.offset(),
                        "`" + field.key() + "` is empty",
                        needed ? "fill it in" : "fill it in, or leave the line out");
                return Optional.empty();
            }
            return Optional.of(text);
        }

        private void date(String key, Text text) {
            Optional<TemporalAccessor> parsed = Dates.parse(text.text(), dateFormat);
            if (parsed.isEmpty()) {
                Dates.Mistake mistake = Dates.explain(text.text(), key.equals("start") || key.equals("end"));
                report(text.offset(), mistake.what(), mistake.hint());
                return;
            }
            if (key.equals("date")) {
                date = parsed.map(Dates::moment);
            } else {
                values.put(key, parsed.get());
            }
        }

        private void flag(String key, Text text) {
            if (text.text().equals("true") || text.text().equals("false")) {
                values.put(key, text.text().equals("true"));
            } else {
                report(text.offset(), "`" + text.text() + "` is no value for `" + key + "`", "allowed: true, false");
            }
        }

        private void form(String key, Text text) {
            if (FormSettings.ON_PAGES.contains(text.text())) {
                values.put(key, text.text());
            } else {
                String all = "allowed: " + String.join(", ", FormSettings.ON_PAGES);
                report(
                        text.offset(),
                        "`" + text.text() + "` is no form",
                        Nearest.hint(text.text(), FormSettings.ON_PAGES, all));
            }
        }

        private void slug(String key, Text text) {
            if (Slug.isValid(text.text())) {
                values.put(key, text.text());
                addReference(Reference.Kind.SLUG, text);
            } else {
                String slug = Slug.of(text.text());
                report(
                        text.offset(),
                        "`" + text.text() + "` cannot be part of an address",
                        "use small letters, digits and single hyphens"
                                + (slug.isEmpty() ? "" : ", for example `" + slug + "`"));
            }
        }

        private void reference(String key, Reference.Kind kind, Text text) {
            values.put(key, text.text());
            addReference(kind, text);
        }

        private void addReference(Reference.Kind kind, Text text) {
            Problem place = source.problem(text.offset(), "", "");
            references.add(new Reference(kind, text.text(), place.line(), place.column()));
        }

        private void references(Field field, Reference.Kind kind) {
            List<Text> items = items(field);
            for (Text item : items) {
                addReference(kind, item);
            }
            values.put(field.key(), texts(items));
        }

        private void aliases(Field field) {
            List<Text> good = new ArrayList<>();
            for (Text item : items(field)) {
                String alias = item.text();
                if (!Redirect.isPath(alias) || alias.indexOf(' ') >= 0) {
                    report(
                            item.offset(),
                            "`" + alias + "` is no old address of this site",
                            "write it from the root, for example /oud/adres/");
                } else {
                    good.add(item);
                    addReference(Reference.Kind.ALIAS, item);
                }
            }
            values.put(field.key(), texts(good));
        }

        private List<String> terms(Field field, TaxonomySpec taxonomy) {
            List<Text> items = items(field);
            List<String> slugs = new ArrayList<>(items.size());
            for (Text item : items) {
                Set<String> known = taxonomy.terms().keySet();
                // Without terms, the list itself is wrong, and that has been reported.
                if (!known.contains(item.text()) && !known.isEmpty()) {
                    report(
                            item.offset(),
                            "`" + item.text() + "` is not in the list of `" + taxonomy.key() + "`",
                            Nearest.hint(item.text(), known, "allowed: " + String.join(", ", known)));
                } else if (slugs.contains(item.text())) {
                    report(item.offset(), "`" + item.text() + "` stands in `" + taxonomy.key() + "` twice", "keep one");
                } else {
                    slugs.add(item.text());
                }
            }
            return List.copyOf(slugs);
        }

        /** Each tag has a page of its own, and is the name of its file. */
        private List<String> tags(List<Text> items) {
            List<String> tags = new ArrayList<>(items.size());
            for (Text item : items) {
                if (tagPages && (item.text().indexOf('/') >= 0 || item.text().indexOf('\\') >= 0)) {
                    report(
                            item.offset(),
                            "`" + item.text() + "` cannot name the file of a tag's page",
                            "leave out the slash, or set `render.tags=false` in " + Settings.FILE);
                }
                tags.add(sanitizeTags ? item.text().replace(' ', '-') : item.text());
            }
            return List.copyOf(tags);
        }

        private List<Author> people(Field field) {
            List<Author> people = new ArrayList<>();
            for (Text item : items(field)) {
                people.add(Author.of(item.text()));
            }
            return List.copyOf(people);
        }

        /** The parts of a list: a YAML sequence, or one text cut at its commas. */
        private List<Text> items(Field field) {
            List<Text> items = new ArrayList<>();
            if (field.value() instanceof Text text) {
                cut(text, items);
            } else if (field.value() instanceof Items list) {
                for (Value item : list.items()) {
                    if (item instanceof Text text && !text.text().isEmpty()) {
                        items.add(text);
                    } else {
                        report(
                                item.offset(),
                                "an entry of `" + field.key() + "` is no text",
                                "write one text in each line");
                    }
                }
            } else {
                report(
                        field.value().offset(),
                        "`" + field.key() + "` takes a list of texts",
                        "for example `[een, twee]`");
            }
            return items;
        }

        private void cut(Text text, List<Text> items) {
            String all = text.text();
            int from = 0;
            while (from <= all.length()) {
                int comma = all.indexOf(',', from);
                int end = comma < 0 ? all.length() : comma;
                int start = from;
                while (start < end && all.charAt(start) == ' ') {
                    start++;
                }
                String item = all.substring(start, end).strip();
                if (!item.isEmpty()) {
                    items.add(new Text(item, text.offset() + start));
                }
                from = end + 1;
            }
        }

        private static List<String> texts(List<Text> items) {
            List<String> texts = new ArrayList<>(items.size());
            for (Text item : items) {
                texts.add(item.text());
            }
            return List.copyOf(texts);
        }

        /** A value of a key that only the templates know. */
        private static Object plain(Value value) {
            if (value instanceof Text text) {
                return text.text();
            }
            if (value instanceof Items items) {
                List<Object> plain = new ArrayList<>();
                for (Value item : items.items()) {
                    plain.add(plain(item));
                }
                return plain;
            }
            // A mapping or a JSON object is data: its numbers and truth values are as in a data file.
            return DataReader.plain(value);
        }

        /** Whether an unknown key of this page is likely to be that one: then it is not missing, only misspelled. */
        private boolean isMeant(String key) {
            if (meant == null) {
                meant = new TreeSet<>();
                for (Field field : head.fields()) {
                    if (!PageKeys.known().containsKey(field.key()) && !customKeys.contains(field.key())) {
                        Nearest.of(field.key(), knownKeys()).ifPresent(meant::add);
                    }
                }
            }
            return meant.contains(key);
        }

        private void requireKeys(Map<String, Field> fields) {
            if (!fields.containsKey("title") && !isMeant("title")) {
                report(0, "the page has no `title`", "add a line with the title");
            }
            PageKeys.known().forEach((name, key) -> {
                if (key.required().contains(type) && !fields.containsKey(name) && !isMeant(name)) {
                    report(0, "a page of type `" + type + "` needs `" + name + "`", "add it to the front matter");
                }
            });
            if (fields.containsKey("image") && !fields.containsKey("imageAlt")) {
                report(
                        fields.get("image").offset(),
                        "the image has no description",
                        "add `imageAlt` for people who cannot see it");
            }
        }

        private void checkDates(Map<String, Field> fields) {
            if (values.get("start") instanceof TemporalAccessor start
                    && values.get("end") instanceof TemporalAccessor end
                    && Dates.moment(end).isBefore(Dates.moment(start))) {
                report(fields.get("end").value().offset(), "`end` comes before `start`", "");
            }
            if (date.isPresent()
                    && values.get("expires") instanceof TemporalAccessor expires
                    && Dates.moment(expires).isBefore(date.get())) {
                report(fields.get("expires").value().offset(), "`expires` comes before `date`", "");
            }
            if (status == PageStatus.PUBLISHED_DATE && !fields.containsKey("date")) {
                report(
                        fields.containsKey("status")
                                ? fields.get("status").value().offset()
                                : 0,
                        "a page that waits for its date has no `date`",
                        "add `date`");
            }
        }

        private Optional<Address> address(String contentPath, Map<String, Field> fields) {
            Optional<Address> address = new AddressRule(settings).address(contentPath, text("slug"), type, status);
            if (address.isEmpty()) {
                report(
                        0,
                        "`" + contentPath + "` cannot become an address",
                        "use small letters, digits and hyphens, for example `" + safe(contentPath) + "`");
            }
            return address;
        }

        private static String safe(String contentPath) {
            int dot = contentPath.lastIndexOf('.');
            StringBuilder safe = new StringBuilder();
            for (String part : contentPath.substring(0, dot).split("/")) {
                String slug = Slug.of(part);
                safe.append(safe.isEmpty() ? "" : "/").append(slug.isEmpty() ? "…" : slug);
            }
            return safe + contentPath.substring(dot);
        }

        private Optional<String> text(String key) {
            return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
        }

        private void report(int offset, String what, String hint) {
            problems.add(source.problem(offset, what, hint));
        }
    }
}
