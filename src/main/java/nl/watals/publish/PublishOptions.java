package nl.watals.publish;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import nl.watals.site.Settings;

/**
 * Where records go.
 *
 * @param source the folder with {@code jbake.properties}
 * @param records the folder of the records
 * @param branch the branch that must be checked out, or empty for whatever is
 * @param remote where to push; when the repository has no remote of this name nothing is pushed
 * @param name who commits, when Git knows nobody
 * @param email the address for that
 */
public record PublishOptions(Path source, Path records, String branch, String remote, String name, String email) {
    /** What the settings of a site say. */
    public static PublishOptions of(Path source, Settings settings) {
        String title = settings.text("site.title");
        String host = URI.create(settings.text("site.host")).getHost();
        return new PublishOptions(
                source.toAbsolutePath().normalize(),
                source.toAbsolutePath().normalize().resolve(settings.text("submissions.folder")),
                settings.text("publish.branch"),
                settings.text("publish.remote"),
                title.isEmpty() ? "watals" : title,
                "publish@" + (host == null ? "localhost" : host));
    }

    Map<String, String> identity() {
        return Map.of(
                "GIT_AUTHOR_NAME", name,
                "GIT_AUTHOR_EMAIL", email,
                "GIT_COMMITTER_NAME", name,
                "GIT_COMMITTER_EMAIL", email);
    }
}
