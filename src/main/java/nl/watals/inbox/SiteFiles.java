package nl.watals.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.watals.site.DataReader;
import nl.watals.site.PageHead;
import nl.watals.site.PageHeadReader;
import nl.watals.site.Settings;
import nl.watals.site.TaxonomySpec;
import nl.watals.submission.PublicRecord;
import nl.watals.submission.PublicRecord.Idea;
import nl.watals.submission.PublicRecordReader;
import nl.watals.text.Problems;
import nl.watals.text.Slug;
import nl.watals.text.SourceText;

/**
 * The facts as the files of the site say them: heads of pages, the data file of the themes, and, once somebody asks for an
 * idea, the records. Read again when they are older than a minute. What is wrong in a file is the build's to report: here
 * it is left out.
 */
public final class SiteFiles implements SiteFacts {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Path source;
    private final Settings settings;
    private final Clock clock;
    private Instant readAt = Instant.MIN;
    private Instant recordsReadAt = Instant.MIN;
    private Set<String> pages = Set.of();
    private Set<String> themes = Set.of();
    private Map<String, LocalDate> gatherings = Map.of();
    private Set<String> ideas = Set.of();

    /** @param source the folder with {@code jbake.properties} */
    public SiteFiles(Path source, Settings settings, Clock clock) {
        this.source = source;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<LocalDate> lastDay(String address) {
        refresh();
        return Optional.ofNullable(gatherings.get(address));
    }

    @Override
    public synchronized boolean hasPage(String address) {
        refresh();
        if (pages.contains(address)) {
            return true;
        }
        String slug = slug(address);
        return !slug.isEmpty() && records().contains(slug);
    }

    @Override
    public synchronized boolean hasTheme(String slug) {
        refresh();
        return themes.contains(slug);
    }

    @Override
    public synchronized boolean isTaken(String slug) {
        refresh();
        return pages.contains(folder() + slug + "/") || records().contains(slug);
    }

    /** Where ideas stand: {@code /ideeen/}. */
    private String folder() {
        String folder = settings.text("submissions.ideas");
        return folder.isEmpty() ? "/" : "/" + folder + "/";
    }

    private String slug(String address) {
        String folder = folder();
        if (!address.startsWith(folder) || !address.endsWith("/") || address.length() <= folder.length()) {
            return "";
        }
        return address.substring(folder.length(), address.length() - 1);
    }

    private void refresh() {
        Instant now = clock.instant();
        if (readAt.plus(FRESH).isAfter(now)) {
            return;
        }
        try {
            themes = readThemes();
            readPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        readAt = now;
    }

    private Set<String> records() {
        Instant now = clock.instant();
        if (!recordsReadAt.plus(FRESH).isAfter(now)) {
            try {
                ideas = readRecords();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            recordsReadAt = now;
        }
        return ideas;
    }

    private Set<String> readThemes() throws IOException {
        String name = settings.text("taxonomy.themes.data");
        for (String ending : List.of("", ".yaml", ".yml", ".json")) {
            Path file = source.resolve(settings.text("data.folder")).resolve(name + ending);
            if (!name.isEmpty() && Files.isRegularFile(file)) {
                Problems ignored = new Problems();
                Optional<Object> value = SourceText.decode(name + ending, Files.readAllBytes(file), ignored)
                        .flatMap(text -> DataReader.read(text, ignored));
                if (value.isPresent() && value.get() instanceof Map<?, ?> terms) {
                    Set<String> slugs = new HashSet<>();
                    terms.keySet().forEach(term -> slugs.add(term.toString()));
                    return slugs;
                }
            }
        }
        return Set.of();
    }

    private void readPages() throws IOException {
        Path content = source.resolve(settings.text("content.folder"));
        PageHeadReader reader = new PageHeadReader(settings, taxonomies(), Set.of());
        Set<String> addresses = new HashSet<>();
        Map<String, LocalDate> days = new HashMap<>();
        for (Path file : files(content, ".md", ".html")) {
            String path = content.relativize(file).toString().replace('\\', '/');
            Problems ignored = new Problems();
            Optional<PageHead> head = SourceText.decode(path, Files.readAllBytes(file), ignored)
                    .flatMap(text -> reader.read(text, path, ignored));
            if (head.isPresent()) {
                addresses.add(head.get().address().url());
                lastDay(head.get())
                        .ifPresent(day -> days.put(head.get().address().url(), day));
            }
        }
        pages = addresses;
        gatherings = days;
    }

    private Map<String, TaxonomySpec> taxonomies() {
        Map<String, TaxonomySpec> specs = new HashMap<>();
        for (String key : settings.taxonomyKeys()) {
            specs.put(key, settings.taxonomy(key, Map.of()));
        }
        return specs;
    }

    private Optional<LocalDate> lastDay(PageHead head) {
        for (String key : List.of("end", "start")) {
            if (head.values().get(key) instanceof TemporalAccessor moment) {
                if (moment.isSupported(ChronoField.INSTANT_SECONDS)) {
                    ZoneId zone = settings.zone();
                    return Optional.of(Instant.from(moment).atZone(zone).toLocalDate());
                }
                return Optional.of(LocalDate.from(moment));
            }
        }
        return Optional.empty();
    }

    private Set<String> readRecords() throws IOException {
        Path folder = source.resolve(settings.text("submissions.folder"));
        PublicRecordReader reader = new PublicRecordReader();
        Set<String> slugs = new HashSet<>();
        for (Path file : files(folder, ".json")) {
            String path = settings.text("submissions.folder") + "/"
                    + folder.relativize(file).toString().replace('\\', '/');
            Optional<PublicRecord> record = reader.read(path, Files.readAllBytes(file), new Problems());
            if (record.isPresent() && record.get() instanceof Idea idea) {
                slugs.add(idea.slug().isEmpty() ? Slug.of(idea.title()) : idea.slug());
            }
        }
        return slugs;
    }

    private static List<Path> files(Path folder, String... endings) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }
}
