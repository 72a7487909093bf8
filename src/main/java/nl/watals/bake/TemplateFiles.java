package nl.watals.bake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/** Reads the template folder. */
final class TemplateFiles {
    private TemplateFiles() {}

    /** Whether a file of the template folder is a template. */
    static boolean isTemplate(String name) {
        return name.endsWith(".peb") || name.endsWith(".pebble");
    }

    /** Reads all templates and reports those that are no text or belong to an engine that is not part of this. */
    static TemplateSources read(List<SourceFile> files, Problems problems) {
        Map<String, SourceText> byName = new HashMap<>();
        for (SourceFile file : files) {
            if (isTemplate(file.name())) {
                Optional<SourceText> text = SourceText.decode(file.path(), file.read(), problems);
                text.ifPresent(source -> byName.put(file.name(), source));
            } else if (!file.name().endsWith(".properties")) {
                problems.add(new Problem(
                        file.path(),
                        1,
                        1,
                        "this is no Pebble template",
                        "templates end in .peb; other files go to assets/"));
            }
        }
        return TemplateSources.of(byName);
    }

    /**
     * Reads a template folder that stands by itself.
     *
     * @throws IllegalStateException if a template cannot be read
     */
    static TemplateSources read(Path folder) {
        Problems problems = new Problems();
        List<SourceFile> files = new ArrayList<>();
        try (var paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (Files.isRegularFile(path) && isTemplate(name)) {
                    files.add(new SourceFile(path, name, name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TemplateSources sources = read(files, problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.sorted().toString());
        }
        return sources;
    }
}
