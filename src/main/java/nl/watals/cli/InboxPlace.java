package nl.watals.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.Inbox.InboxSettings;
import nl.watals.inbox.InboxAddress;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;

/** The inbox of a site, and the site. */
record InboxPlace(Path source, Settings site, InboxAddress address, InboxSettings settings) {
    private static final String SQLITE = "jdbc:sqlite:";

    /** By the settings of the site in this folder; what is wrong with them is reported. */
    static InboxPlace of(Path source, Problems problems) throws IOException {
        Settings settings = settings(source, problems);
        InboxAddress address = InboxAddress.of(source, settings, System.getenv(), problems);
        return new InboxPlace(source, settings, address, InboxSettings.of(source, settings));
    }

    /** The settings of the site in this folder; what is wrong with them is reported. */
    static Settings settings(Path source, Problems problems) throws IOException {
        Path file = source.resolve(Settings.FILE);
        byte[] bytes = new byte[0];
        if (Files.exists(file)) {
            bytes = Files.readAllBytes(file);
        } else {
            problems.add(
                    Settings.FILE,
                    1,
                    1,
                    "there is no jbake.properties in " + source,
                    "is this the folder of a site? name another one with --source");
        }
        SourceText text = SourceText.decode(Settings.FILE, bytes, problems).orElse(new SourceText(Settings.FILE, ""));
        return Settings.read(text, problems);
    }

    /** The zone of the site. */
    ZoneId zone() {
        return settings.zone();
    }

    Inbox open() {
        return Inbox.open(address, settings);
    }

    /** Whether there is an inbox; one on a server counts as there. */
    boolean exists() {
        String jdbc = address.jdbc();
        return !jdbc.startsWith(SQLITE) || Files.exists(Path.of(jdbc.substring(SQLITE.length())));
    }
}
