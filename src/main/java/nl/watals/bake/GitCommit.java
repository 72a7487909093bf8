package nl.watals.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which commit a folder was checked out from, read from the files of the repository: starting {@code git} takes as long
 * as a small build.
 */
final class GitCommit {
    /** For a checkout without a repository, such as an unpacked archive. */
    static final String VARIABLE = "WATALS_COMMIT";

    private static final String REF = "ref: ";

    private GitCommit() {}

    /**
     * The commit that the environment names, or else the one that the repository around the folder stands on. Files that
     * were changed since do not show. Empty without a repository, before its first commit, and where branches are not
     * kept in plain files.
     *
     * @throws IOException if the disk says no
     */
    static Optional<String> of(Path folder) throws IOException {
        String named = System.getenv(VARIABLE);
        if (named != null && isCommit(named.strip())) {
            return Optional.of(named.strip());
        }
        return inRepository(folder);
    }

    static Optional<String> inRepository(Path folder) throws IOException {
        for (Path place = folder.toAbsolutePath(); place != null; place = place.getParent()) {
            Path git = place.resolve(".git");
            if (Files.isDirectory(git)) {
                return head(git);
            }
            if (Files.isRegularFile(git)) {
                String text = Files.readString(git).strip();
                return text.startsWith("gitdir: ")
                        ? head(place.resolve(text.substring("gitdir: ".length())))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> head(Path git) throws IOException {
        Optional<String> head = line(git.resolve("HEAD"));
        if (head.isEmpty() || !head.get().startsWith(REF)) {
            return head.filter(GitCommit::isCommit);
        }
        String ref = head.get().substring(REF.length());
        // The work trees of one repository share their branches.
        Optional<Path> shared = line(git.resolve("commondir")).map(git::resolve);
        for (Path place : shared.isPresent() ? List.of(git, shared.get()) : List.of(git)) {
            Optional<String> commit = line(place.resolve(ref));
            if (commit.isPresent()) {
                return commit.filter(GitCommit::isCommit);
            }
        }
        return packed(shared.orElse(git).resolve("packed-refs"), ref);
    }

    private static Optional<String> packed(Path file, String ref) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        for (String line : Files.readAllLines(file)) {
            if (line.endsWith(' ' + ref)) {
                return Optional.of(line.substring(0, line.indexOf(' '))).filter(GitCommit::isCommit);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> line(Path file) throws IOException {
        return Files.isRegularFile(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    private static boolean isCommit(String text) {
        if (text.length() != 40 && text.length() != 64) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
