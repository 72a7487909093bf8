package nl.watals.bake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.watals.site.Address;
import nl.watals.site.FeedPage;
import nl.watals.site.ListPage;
import nl.watals.site.Page;
import nl.watals.site.Settings;
import nl.watals.text.Nearest;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.work.Parallel;
import org.jbake.app.DocumentList;
import org.jbake.app.Renderer;
import org.jbake.model.DocumentModel;
import org.jbake.model.ModelAttributes;
import org.jbake.template.DelegatingTemplateEngine;
import org.jbake.template.TemplateEngines;
import org.jbake.template.model.TemplateModel;
import org.jbake.util.PagingHelper;

/**
 * JBake's renderer, but its methods only queue what is to be rendered; {@link #renderQueue} then renders on all cores,
 * each page into memory and from there to the output at once.
 */
final class SiteRenderer extends Renderer {
    private final MemoryStore store;
    private final SiteConfiguration configuration;
    private final SiteCrawler crawler;
    private final SiteOutput output;
    private final boolean remembering;
    private final BuildMemory memory;
    private final SourceHashes hashes;
    private final Problems problems;
    private final PebbleTemplates templates;
    private final List<PageJob> queue = new ArrayList<>();
    private final ThreadLocal<Utf8Writer> writers;
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();
    private final Map<String, TemplateTime> times = new ConcurrentHashMap<>();
    private SiteDigests digests;

    private SiteRenderer(
            MemoryStore store,
            SiteConfiguration configuration,
            SiteCrawler crawler,
            SiteOutput output,
            boolean remembering,
            BuildMemory memory,
            SourceHashes hashes,
            Problems problems) {
        super(store, configuration, (DelegatingTemplateEngine) null);
        this.store = store;
        this.configuration = configuration;
        this.crawler = crawler;
        this.output = output;
        this.remembering = remembering;
        this.memory = memory;
        this.hashes = hashes;
        this.problems = problems;
        this.templates = engine(store, configuration);
        this.writers = ThreadLocal.withInitial(Utf8Writer::new);
    }

    /** A renderer that leaves out what the memory shows to be unchanged, and tells it what each page depended on. */
    static SiteRenderer remembering(
            MemoryStore store,
            SiteConfiguration configuration,
            SiteCrawler crawler,
            SiteOutput output,
            BuildMemory memory,
            SourceHashes hashes,
            Problems problems) {
        return new SiteRenderer(store, configuration, crawler, output, true, memory, hashes, problems);
    }

    /** A renderer that renders whatever it is asked for. */
    static SiteRenderer forgetful(
            MemoryStore store,
            SiteConfiguration configuration,
            SiteCrawler crawler,
            SiteOutput output,
            SourceHashes hashes,
            Problems problems) {
        return new SiteRenderer(store, configuration, crawler, output, false, BuildMemory.nothing(), hashes, problems);
    }

    /** The engine that JBake found; another one than ours would render with other rules. */
    private static PebbleTemplates engine(MemoryStore store, SiteConfiguration configuration) {
        Object found = new TemplateEngines(configuration, store).getEngine("peb");
        if (found instanceof PebbleTemplates templates) {
            return templates;
        }
        throw new IllegalStateException("another engine claims Pebble templates: " + found);
    }

    SiteConfiguration configuration() {
        return configuration;
    }

    PebbleTemplates templates() {
        return templates;
    }

    SiteCrawler crawler() {
        return crawler;
    }

    SiteOutput output() {
        return output;
    }

    /** Queues a page that is rendered every time. */
    void queue(String file, String template, TemplateModel model, String source) {
        queue(file, template, model, source, 0);
    }

    /**
     * Queues a page; a template that does not exist is a problem.
     *
     * @param inputs a digest of what the page is made from besides what its template looks at, or 0
     */
    void queue(String file, String template, TemplateModel model, String source, long inputs) {
        if (!configuration.templates().byName().containsKey(template)) {
            problems.add(new Problem(
                    source,
                    1,
                    1,
                    "there is no template `" + template + "`",
                    Nearest.hint(
                            template,
                            configuration.templates().byName().keySet(),
                            "make it in " + configuration.getTemplateFolderName() + "/")));
            return;
        }
        queue.add(job(file, template, model, source, inputs));
    }

    private PageJob job(String file, String template, TemplateModel model, String source, long inputs) {
        model.setVersion(configuration.getVersion());
        model.setConfig(configuration.asHashMap());
        return new PageJob(
                file,
                template,
                model,
                source,
                inputs == 0 ? 0 : new Digest().add(inputs).add(template).value());
    }

    @Override
    public void render(DocumentModel content) {
        long inputs = content instanceof SiteDocument document ? inputs(document) : 0;
        queue(content.getUri(), template(content.getType()), model(content), content.getFile(), inputs);
    }

    private static TemplateModel model(DocumentModel content) {
        TemplateModel model = new TemplateModel();
        model.setContent(content);
        return model;
    }

    /** The job for a page of the site that somebody looks at; it has a template. */
    PageJob job(Page page) {
        DocumentModel content = crawler.documents().of(page);
        return job(content.getUri(), template(content.getType()), model(content), content.getFile(), 0);
    }

    /** The job for a list of the site that somebody looks at; it has a template. */
    PageJob job(ListPage list) {
        Documents documents = crawler.documents();
        return job(list.address().file(), list.template(), ListsTool.model(list, documents), ListsTool.source(list), 0);
    }

    private long inputs(SiteDocument document) {
        return remembering ? digests().of(document.url()) : 0;
    }

    /** A digest of what a list page is made from, or 0 when nobody will ask for it. */
    long inputs(ListPage list) {
        return remembering ? digests().of(list) : 0;
    }

    /** Whether the site has a template for the type or list. */
    boolean hasTemplate(String type) {
        return configuration.templates().byName().containsKey(template(type));
    }

    /** The template of a type; as in JBake, one with another ending may stand in for it. */
    String template(String type) {
        String name = configuration.getTemplateByDocType(type);
        Map<String, ?> known = configuration.templates().byName();
        if (known.containsKey(name) || name.lastIndexOf('.') < 0) {
            return name;
        }
        String stem = name.substring(0, name.lastIndexOf('.'));
        for (String ending : List.of(".peb", ".pebble")) {
            if (known.containsKey(stem + ending)) {
                return stem + ending;
            }
        }
        return name;
    }

    @Override
    public void renderIndex(String indexFile) {
        queueSimple(indexFile, "masterindex");
    }

    /** Without a template for it, the sitemap is written by {@link SiteFiles}. */
    @Override
    public void renderSitemap(String sitemapFile) {
        if (hasTemplate("sitemap")) {
            queueSimple(sitemapFile, "sitemap");
        }
    }

    @Override
    public void renderFeed(String feedFile) {
        queueSimple(feedFile, "feed");
    }

    @Override
    public void renderArchive(String archiveFile) {
        queueSimple(archiveFile, "archive");
    }

    @Override
    public void renderError404(String errorFile) {
        queueSimple(errorFile, "error404");
    }

    private void queueSimple(String file, String type) {
        TemplateModel model = new TemplateModel();
        model.setContent(simple(type, ""));
        if (configuration.getPaginateIndex()) {
            model.setNumberOfPages(0);
            model.setCurrentPageNuber(0);
            model.setPreviousFilename("");
            model.setNextFileName("");
        }
        queue(file, template(type), model, Settings.FILE);
    }

    /** Below the document, its place is known: a list of JBake's may be any file. */
    private static DocumentModel simple(String type, String rootPath) {
        DocumentModel content = new DocumentModel();
        content.setType(type);
        content.setRootPath(rootPath);
        return content;
    }

    @Override
    public void renderIndexPaging(String indexFile) throws Exception {
        DocumentList<DocumentModel> posts = store.getPublishedPosts();
        int size = configuration.getPostsPerPage();
        if (posts.isEmpty()) {
            renderIndex(indexFile);
            return;
        }
        PagingHelper paging = new PagingHelper(posts.size(), size);
        for (int number = 1; number <= paging.getNumberOfPages(); number++) {
            TemplateModel model = new TemplateModel();
            model.setNumberOfPages(paging.getNumberOfPages());
            model.setCurrentPageNuber(number);
            model.setPreviousFilename(paging.getPreviousFileName(number));
            model.setNextFileName(paging.getNextFileName(number));
            model.setContent(simple("masterindex", number > 1 ? "../" : ""));
            int from = (number - 1) * size;
            model.put("published_posts", new FrozenList<>(posts.subList(from, Math.min(posts.size(), from + size))));
            queue(paging.getCurrentFileName(number, indexFile), template("masterindex"), model, Settings.FILE);
        }
    }

    @Override
    public int renderTags(String tagPath) {
        int before = queue.size();
        for (String tag : store.getAllTags()) {
            TemplateModel model = new TemplateModel();
            model.setTag(tag);
            queueTagPage(tagPath, tag, ModelAttributes.TAG, "tag", model);
        }
        if (configuration.getRenderTagsIndex()) {
            queueTagPage(tagPath, "index", ModelAttributes.TAGS, "tagsindex", new TemplateModel());
        }
        return queue.size() - before;
    }

    private void queueTagPage(String tagPath, String name, String type, String template, TemplateModel model) {
        String file = tagPath + "/" + name + configuration.getOutputExtension();
        // Not JBake's way to the root: with uri.noExtension that is one folder too high.
        model.setContent(simple(type, Address.ofFile(file).rootPath()));
        queue(file, template(template), model, Settings.FILE);
    }

    /**
     * Renders everything that was queued and reports what fails: each mistake in a template once, with the first page that
     * shows it.
     *
     * @param progress called after each page; from any thread
     */
    void renderQueue(Runnable progress) {
        Parallel.forEach(queue.size(), i -> {
            render(queue.get(i));
            progress.run();
        });
        failures.values().forEach(failure -> problems.add(failure.problem()));
    }

    private void render(PageJob job) {
        if (job.inputs() != 0 && memory.isUnchanged(job.file(), job.inputs(), digests) && output.keep(job.file())) {
            memory.variables(job.file()).forEach(configuration.assets()::keep);
            return;
        }
        Utf8Writer writer = writers.get();
        writer.reset();
        long started = System.nanoTime();
        Touched touched = Touched.begin();
        try {
            templates.renderDocument(job.model(), job.template(), writer);
        } catch (RuntimeException | StackOverflowError e) {
            fail(job, e);
            return;
        } finally {
            Touched.end();
        }
        time(job.template()).add(System.nanoTime() - started);
        output.write(job.file(), writer.buffer(), writer.size());
        if (job.inputs() != 0) {
            memory.page(job.file(), job.inputs(), touched, digests);
        }
    }

    /**
     * Whether a file that no template makes was taken over from the last build, because that made it from the same.
     *
     * @param inputs a digest of all that it is made from besides the settings
     */
    boolean keeps(String file, long inputs) {
        if (!remembering) {
            return false;
        }
        boolean kept = memory.isUnchanged(file, inputs, digests()) && output.keep(file);
        if (!kept) {
            memory.generated(file, inputs);
        }
        return kept;
    }

    /** The same of the two files of a feed. */
    boolean keepsBoth(String atom, String json, FeedPage feed) {
        if (!remembering) {
            return false;
        }
        long inputs = digests().of(feed);
        // Both, whatever the first one gives: the memory is told of each.
        boolean first = keeps(atom, inputs);
        return keeps(json, inputs) && first;
    }

    /** Without a lambda: several threads come here first at the same time, and each would make one. */
    private TemplateTime time(String template) {
        TemplateTime known = times.get(template);
        if (known != null) {
            return known;
        }
        TemplateTime fresh = new TemplateTime();
        TemplateTime other = times.putIfAbsent(template, fresh);
        return other == null ? fresh : other;
    }

    /**
     * Renders one page of the queue for somebody who looks at it now. Thread-safe.
     *
     * @throws Unrenderable if its template fails
     */
    byte[] renderNow(PageJob job) throws Unrenderable {
        Utf8Writer writer = writers.get();
        writer.reset();
        try {
            templates.renderDocument(job.model(), job.template(), writer);
        } catch (RuntimeException | StackOverflowError e) {
            throw new Unrenderable(templates.problem(e, job.template(), job.source()));
        }
        return Arrays.copyOf(writer.buffer(), writer.size());
    }

    /** Forgets what was queued. */
    void clearQueue() {
        queue.clear();
    }

    /** Every page that was queued. */
    List<PageJob> jobs() {
        return Collections.unmodifiableList(queue);
    }

    /** A page whose template fails. */
    static final class Unrenderable extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        private Unrenderable(Problem problem) {
            super(problem.what());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    /** Renders one page of the site at once; empty when that fails, which is reported. */
    Optional<String> renderNow(Page page) {
        render(crawler.documents().of(page));
        if (queue.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(renderNow(queue.remove(queue.size() - 1)), StandardCharsets.UTF_8));
        } catch (Unrenderable e) {
            problems.add(e.problem());
            return Optional.empty();
        }
    }

    /** How long each template took, over all its pages and threads. */
    Map<String, TemplateTime> times() {
        return times;
    }

    /** Makes the digests, if pages will be held against them: before several threads ask for them. */
    void digestSite() {
        if (remembering) {
            digests();
        }
    }

    /** The digests of the site; the crawler must be done. */
    SiteDigests digests() {
        if (digests == null) {
            digests = new SiteDigests(crawler.site(), hashes, store, configuration.assets());
        }
        return digests;
    }

    private void fail(PageJob job, Throwable thrown) {
        Problem problem = templates.problem(thrown, job.template(), job.source());
        String place = problem.path() + ":" + problem.line() + ":" + problem.column() + ":" + problem.what();
        failures.merge(
                place, new Failure(problem, job.file()), (a, b) -> a.file().compareTo(b.file()) <= 0 ? a : b);
    }

    /** A mistake in a template, and the page on which it showed. */
    private record Failure(Problem problem, String file) {}

    int queued() {
        return queue.size();
    }
}
