package nl.watals.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/pages-branch} with a real remote repository. */
class PagesBranchTest {
    private static final Path SCRIPT = Path.of(System.getProperty("watals.basedir", ""), "deploy/pages-branch")
            .toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void theBranchHoldsExactlyTheFilesOfTheFolderAsOneCommit() throws IOException, InterruptedException {
        GitSite site = GitSite.fresh(folder.resolve("site"));
        Path remote = site.remote(folder.resolve("remote.git"));
        Path output = folder.resolve("uit voer");
        Files.createDirectories(output.resolve("static"));
        Files.writeString(output.resolve("index.html"), "<p>een");
        Files.writeString(output.resolve("static/oud.css"), "p {}");
        Files.writeString(output.resolve(".nojekyll"), "");
        String main = site.git("rev-parse", "HEAD");

        assertThat(run(site, output, remote)).isEqualTo("the branch pages holds the site of " + main);
        assertThat(files(site)).isEqualTo(".nojekyll\nindex.html\nstatic/oud.css");

        Files.writeString(output.resolve("index.html"), "<p>twee");
        Files.delete(output.resolve("static/oud.css"));
        run(site, output, remote);
        assertThat(files(site)).isEqualTo(".nojekyll\nindex.html");
        assertThat(site.git("show", "origin/pages:index.html")).isEqualTo("<p>twee");
        assertThat(site.git("rev-list", "--count", "origin/pages")).isEqualTo("1");

        String commit = site.git("rev-parse", "origin/pages");
        assertThat(run(site, output, remote)).isEqualTo("the branch pages holds this site already");
        site.git("fetch", "-q", "origin");
        assertThat(site.git("rev-parse", "origin/pages")).isEqualTo(commit);
        assertThat(site.git("status", "--porcelain"))
                .as("the work tree was not touched")
                .isEmpty();
        assertThat(site.git("rev-parse", "HEAD")).isEqualTo(main);
    }

    private static String files(GitSite site) throws IOException {
        site.git("fetch", "-q", "-f", "origin");
        return site.git("ls-tree", "-r", "--name-only", "origin/pages");
    }

    private static String run(GitSite site, Path output, Path remote) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), output.toString(), remote.toString())
                .directory(site.root().toFile())
                .redirectErrorStream(true);
        builder.environment().remove("GITHUB_SHA");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }
}
