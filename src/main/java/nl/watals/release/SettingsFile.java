package nl.watals.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/** The settings of a site that was built. */
public final class SettingsFile {
    private SettingsFile() {}

    /**
     * Reads them.
     *
     * @param folder with {@code jbake.properties}
     * @throws ReleaseException if they cannot be read: they were no such settings when the site was built
     */
    public static Settings read(Path folder) throws IOException, ReleaseException {
        Problems problems = new Problems();
        Optional<Settings> settings = SourceText.decode(
                        Settings.FILE, Files.readAllBytes(folder.resolve(Settings.FILE)), problems)
                .map(text -> Settings.read(text, problems));
        if (settings.isEmpty() || !problems.isEmpty()) {
            throw new ReleaseException("the settings in " + folder + " cannot be read: "
                    + problems.sorted().get(0));
        }
        return settings.get();
    }
}
