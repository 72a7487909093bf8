package nl.watals.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A site in a real repository, perhaps with a real remote one. */
public final class GitSite {
    final Path root;

    /** The work tree. */
    public Path root() {
        return root;
    }

    private GitSite(Path root) {
        this.root = root;
    }

    /** A fresh repository with one commit. */
    public static GitSite fresh(Path root) throws IOException {
        Files.createDirectories(root);
        GitSite site = new GitSite(root);
        site.git("init", "-q", "-b", "main");
        site.identify();
        Files.writeString(root.resolve("jbake.properties"), "site.host=https://www.example.nl\n");
        Files.writeString(root.resolve(".gitignore"), ".watals/\n");
        site.git("add", "-A");
        site.git("commit", "-qm", "Begin");
        return site;
    }

    /** A repository around a site that is there already, with one commit of all its files. */
    public static GitSite around(Path root) throws IOException {
        GitSite site = new GitSite(root);
        site.git("init", "-q", "-b", "main");
        site.identify();
        site.git("add", "-A");
        site.git("commit", "-qm", "Begin");
        return site;
    }

    /** A bare copy of this one, which from now on is its remote. */
    public Path remote(Path folder) throws IOException {
        run(root, "git", "clone", "-q", "--bare", root.toString(), folder.toString());
        git("remote", "add", "origin", folder.toString());
        git("fetch", "-q", "origin");
        return folder;
    }

    /** Somebody else's copy of the remote repository. */
    public static GitSite cloned(Path remote, Path root) throws IOException {
        run(remote, "git", "clone", "-q", remote.toString(), root.toString());
        GitSite site = new GitSite(root);
        site.identify();
        return site;
    }

    private void identify() throws IOException {
        git("config", "user.name", "Een redacteur");
        git("config", "user.email", "redactie@example.nl");
        git("config", "commit.gpgsign", "false");
    }

    public String git(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        return run(root, command.toArray(String[]::new));
    }

    void commit(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
        git("add", file);
        git("commit", "-qm", "Change " + file);
    }

    /** A hook of a repository, as a script. */
    static void hook(Path gitFolder, String name, String script) throws IOException {
        Path hook = gitFolder.resolve("hooks").resolve(name);
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    public PublishOptions options() {
        return new PublishOptions(
                root, root.resolve("submissions"), "", "origin", "Wat als…", "publish@www.example.nl");
    }

    /** The files of a commit below submissions. */
    public List<String> records(String commit) throws IOException {
        String names = git("ls-tree", "-r", "--name-only", commit, "submissions");
        return names.isEmpty() ? List.of() : List.of(names.split("\n"));
    }

    private static String run(Path folder, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor())
                    .as(String.join(" ", command) + ": " + out)
                    .isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return out.strip();
    }
}
