package nl.watals.bake;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.watals.site.RedirectMap;
import nl.watals.site.Settings;
import nl.watals.text.Nearest;
import nl.watals.text.Problem;
import nl.watals.text.Problems;

/**
 * Every file of the source folder that a build reads, by what it is, in JBake's order: each folder's entries by name.
 * Hidden files are left out, and so are folders that hold a file named as {@code ignore.file} says.
 *
 * @param source the source folder
 * @param pages content files that become pages
 * @param contentAssets other files of the content folder; they go to the output as they are
 * @param assets files of the asset folder, which go to the output as they are
 * @param data data files
 * @param records submissions
 * @param templates files of the template folder
 * @param redirects the redirect map, if there is one
 */
record SourceTree(
        Path source,
        List<SourceFile> pages,
        List<SourceFile> contentAssets,
        List<SourceFile> assets,
        List<SourceFile> data,
        List<SourceFile> records,
        List<SourceFile> templates,
        Optional<SourceFile> redirects) {

    /**
     * One file.
     *
     * @param path relative to the source folder, with {@code /} between the parts
     * @param name relative to the folder of its kind
     * @param held what is in it, if that is read only once
     */
    record SourceFile(Path file, String path, String name, Optional<byte[]> held) {
        SourceFile(Path file, String path, String name) {
            this(file, path, name, Optional.empty());
        }

        byte[] read() {
            if (held.isPresent()) {
                return held.get();
            }
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The same file as it is now, whatever happens to it during the build. */
        private SourceFile hold() {
            return new SourceFile(file, path, name, Optional.of(read()));
        }
    }

    private static final Set<String> NEEDED = Set.of("content.folder", "template.folder");
    private static final Set<String> PAGES = Set.of("md", "html");
    private static final Set<String> MISSPELLED = Set.of("md", "markdown", "mdown", "mkd", "html", "htm");
    private static final Set<String> DATA = Set.of("yaml", "yml", "json", "csv");
    private static final Set<String> YAML = Set.of("yaml", "yml");
    private static final Set<String> OTHER_MARKUP = Set.of("ad", "adoc", "asciidoc");

    /**
     * Whether the folders are there without which nothing else can be judged: those of content and templates, and each
     * other one that the settings name. What is missing is reported.
     */
    static boolean hasFolders(Path source, Settings settings, Problems problems) {
        boolean all = true;
        for (String key : Settings.SOURCE_FOLDERS) {
            String folder = settings.text(key);
            boolean needed = NEEDED.contains(key) || settings.isSet(key);
            if (needed && !Files.isDirectory(source.resolve(folder))) {
                all = false;
                settings.report(
                        key,
                        "there is no folder `" + folder + "`",
                        Nearest.hint(folder, folders(source), "make it, or let `" + key + "` name another one"),
                        problems);
            }
        }
        return all;
    }

    private static List<String> folders(Path source) {
        List<String> folders = new ArrayList<>();
        String[] entries = source.toFile().list();
        for (String entry : entries == null ? new String[0] : entries) {
            if (Files.isDirectory(source.resolve(entry))) {
                folders.add(entry);
            }
        }
        return folders;
    }

    static SourceTree scan(Path source, Settings settings, Problems problems) {
        Scan scan = new Scan(settings.text("ignore.file"), problems);
        List<SourceFile> pages = new ArrayList<>();
        List<SourceFile> contentAssets = new ArrayList<>();
        String content = settings.text("content.folder");
        for (SourceFile file : scan.list(source, content, true)) {
            String extension = extension(file.name());
            if (PAGES.contains(extension)) {
                pages.add(file);
            } else if (OTHER_MARKUP.contains(extension)) {
                problems.add(new Problem(
                        file.path(), 1, 1, "AsciiDoc is not read here", "write the page in Markdown, in a file .md"));
            } else if (YAML.contains(extension)) {
                problems.add(new Problem(
                        file.path(),
                        1,
                        1,
                        "a page is no YAML file here",
                        "data belongs in " + settings.text("data.folder")
                                + "/; a page is a .md file with its keys between two lines `---`"));
            } else if (MISSPELLED.contains(extension.toLowerCase(Locale.ROOT))) {
                problems.add(new Problem(
                        file.path(),
                        1,
                        1,
                        "files that end in ." + extension + " are not read as pages",
                        "let the name end in ."
                                + (extension.toLowerCase(Locale.ROOT).startsWith("h") ? "html" : "md")));
            } else {
                contentAssets.add(file);
            }
        }
        return new SourceTree(
                source,
                pages,
                contentAssets,
                scan.list(source, settings.text("asset.folder"), settings.flag("asset.ignore")),
                held(scan.data(source, settings.text("data.folder"))),
                scan.records(source, settings.text("submissions.folder")),
                held(scan.list(source, settings.text("template.folder"), true)),
                redirectMap(source));
    }

    /** Every file that is read, by its path. */
    NavigableMap<String, SourceFile> byPath() {
        NavigableMap<String, SourceFile> byPath = new TreeMap<>();
        for (List<SourceFile> files : List.of(pages, contentAssets, assets, data, records, templates)) {
            files.forEach(file -> byPath.put(file.path(), file));
        }
        redirects.ifPresent(file -> byPath.put(file.path(), file));
        return byPath;
    }

    private static Optional<SourceFile> redirectMap(Path source) {
        Path file = source.resolve(RedirectMap.FILE);
        return Files.isRegularFile(file)
                ? Optional.of(new SourceFile(file, RedirectMap.FILE, RedirectMap.FILE).hold())
                : Optional.empty();
    }

    /** What any page may depend on is used in several places, which must all see the same. */
    private static List<SourceFile> held(List<SourceFile> files) {
        List<SourceFile> held = new ArrayList<>(files.size());
        for (SourceFile file : files) {
            held.add(file.hold());
        }
        return held;
    }

    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(dot + 1) : "";
    }

    private static final class Scan {
        private final String ignoreFile;
        private final Problems problems;

        private Scan(String ignoreFile, Problems problems) {
            this.ignoreFile = ignoreFile;
            this.problems = problems;
        }

        private List<SourceFile> list(Path source, String folder, boolean skipHidden) {
            List<SourceFile> files = new ArrayList<>();
            Path root = source.resolve(folder);
            if (Files.isDirectory(root)) {
                walk(root.toFile(), root, folder + "/", "", skipHidden, files);
            }
            return files;
        }

        private void walk(
                File folder, Path path, String prefix, String name, boolean skipHidden, List<SourceFile> files) {
            String[] entries = folder.list();
            if (entries == null) {
                problems.add(Problem.at(prefix + name, 1, 1, "this folder cannot be read"));
                return;
            }
            // As in JBake: the folder itself cannot be ignored, only those in it.
            if (!name.isEmpty() && isIgnored(entries)) {
                return;
            }
            Arrays.sort(entries);
            for (String entry : entries) {
                if (skipHidden && entry.startsWith(".")) {
                    continue;
                }
                String entryName = name + entry;
                Path entryPath = path.resolve(entry);
                // A stat for every file would cost more than the rest of the scan.
                boolean surelyFile = entry.endsWith(".md") || entry.endsWith(".json");
                if (!surelyFile && Files.isDirectory(entryPath)) {
                    walk(entryPath.toFile(), entryPath, prefix, entryName + "/", skipHidden, files);
                } else {
                    files.add(new SourceFile(entryPath, prefix + entryName, entryName));
                }
            }
        }

        private boolean isIgnored(String[] entries) {
            for (String entry : entries) {
                if (entry.equalsIgnoreCase(ignoreFile)) {
                    return true;
                }
            }
            return false;
        }

        private List<SourceFile> data(Path source, String folder) {
            List<SourceFile> data = new ArrayList<>();
            for (SourceFile file : list(source, folder, true)) {
                if (DATA.contains(extension(file.name()))) {
                    data.add(file);
                } else {
                    problems.add(new Problem(
                            file.path(), 1, 1, "this is no data file", "data files end in .yaml, .yml, .json or .csv"));
                }
            }
            return data;
        }

        private List<SourceFile> records(Path source, String folder) {
            List<SourceFile> records = new ArrayList<>();
            for (SourceFile file : list(source, folder, true)) {
                if (extension(file.name()).equals("json")) {
                    records.add(file);
                } else {
                    problems.add(new Problem(
                            file.path(), 1, 1, "this is no record", "submissions/ holds only files that end in .json"));
                }
            }
            return records;
        }
    }
}
