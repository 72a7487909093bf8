package nl.watals.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.watals.site.CollectionSpec;
import nl.watals.site.Settings;
import nl.watals.text.Nearest;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.Slug;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code watals new}: a file with filled-in front matter, where others of its kind stand. */
final class NewCommand {
    static final String NAME = "new";
    private static final List<String> KINDS = List.of("event", "article", "idea", "page");

    private final Console console;
    private final ParseResult line;
    private final Path source;

    NewCommand(Console console, ParseResult line) {
        this.console = console;
        this.line = line;
        this.source = SourceOption.of(line);
    }

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .description("Makes a draft with its front matter filled in, and prints where it is.", "")
                .footer("", "Exit: 0 done, 1 problems, 2 wrong use, 3 broken environment.");
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .paramLabel("KIND")
                .type(String.class)
                .description(String.join(", ", KINDS) + ".")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .index("1")
                .paramLabel("TITLE")
                .type(String.class)
                .description("Its title, in quotes.")
                .build());
        spec.addOption(SourceOption.spec());
        return spec;
    }

    int run() {
        String kind = line.matchedPositionalValue(0, "");
        String title = line.matchedPositionalValue(1, "").strip();
        if (!KINDS.contains(kind)) {
            return console.wrongUse("`" + kind + "` is no kind of page ("
                    + Nearest.hint(kind, KINDS, "choose one of " + String.join(", ", KINDS)) + ")");
        }
        if (Slug.of(title).isEmpty()) {
            return console.wrongUse("a title needs letters or digits");
        }
        try {
            return write(kind, title);
        } catch (IOException e) {
            return console.broken(e);
        }
    }

    private int write(String kind, String title) throws IOException {
        Problems problems = new Problems();
        InboxPlace place = InboxPlace.of(source, problems);
        if (!problems.isEmpty()) {
            return console.refuse(problems.sorted());
        }
        LocalDate today = LocalDate.now(place.site().zone());
        Path file = place(place.site(), kind, Slug.of(title), today);
        String path = source.relativize(file).toString().replace('\\', '/');
        Files.createDirectories(file.getParent());
        try {
            Files.write(
                    file,
                    NewPage.text(kind, title, today).getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            console.err()
                    .println(new Problem(path, 1, 1, "this file is there already", "choose another title, or edit it"));
            return Exit.PROBLEMS;
        }
        console.out().println(path);
        return Exit.DONE;
    }

    /** Where others of the kind stand, named as they are: below a year, or behind a day, if they do so. */
    private Path place(Settings settings, String kind, String slug, LocalDate today) throws IOException {
        Path content = source.resolve(settings.text("content.folder"));
        Path folder = folder(settings, kind).map(content::resolve).orElse(content);
        if (hasEntry(folder, "\\d{4}")) {
            folder = folder.resolve(Integer.toString(today.getYear()));
        }
        boolean dated = hasEntry(folder, "\\d{4}-\\d{2}-\\d{2}-.*\\.md");
        LocalDate day = kind.equals("event") ? today.plusDays(NewPage.AHEAD) : today;
        return folder.resolve((dated ? day + "-" : "") + slug + ".md");
    }

    private static Optional<String> folder(Settings settings, String kind) {
        for (CollectionSpec collection : settings.collections()) {
            if (collection.types().contains(kind) && !collection.path().isEmpty()) {
                return Optional.of(collection.path());
            }
        }
        return Optional.empty();
    }

    private static boolean hasEntry(Path folder, String pattern) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var entries = Files.list(folder)) {
            return entries.anyMatch(entry -> entry.getFileName().toString().matches(pattern));
        }
    }
}
