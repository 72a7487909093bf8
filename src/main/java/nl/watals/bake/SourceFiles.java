package nl.watals.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.watals.bake.SourceTree.SourceFile;
import nl.watals.site.Settings;
import nl.watals.text.Problem;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/** What a bake has to know of the source folder before it reads any page: settings, files and templates. */
record SourceFiles(Settings settings, SourceTree tree, TemplateSources templates) {
    private static final String LEGACY_SETTINGS = "custom.properties";

    /** The settings; empty, and reported, when there are none that can be read. */
    static Optional<Settings> settings(Path source, Problems problems) throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(source.resolve(Settings.FILE));
            return SourceText.decode(Settings.FILE, bytes, problems).map(text -> Settings.read(text, problems));
        } catch (NoSuchFileException e) {
            problems.add(new Problem(
                    Settings.FILE,
                    1,
                    1,
                    "there is no " + Settings.FILE + " in " + source,
                    "is this the folder of a site? name another one with --source"));
            return Optional.empty();
        }
    }

    /** Lists the files and reads the templates; empty, and reported, when a folder is missing that no site can miss. */
    static Optional<SourceFiles> read(Path source, Settings settings, Problems problems) {
        if (!SourceTree.hasFolders(source, settings, problems)) {
            return Optional.empty();
        }
        SourceTree tree = SourceTree.scan(source, settings, problems);
        TemplateSources templates = TemplateFiles.read(tree.templates(), problems);
        settings.reportUnknownKeys(templates.names(), problems);
        refuseLegacySettings(source, problems);
        return Optional.of(new SourceFiles(settings, tree, templates));
    }

    /** Settings under their old name would be left out in silence. */
    private static void refuseLegacySettings(Path source, Problems problems) {
        if (Files.exists(source.resolve(LEGACY_SETTINGS))) {
            problems.add(new Problem(
                    LEGACY_SETTINGS, 1, 1, "this file is not read here", "move its lines to " + Settings.FILE));
        }
    }

    /** The same with other files. */
    SourceFiles with(SourceTree other) {
        return new SourceFiles(settings, other, templates);
    }

    /** The texts of the site's language, which templates ask for with {@code t}. */
    Map<String, String> messages(Problems problems) {
        Map<String, String> messages = new HashMap<>();
        String name = "messages/" + settings.text("site.language") + ".properties";
        for (SourceFile file : tree.templates()) {
            if (file.name().equals(name)) {
                SourceText.decode(file.path(), file.read(), problems)
                        .ifPresent(source -> messages.putAll(Settings.properties(source, problems)));
            }
        }
        return messages;
    }
}
