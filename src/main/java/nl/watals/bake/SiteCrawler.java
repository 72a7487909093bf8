package nl.watals.bake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.importer.Importer;
import nl.watals.markdown.EditorMarkdown;
import nl.watals.site.Assembly;
import nl.watals.site.DataReader;
import nl.watals.site.FormSettings;
import nl.watals.site.Imported;
import nl.watals.site.Page;
import nl.watals.site.PageBodyReader;
import nl.watals.site.PageHead;
import nl.watals.site.PageHeadReader;
import nl.watals.site.PageKeys;
import nl.watals.site.RedirectMap;
import nl.watals.site.Reference;
import nl.watals.site.Settings;
import nl.watals.site.Site;
import nl.watals.site.SiteBuilder;
import nl.watals.site.TaxonomySpec;
import nl.watals.submission.IdeaFacts;
import nl.watals.submission.PublicRecord;
import nl.watals.submission.PublicRecordReader;
import nl.watals.submission.PublicRecordReader.Unreadable;
import nl.watals.text.Nearest;
import nl.watals.text.Problems;
import nl.watals.text.Slug;
import nl.watals.text.SourceText;
import nl.watals.work.Parallel;
import org.jbake.app.Crawler;
import org.jbake.model.DocumentModel;
import org.jbake.util.HtmlUtil;

/**
 * JBake's crawler on all cores: heads first, so that every address is known, then records, then bodies; each file is read
 * and parsed once. Every mistake is reported; nothing is left out silently.
 */
final class SiteCrawler extends Crawler {
    private final MemoryStore store;
    private final SiteConfiguration configuration;
    private final SourceTree tree;
    private final SiteBuilder.Viewing viewing;
    private final Problems problems;
    private final Steps steps;
    private final BuildMemory memory;
    private final SourceHashes hashes;
    private final KnownSources known;
    private final Settings settings;
    private final Set<String> asked;
    private final Collection<Unreadable> unreadable = new ConcurrentLinkedQueue<>();

    /** Made here: of two threads that come to it first at the same time, each would make it. */
    private final Consumer<Unreadable> reportUnreadable = unreadable::add;

    private final Map<String, SourceText> dataSources = new HashMap<>();
    private Map<String, Object> data = Map.of();
    private Assembly assembly;
    private List<Page> editors = List.of();
    private Documents documents;
    private PageHeadReader headReader;
    private PageBodyReader bodyReader;

    SiteCrawler(
            MemoryStore store,
            SiteConfiguration configuration,
            SourceTree tree,
            SiteBuilder.Viewing viewing,
            BuildMemory memory,
            SourceHashes hashes,
            KnownSources known,
            Problems problems,
            Steps steps) {
        super(store, configuration);
        this.store = store;
        this.configuration = configuration;
        this.tree = tree;
        this.viewing = viewing;
        this.problems = problems;
        this.steps = steps;
        this.memory = memory;
        this.hashes = hashes;
        this.known = known;
        this.settings = configuration.settings();
        this.asked = configuration.templates().names();
    }

    Site site() {
        return assembly.site();
    }

    Assembly assembly() {
        return assembly;
    }

    /** The pages of editors, by source, shown or not, as the crawl found them. */
    List<Page> editors() {
        return editors;
    }

    Documents documents() {
        return documents;
    }

    /** What read the heads of the pages. */
    PageHeadReader headReader() {
        return headReader;
    }

    /** What read the bodies of the pages, with all addresses that it knows. */
    PageBodyReader bodyReader() {
        return bodyReader;
    }

    private boolean asksForDigests() {
        return asked.contains("sha1");
    }

    /** Whether a page can get other words without anything else being made anew. */
    boolean canRenewWords() {
        return !asksForDigests() && !settings.flag("img.path.update");
    }

    /** Reads the data files, which must come before the pages: taxonomies have their terms from there. */
    @Override
    public void crawlDataFiles() {
        Map<String, Object> values = new TreeMap<>();
        for (SourceFile file : tree.data()) {
            Optional<SourceText> source = SourceText.decode(file.path(), file.read(), problems);
            dataSources.put(file.name(), source.orElse(new SourceText(file.path(), "")));
            Optional<Object> value = source.flatMap(text -> DataReader.read(text, problems));
            value.ifPresent(read -> values.put(file.name(), read));
        }
        data = values;
        steps.done("read data");
    }

    /** Reads the whole site into the store. */
    @Override
    public void crawl() {
        configuration.assets().images().lookAtAll();
        List<TaxonomySpec> taxonomies = taxonomies();
        List<PageHead> heads = readHeads(taxonomies);
        steps.done("read heads");
        List<PublicRecord> records = readRecords();
        steps.done("read records");
        Page[] read = new Page[heads.size()];
        bodyReader = bodyReader(heads);
        Importer importer = new Importer(settings, taxonomies, viewing, problems);
        Imported imported = Parallel.alongside(
                () -> importer.run(records, unreadable, heads), read.length, i -> read[i] = readBody(heads.get(i)));
        editors = Arrays.asList(read);
        steps.done("import, render editors' texts");
        List<Page> ideas = imported.ideas();
        // Nothing in the texts of visitors can be wrong, so the site need not wait for them.
        assembly = Parallel.alongside(
                () -> assemble(taxonomies, editors, imported), ideas.size(), i -> renderIdea(ideas.get(i)));
        steps.done("assemble, render visitors' texts");
    }

    private Assembly assemble(List<TaxonomySpec> taxonomies, List<Page> pages, Imported imported) {
        Assembly assembled = new SiteBuilder(settings, taxonomies, viewing, problems)
                .assemble(pages, imported, files(), links(), redirects());
        if (problems.isEmpty()) {
            documents = new Documents(assembled.site(), asked, configuration.assets());
            fillStore(assembled.site());
        }
        return assembled;
    }

    /**
     * Shows other pages, after a crawl without problems. Nobody may read the site meanwhile.
     *
     * @param reader of the bodies of pages, with all addresses as they are now
     */
    void exchange(Assembly.Exchanged exchanged, PageBodyReader reader) {
        assembly = exchanged.assembly();
        bodyReader = reader;
        Site now = assembly.site();
        documents.exchange(now, exchanged.gone(), exchanged.come(), exchanged.relinked());
        if (!keysOfTheirOwn(exchanged.gone()).equals(keysOfTheirOwn(exchanged.come()))) {
            store.keys().clear();
            addKeys(now);
        }
        new SiteVariables(now, documents, data, assembly.viewing()).fill(store);
        store.refill(() -> documents.of(now.pages()));
    }

    /** The keys that only these pages bring, not the program and no taxonomy. */
    private Set<String> keysOfTheirOwn(List<Page> pages) {
        Set<String> keys = new HashSet<>();
        for (Page page : pages) {
            addKeys(page, keys);
        }
        keys.removeAll(settings.taxonomyKeys());
        return keys;
    }

    private RedirectMap redirects() {
        return tree.redirects()
                .flatMap(file -> SourceText.decode(file.path(), file.read(), problems))
                .map(text -> RedirectMap.read(text, problems))
                .orElse(RedirectMap.NONE);
    }

    /** What templates point to, and settings that templates with forms use. */
    private Map<String, List<Reference>> links() {
        Map<String, List<Reference>> links = TemplateLinks.in(configuration.templates());
        if (TemplateLinks.haveForms(configuration.templates())) {
            List<Reference> pages = new ArrayList<>();
            for (String key : new FormSettings(settings).pageKeys()) {
                pages.add(settings.link(key));
            }
            links.put(Settings.FILE, pages);
        }
        return links;
    }

    private List<TaxonomySpec> taxonomies() {
        List<TaxonomySpec> taxonomies = new ArrayList<>();
        for (String key : settings.taxonomyKeys()) {
            taxonomies.add(settings.taxonomy(key, terms(key)));
        }
        return taxonomies;
    }

    private Map<String, TaxonomySpec.Term> terms(String key) {
        String setting = "taxonomy." + key + ".data";
        String name = settings.text(setting);
        Optional<String> file = dataFile(name);
        if (file.isEmpty()) {
            settings.report(
                    setting,
                    "there is no data file `" + name + "` with the terms of `" + key + "`",
                    Nearest.hint(name, stems(), "make data/" + (name.isEmpty() ? key : name) + ".yaml"),
                    problems);
            return Map.of();
        }
        // A data file that could not be read has no value; that was reported.
        return data.containsKey(file.get()) ? terms(dataSources.get(file.get()), data.get(file.get())) : Map.of();
    }

    private Map<String, TaxonomySpec.Term> terms(SourceText source, Object value) {
        Map<String, TaxonomySpec.Term> terms = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((slug, term) -> {
                checkSlug(source, slug.toString());
                terms.put(slug.toString(), term(slug.toString(), term));
            });
        } else {
            problems.add(source.problem(0, "this is no mapping from slugs to terms", "write lines `slug: Title`"));
        }
        return terms;
    }

    private void checkSlug(SourceText source, String slug) {
        if (!Slug.isValid(slug)) {
            problems.add(source.problem(
                    Math.max(0, source.text().indexOf(slug)),
                    "`" + slug + "` cannot be part of an address",
                    "write small letters, digits and single hyphens, such as `" + Slug.of(slug)
                            + "`, and the name behind the colon"));
        }
    }

    private static TaxonomySpec.Term term(String slug, Object value) {
        if (value instanceof Map<?, ?> map) {
            Object title = map.get("title");
            Object intro = map.get("intro");
            return new TaxonomySpec.Term(
                    slug, title == null ? slug : title.toString(), intro == null ? "" : intro.toString());
        }
        String title = value.toString();
        return new TaxonomySpec.Term(slug, title.isEmpty() ? slug : title, "");
    }

    private Optional<String> dataFile(String name) {
        for (String ending : List.of("", ".yaml", ".yml", ".json")) {
            if (dataSources.containsKey(name + ending)) {
                return Optional.of(name + ending);
            }
        }
        return Optional.empty();
    }

    private List<String> stems() {
        List<String> stems = new ArrayList<>();
        for (String name : dataSources.keySet()) {
            stems.add(name.substring(0, name.lastIndexOf('.')));
        }
        return stems;
    }

    private List<PageHead> readHeads(List<TaxonomySpec> taxonomies) {
        Map<String, TaxonomySpec> byKey = new LinkedHashMap<>();
        taxonomies.forEach(taxonomy -> byKey.put(taxonomy.key(), taxonomy));
        headReader = new PageHeadReader(settings, byKey, asked);
        boolean sha1 = asksForDigests();
        PageHead[] heads = new PageHead[tree.pages().size()];
        Parallel.forEach(heads.length, i -> {
            SourceFile file = tree.pages().get(i);
            Optional<PageHead> before = knownHead(file);
            heads[i] = before.isPresent() ? before.get() : readHead(file, sha1);
        });
        return present(heads);
    }

    /** The head of a page whose file is still the same, for an earlier bake or for the last build. */
    private Optional<PageHead> knownHead(SourceFile file) {
        Optional<PageHead> before = known.head(file.path());
        if (before.isPresent()) {
            return before;
        }
        Optional<SourceFacts.Head> head = memory.head(file.path(), hashes.of(file.path()));
        return head.isPresent() ? Optional.of(remembered(file, head.get())) : Optional.empty();
    }

    private PageHead remembered(SourceFile file, SourceFacts.Head head) {
        return headReader.remembered(
                SourceText.later(file.path(), () -> hashes.read(file)),
                file.name(),
                head.type(),
                head.status(),
                head.date(),
                head.address(),
                head.values());
    }

    /** The head of a page; null when there is nothing of it to work with. */
    private PageHead readHead(SourceFile file, boolean sha1) {
        Problems own = new Problems();
        byte[] bytes = hashes.read(file);
        Optional<PageHead> head = memory.references(file.path(), hashes.of(file.path()))
                .flatMap(known -> headReader.readAccepted(file.path(), bytes, file.name()));
        if (head.isEmpty()) {
            Optional<SourceText> text = SourceText.decode(file.path(), bytes, own);
            head = text.isPresent()
                    ? headReader.read(text.get(), file.name(), own)
                    : headReader.unreadable(file.path(), file.name());
        }
        if (!own.isEmpty()) {
            problems.addAll(own.sorted());
        }
        if (head.isEmpty()) {
            return null;
        }
        if (sha1) {
            head.get().values().put("sha1", sha1(bytes));
        }
        if (own.isEmpty()) {
            known.keep(file.path(), head.get());
        }
        return head.get();
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    private List<PublicRecord> readRecords() {
        PublicRecordReader reader = new PublicRecordReader();
        PublicRecord[] records = new PublicRecord[tree.records().size()];
        Parallel.forEach(records.length, i -> {
            SourceFile file = tree.records().get(i);
            Optional<PublicRecord> before = knownRecord(reader, file);
            records[i] = before.isPresent() ? before.get() : readRecord(reader, file);
        });
        return present(records);
    }

    /** A record whose file is still the same, for an earlier bake or for the last build. */
    private Optional<PublicRecord> knownRecord(PublicRecordReader reader, SourceFile file) {
        Optional<PublicRecord> before = known.record(file.path());
        if (before.isPresent()) {
            return before;
        }
        long hash = hashes.of(file.path());
        Optional<IdeaFacts> idea = memory.idea(file.path(), hash);
        if (idea.isEmpty()) {
            return Optional.empty();
        }
        memory.idea(file.path(), hash, idea.get());
        return Optional.of(reader.remembered(file.path(), idea.get(), () -> hashes.read(file)));
    }

    /** A record; null when it cannot be read. */
    private PublicRecord readRecord(PublicRecordReader reader, SourceFile file) {
        Problems own = new Problems();
        byte[] bytes = hashes.read(file);
        Optional<PublicRecord> record = accepted(reader, file.path(), bytes);
        if (record.isEmpty()) {
            record = reader.read(file.path(), bytes, own, reportUnreadable);
        }
        if (!own.isEmpty()) {
            problems.addAll(own.sorted());
        } else if (record.isPresent()) {
            known.keep(file.path(), record.get());
            memory.record(file.path(), hashes.of(file.path()), record.get());
        }
        return record.orElse(null);
    }

    /** A record that the last build read from the same bytes, and found nothing wrong with. */
    private Optional<PublicRecord> accepted(PublicRecordReader reader, String path, byte[] bytes) {
        return memory.references(path, hashes.of(path)).isPresent()
                ? reader.readAccepted(path, bytes)
                : Optional.empty();
    }

    private PageBodyReader bodyReader(List<PageHead> heads) {
        EditorMarkdown markdown = new EditorMarkdown(Language.labels(settings.text("site.language")));
        return new PageBodyReader(markdown, settings, heads);
    }

    private Page readBody(PageHead head) {
        String path = head.source().path();
        long hash = hashes.of(path);
        Optional<List<Reference>> known = memory.references(path, hash);
        if (known.isPresent()) {
            return bodyReader.known(head, known.get());
        }
        Problems own = new Problems();
        PageBodyReader.Result read = bodyReader.read(head, own);
        problems.addAll(own.sorted());
        if (own.isEmpty() && !read.linksToFiles()) {
            memory.source(path, hash, read.page().references());
        }
        return read.page();
    }

    private void renderIdea(Page idea) {
        long hash = hashes.of(idea.source());
        if (memory.references(idea.source(), hash).isEmpty()) {
            idea.content().get();
            memory.source(idea.source(), hash, List.of());
        }
    }

    @SafeVarargs
    private static <T> List<T> present(T... values) {
        List<T> present = new ArrayList<>(values.length);
        for (T value : values) {
            if (value != null) {
                present.add(value);
            }
        }
        return present;
    }

    /** Where assets will stand in the output, and the file each comes from. */
    private Map<String, String> files() {
        Map<String, String> files = new HashMap<>();
        for (SourceFile asset : tree.contentAssets()) {
            files.put(asset.name(), asset.path());
        }
        for (SourceFile asset : tree.assets()) {
            String other = files.putIfAbsent(asset.name(), asset.path());
            if (other != null) {
                problems.add(
                        asset.path(), 1, 1, "two files want the address /" + asset.name(), "the other one is " + other);
            }
        }
        return files;
    }

    /** Whether the site brings a file of its own for that place in the output. */
    boolean hasAsset(String file) {
        return tree.assets().stream().anyMatch(asset -> asset.name().equals(file))
                || tree.contentAssets().stream().anyMatch(asset -> asset.name().equals(file));
    }

    private void fillStore(Site site) {
        for (Page page : site.pages()) {
            DocumentModel document = documents.of(page);
            if (settings.flag("img.path.update")) {
                HtmlUtil.fixImageSourceUrls(document, configuration);
            }
            store.addDocument(document);
        }
        addKeys(site);
        new SiteVariables(site, documents, data, viewing).fill(store);
        store.seal();
    }

    private void addKeys(Site site) {
        for (Page page : site.byUrl().values()) {
            addKeys(page, store.keys());
        }
        store.keys().addAll(settings.taxonomyKeys());
    }

    private static void addKeys(Page page, Set<String> keys) {
        for (String key : page.values().keySet()) {
            if (!PageKeys.isKnown(key)) {
                keys.add(key);
            }
        }
    }
}
