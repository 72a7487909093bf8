package nl.watals.formservice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.watals.text.Problem;

/**
 * Imports the exports of form services. What comes in does not depend on how often or in how many pieces: an entry is known by
 * its source and key, and whatever was taken stays taken when a run is ended by force.
 */
public final class Import {
    private static final List<String> SUFFIXES = List.of(".yml", ".yaml", ".json", ".md");

    private final ImportOptions options;
    private final SubmissionSink sink;
    private final ImportObserver observer;
    private final Map<Outcome, Long> rows = new EnumMap<>(Outcome.class);
    private int files;
    private long problems;

    private Import(ImportOptions options, SubmissionSink sink, ImportObserver observer) {
        this.options = options;
        this.sink = sink;
        this.observer = observer;
    }

    /**
     * Imports files, and of folders all files of Staticman in them, in the order given. A row that is wrong stops no other,
     * and neither does a file.
     *
     * @throws IOException when a file cannot be read or the sink fails; what was taken before stays
     */
    public static ImportSummary run(
            List<Path> inputs, ImportOptions options, SubmissionSink sink, ImportObserver observer) throws IOException {
        Import run = new Import(options, sink, observer);
        for (Path input : inputs) {
            run.input(input);
        }
        return new ImportSummary(run.files, run.rows, run.problems);
    }

    private void input(Path input) throws IOException {
        if (!Files.isDirectory(input)) {
            file(input, false);
            return;
        }
        List<Path> found = new ArrayList<>();
        int others = 0;
        try (Stream<Path> all = Files.walk(input)) {
            for (Path path : (Iterable<Path>) all.filter(Files::isRegularFile).sorted()::iterator) {
                String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
                if (SUFFIXES.stream().anyMatch(name::endsWith)) {
                    found.add(path);
                } else {
                    others++;
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (found.isEmpty()) {
            problem(new Problem(
                    input.toString(),
                    1,
                    1,
                    "there is no file .yml, .yaml, .json or .md in this folder",
                    "a folder is read as Staticman's; name other exports one by one"));
        }
        if (others > 0) {
            observer.note(
                    input.toString(),
                    "files with another ending than .yml, .yaml, .json and .md are left out: " + others);
        }
        for (Path file : found) {
            file(file, true);
        }
    }

    private void file(Path file, boolean inFolder) throws IOException {
        String name = file.toString();
        if (!Files.exists(file)) {
            problem(new Problem(name, 1, 1, "there is no such file", "is the path right?"));
            return;
        }
        files++;
        Optional<WrongFile> wrong = WrongFile.of(file);
        if (wrong.isPresent()) {
            problem(new Problem(name, 1, 1, wrong.get().what(), wrong.get().hint()));
            return;
        }
        TextEncoding encoding = TextEncoding.of(file);
        if (!encoding.note().isEmpty()) {
            observer.note(name, encoding.note());
        }
        new FileImport(file, name, encoding, inFolder).run();
    }

    private void problem(Problem problem) {
        problems++;
        observer.problem(problem);
    }

    /** One file. */
    private final class FileImport {
        private final Path file;
        private final String name;
        private final TextEncoding encoding;
        /** A folder holds Staticman's files. */
        private final boolean inFolder;

        FileImport(Path file, String name, TextEncoding encoding, boolean inFolder) {
            this.inFolder = inFolder;
            this.file = file;
            this.name = name;
            this.encoding = encoding;
        }

        void run() throws IOException {
            try (TextInput in = TextInput.open(file, name, encoding)) {
                String start = in.prefix(Limits.SNIFF_CHARS);
                switch (Recognition.syntax(start)) {
                    case XML -> xml(start, in);
                    case JSON -> json(start, in);
                    case YAML -> yaml();
                    case CSV -> {
                        if (inFolder) {
                            yaml();
                        } else {
                            csv(in);
                        }
                    }
                }
            }
        }

        private Optional<ExportFormat> format(Optional<ExportFormat> recognised, List<ExportFormat> possible) {
            Optional<ExportFormat> format = options.format().isPresent() ? options.format() : recognised;
            if (format.isEmpty()) {
                problem(new Problem(
                        name,
                        1,
                        1,
                        "this is no export that is known here",
                        "name it with --format, one of " + keys(possible) + ", and its columns with --map"));
                return Optional.empty();
            }
            if (!possible.contains(format.get())) {
                problem(new Problem(
                        name,
                        1,
                        1,
                        "this is not " + format.get().title(),
                        "written like this it can be " + keys(possible)));
                return Optional.empty();
            }
            observer.file(name, format.get());
            return format;
        }

        private static String keys(List<ExportFormat> formats) {
            return String.join(", ", formats.stream().map(ExportFormat::key).toList());
        }

        private void csv(TextInput in) throws IOException {
            CsvEntries entries = new CsvEntries(in);
            Optional<ExportFormat> format = format(
                    Recognition.csv(entries.names()),
                    List.of(
                            ExportFormat.GRAVITY_FORMS,
                            ExportFormat.GOOGLE_FORMS,
                            ExportFormat.MICROSOFT_FORMS,
                            ExportFormat.NETLIFY,
                            ExportFormat.FORMSPREE));
            if (format.isPresent()) {
                Rows to = mapped(format.get());
                entries.read(to);
                to.end();
            }
        }

        private void json(String start, TextInput in) throws IOException {
            Optional<ExportFormat> format = format(
                    Recognition.json(start),
                    List.of(ExportFormat.NETLIFY, ExportFormat.FORMSPREE, ExportFormat.STATICMAN, ExportFormat.WATALS));
            if (format.isEmpty()) {
                return;
            }
            Rows to = mapped(format.get());
            JsonEntries entries = new JsonEntries(in, format.get());
            if (format.get() == ExportFormat.WATALS) {
                entries.trees(to, (number, tree) -> to.mapped(number, tree.place(), OwnJson.read(number, tree)));
            } else {
                entries.read(to);
            }
            to.end();
        }

        private void yaml() throws IOException {
            Optional<ExportFormat> format =
                    format(Optional.of(ExportFormat.STATICMAN), List.of(ExportFormat.STATICMAN));
            if (format.isPresent()) {
                Rows to = mapped(format.get());
                StaticmanFile.read(file, name, encoding, to);
                to.end();
            }
        }

        private void xml(String start, TextInput in) throws IOException {
            Optional<ExportFormat> recognised =
                    Recognition.isWordPress(start) ? Optional.of(ExportFormat.WORDPRESS) : Optional.empty();
            Optional<ExportFormat> format = format(recognised, List.of(ExportFormat.WORDPRESS));
            if (format.isEmpty()) {
                return;
            }
            Rows to = mapped(format.get());
            WordPressImport.read(file, name, encoding, in, options, to);
            to.end();
        }

        private Rows mapped(ExportFormat format) {
            DateReader dates = new DateReader(options.dateOrder(), options.zone(), options.now());
            Mapper mapper = new Mapper(Recipe.of(format), options.map(), dates, options.keepBrokenText());
            return new Rows(name, mapper, sink, new Counting());
        }
    }

    /** Counts what it passes on. */
    private final class Counting implements ImportObserver {
        @Override
        public void file(String path, ExportFormat format) {
            observer.file(path, format);
        }

        @Override
        public void note(String path, String text) {
            observer.note(path, text);
        }

        @Override
        public void row(RowResult row) {
            rows.merge(row.outcome(), 1L, Long::sum);
            problems += row.problems().size();
            observer.row(row);
        }

        @Override
        public void problem(Problem problem) {
            Import.this.problem(problem);
        }
    }
}
