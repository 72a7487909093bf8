package nl.watals.formservice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import nl.watals.submission.Consent.Purpose;
import nl.watals.submission.SubmissionKind;
import nl.watals.text.FrontMatter.Field;
import nl.watals.text.FrontMatter.Table;
import nl.watals.text.FrontMatter.Text;
import nl.watals.text.FrontMatter.Value;
import nl.watals.text.Nearest;
import nl.watals.text.Problems;
import nl.watals.text.Slug;
import nl.watals.text.SourceText;
import nl.watals.text.Visible;
import nl.watals.text.Yaml;

/**
 * What the columns of an export mean. The maps of the program and those behind {@code --map} have one form; only in those of
 * the program {@code *} in a name stands for anything. Immutable.
 */
public final class ColumnMap {
    /** A map that says nothing. */
    public static final ColumnMap NONE = new ColumnMap();

    private static final String COLUMNS = "columns";
    private static final String THEMES = "themes";
    private static final String WORDS = "words";
    private static final List<String> KEYS = List.of("kind", "source", "form", COLUMNS, THEMES, WORDS);
    private static final Set<String> NEVER = neverStored();

    private Optional<SubmissionKind> kind = Optional.empty();
    private String source = "";
    private String form = "";
    private final Map<String, Target> exact = new HashMap<>();
    private final Map<String, Target> patterns = new LinkedHashMap<>();
    private final Map<String, String> themes = new HashMap<>();
    private final Map<Purpose, String> words = new EnumMap<>(Purpose.class);

    private ColumnMap() {}

    /**
     * Reads a file behind {@code --map}: YAML, or {@code key=value} lines when its name ends in {@code .properties}.
     *
     * @return empty when there is any mistake in it; all have then been reported
     */
    public static Optional<ColumnMap> read(SourceText text, Problems problems) {
        Problems found = new Problems();
        Optional<Value> value = text.path().endsWith(".properties")
                ? Optional.of(PropertyLines.read(text, found))
                : Yaml.parse(text, found);
        ColumnMap map = new ColumnMap();
        if (value.isPresent() && value.get() instanceof Table table) {
            new MapReader(map, text, found).read(table);
        } else if (value.isPresent()) {
            found.add(text.problem(0, "a map is a list of keys", "begin with `columns:`"));
        }
        problems.addAll(found.sorted());
        return found.isEmpty() ? Optional.of(map) : Optional.empty();
    }

    /** A map of the program. */
    static ColumnMap builtIn(String name) {
        Problems problems = new Problems();
        SourceText text = new SourceText(name, resource(name));
        ColumnMap map = new ColumnMap();
        Yaml.parse(text, problems).ifPresent(value -> new MapReader(map, text, problems).read((Table) value));
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.sorted().toString());
        }
        return map;
    }

    private static Set<String> neverStored() {
        List<String> names = new ArrayList<>();
        resource("never-stored.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(names::add);
        return Set.copyOf(names);
    }

    private static String resource(String name) {
        try (InputStream in = ColumnMap.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a column may never be stored, whatever a map says. */
    static boolean isNeverStored(String column) {
        return NEVER.contains(ColumnNames.squeeze(column));
    }

    /** What the name of a column means by its exact name; empty when this map does not know it. */
    Optional<Target> exact(String folded) {
        return Optional.ofNullable(exact.get(folded));
    }

    /** What a name means by the first pattern that it fits. */
    Optional<Target> pattern(String folded) {
        for (Map.Entry<String, Target> pattern : patterns.entrySet()) {
            if (ColumnNames.fits(folded, pattern.getKey())) {
                return Optional.of(pattern.getValue());
            }
        }
        return Optional.empty();
    }

    /** What every row is, if the map says so. */
    Optional<SubmissionKind> kind() {
        return kind;
    }

    /** The name of the source in the inbox; empty for that of the service. */
    String source() {
        return source;
    }

    /** The form and its version, for the record of consent; or empty. */
    String form() {
        return form;
    }

    /** The slug of a theme by the words of the form. */
    Optional<String> theme(String words) {
        return Optional.ofNullable(themes.get(ColumnNames.fold(words)));
    }

    /** The words that stood beside a tick, where the export does not hold them. */
    Optional<String> words(Purpose purpose) {
        return Optional.ofNullable(words.get(purpose));
    }

    /** Fills a map. */
    private static final class MapReader {
        private final ColumnMap map;
        private final SourceText text;
        private final Problems problems;
        private final boolean program;

        MapReader(ColumnMap map, SourceText text, Problems problems) {
            this.map = map;
            this.text = text;
            this.problems = problems;
            this.program = text.path().indexOf('/') < 0 && ColumnMap.class.getResource(text.path()) != null;
        }

        void read(Table table) {
            for (Field field : table.fields()) {
                switch (field.key()) {
                    case "kind" ->
                        line(field).ifPresent(word -> {
                            map.kind = SubmissionKind.of(word);
                            if (map.kind.isEmpty()) {
                                problem(field.value().offset(), "`" + word + "` is no kind", allowedKinds(word));
                            }
                        });
                    case "source" -> line(field).ifPresent(word -> source(field, word));
                    case "form" -> line(field).ifPresent(word -> map.form = word);
                    case COLUMNS -> each(field, this::column);
                    case THEMES -> each(field, this::theme);
                    case WORDS -> each(field, this::words);
                    default ->
                        problem(
                                field.offset(),
                                "`" + field.key() + "` is not known in a map",
                                Nearest.hint(field.key(), KEYS, "known are " + String.join(", ", KEYS)));
                }
            }
        }

        private void source(Field field, String word) {
            if (word.matches("[a-z0-9][a-z0-9-]{0,39}")) {
                map.source = word;
            } else {
                problem(
                        field.value().offset(),
                        "this is no name for a source",
                        "small letters, digits and hyphens, for example `oude-site`");
            }
        }

        private void column(Field field, String word) {
            Optional<Target> target = Target.of(word);
            if (target.isEmpty()) {
                problem(
                        field.value().offset(),
                        "`" + word + "` is no field of a submission",
                        Nearest.hint(word, Target.keys(), "allowed: " + String.join(", ", Target.keys())));
            } else if (!program && target.get() != Target.IGNORE && isNeverStored(field.key())) {
                problem(
                        field.offset(),
                        ColumnNames.show(field.key()) + " is never stored",
                        "leave it out; see docs/import.md");
            } else if (program && field.key().indexOf('*') >= 0) {
                map.patterns.put(field.key(), target.get());
            } else if (map.exact.put(ColumnNames.fold(field.key()), target.get()) != null) {
                problem(field.offset(), ColumnNames.show(field.key()) + " stands here twice", "keep one of the two");
            }
        }

        private void theme(Field field, String slug) {
            if (Slug.isValid(slug)) {
                map.themes.put(ColumnNames.fold(field.key()), slug);
            } else {
                problem(field.value().offset(), "`" + slug + "` is no slug", "small letters, digits and hyphens");
            }
        }

        private void words(Field field, String words) {
            for (Purpose purpose : Purpose.values()) {
                if (purpose.key().equals(field.key())) {
                    map.words.put(purpose, words);
                    return;
                }
            }
            problem(
                    field.offset(),
                    "`" + field.key() + "` is no purpose",
                    "allowed: publish, contact, newsletter, other");
        }

        private String allowedKinds(String word) {
            List<String> kinds = new ArrayList<>();
            for (SubmissionKind one : SubmissionKind.values()) {
                kinds.add(one.key());
            }
            return Nearest.hint(word, kinds, "allowed: " + String.join(", ", kinds));
        }

        private Optional<String> line(Field field) {
            if (field.value() instanceof Text line && !line.text().isEmpty()) {
                return Optional.of(line.text());
            }
            problem(field.offset(), ColumnNames.show(field.key()) + " needs one text", "");
            return Optional.empty();
        }

        private void each(Field field, BiConsumer<Field, String> use) {
            if (!(field.value() instanceof Table table)) {
                problem(
                        field.offset(),
                        "`" + field.key() + "` is a list of keys",
                        "write each on a line of its own, indented");
                return;
            }
            for (Field inner : table.fields()) {
                line(inner).ifPresent(word -> use.accept(inner, word));
            }
        }

        private void problem(int offset, String what, String hint) {
            problems.add(text.problem(offset, Visible.of(what), hint));
        }
    }
}
