package nl.watals.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.watals.site.AddressRule;
import nl.watals.site.DataReader;
import nl.watals.site.PageStatus;
import nl.watals.site.Settings;
import nl.watals.submission.PublicRecord;
import nl.watals.submission.PublicRecordReader;
import nl.watals.text.FrontMatter;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/**
 * What the desk knows of the site: its settings, its themes, and the ideas that are public. A file that cannot be read is
 * left to the build to complain about; here it is as if it were not there.
 */
final class DeskSite {
    private static final String THEMES = "taxonomy.themes.data";

    private final Path source;
    private final Settings settings;

    DeskSite(Path source, Settings settings) {
        this.source = source;
        this.settings = settings;
    }

    Path source() {
        return source;
    }

    Settings settings() {
        return settings;
    }

    /** The address of the public site, without a slash at the end. */
    String host() {
        return settings.host();
    }

    /** What the site is called; its address when it has no title. */
    String name() {
        String title = settings.text("site.title");
        return title.isBlank() ? host() : title;
    }

    /** The titles of the themes by their slugs, in the order of their file. */
    Map<String, String> themes() {
        String name = settings.text(THEMES);
        Map<String, String> themes = new LinkedHashMap<>();
        if (name.isEmpty()) {
            return themes;
        }
        for (String ending : List.of("", ".yaml", ".yml", ".json")) {
            String path = settings.text("data.folder") + "/" + name + ending;
            read(path).flatMap(text -> DataReader.read(text, new Problems())).ifPresent(value -> add(value, themes));
        }
        return themes;
    }

    private static void add(Object value, Map<String, String> themes) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((slug, term) -> {
                Object title = term instanceof Map<?, ?> keys ? keys.get("title") : term;
                themes.put(slug.toString(), title == null ? slug.toString() : title.toString());
            });
        }
    }

    private Optional<SourceText> read(String path) {
        Path file = source.resolve(path);
        try {
            return Files.isRegularFile(file)
                    ? SourceText.decode(path, Files.readAllBytes(file), new Problems())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hears of the ideas of the site. */
    interface Ideas {
        /** @param url the address on the site, or empty when it is not known without a build */
        void add(String id, String url, String title, String text);
    }

    /** Reads all public ideas: the records, and the pages of editors. */
    void readIdeas(Ideas ideas) {
        readRecords(ideas);
        readPages(ideas);
    }

    private void readRecords(Ideas ideas) {
        PublicRecordReader reader = new PublicRecordReader();
        String folder = settings.text("submissions.ideas");
        forEach(settings.text("submissions.folder"), ".json", (path, bytes) -> {
            Optional<PublicRecord> record = reader.read(path, bytes, new Problems());
            if (record.isPresent() && record.get() instanceof PublicRecord.Idea idea && !idea.isWithdrawn()) {
                String url =
                        idea.slug().isEmpty() ? "" : "/" + (folder.isEmpty() ? "" : folder + "/") + idea.slug() + "/";
                ideas.add(idea.id(), url, idea.title(), idea.now() + "\n" + idea.effect() + "\n" + idea.body());
            }
        });
    }

    private void readPages(Ideas ideas) {
        String folder = settings.text("content.folder");
        AddressRule rule = new AddressRule(settings);
        forEach(folder, ".md", (path, bytes) -> {
            Problems problems = new Problems();
            Optional<SourceText> text = SourceText.decode(path, bytes, problems);
            Optional<FrontMatter> head =
                    text.flatMap(known -> FrontMatter.parse(known, settings.text("header.separator"), problems));
            if (head.isEmpty()) {
                return;
            }
            Map<String, FrontMatter.Field> keys = head.get().byKey();
            String status = value(keys, "status").orElse(settings.text("default.status"));
            if (value(keys, "type").orElse("").equals("idea") && status.equals("published")) {
                String url = rule.address(
                                path.substring(folder.length() + 1), value(keys, "slug"), "idea", PageStatus.PUBLISHED)
                        .map(address -> address.url())
                        .orElse("");
                String id = value(keys, "submission").orElse(path);
                String body = text.get().text().substring(head.get().bodyStart());
                ideas.add(
                        id,
                        url,
                        value(keys, "title").orElse(""),
                        value(keys, "now").orElse("") + "\n"
                                + value(keys, "effect").orElse("") + "\n" + body);
            }
        });
    }

    private static Optional<String> value(Map<String, FrontMatter.Field> keys, String key) {
        return keys.containsKey(key) && keys.get(key).value() instanceof FrontMatter.Text text
                ? Optional.of(text.text())
                : Optional.empty();
    }

    private interface Reader {
        void read(String path, byte[] bytes);
    }

    private void forEach(String folder, String ending, Reader reader) {
        Path root = source.resolve(folder);
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(ending) && Files.isRegularFile(file)) {
                    reader.read(source.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
