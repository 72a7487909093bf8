package nl.watals.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Git repository around the site. It commits only the files that it is given, whatever else an editor has changed or
 * staged, and moves the branch without touching changes that are not committed.
 */
final class Repository {
    private static final List<String> UNFINISHED =
            List.of("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply", "BISECT_LOG");
    private static final int MOST_TRIES = 6;

    private final Git git;
    private final Path top;
    private final Path gitFolder;
    private final Path workshop;
    private final String branch;

    private Repository(Git git, Path top, Path gitFolder, Path workshop, String branch) {
        this.git = git;
        this.top = top;
        this.gitFolder = gitFolder;
        this.workshop = workshop;
        this.branch = branch;
    }

    /**
     * The repository that a folder is in; empty when it is in none.
     *
     * @param workshop a folder for a rebase, which nobody else uses
     * @param wanted the branch that must be checked out, or empty for whatever is
     */
    static Optional<Repository> around(Path source, Path workshop, String wanted, Git git)
            throws IOException, PublishException {
        Git.Answer top = git.run("rev-parse", "--show-toplevel");
        if (!top.succeeded()) {
            if (top.err().contains("not a git repository")) {
                return Optional.empty();
            }
            throw new PublishException("git cannot read the repository: " + top.words());
        }
        Path root = Path.of(top.line());
        Path gitFolder = source.resolve(git.must("git cannot read the repository", "rev-parse", "--git-dir")
                .line());
        Git.Answer head = git.run("symbolic-ref", "-q", "--short", "HEAD");
        if (!head.succeeded()) {
            throw new PublishException("no branch is checked out; check one out first");
        }
        if (!wanted.isEmpty() && !wanted.equals(head.line())) {
            throw new PublishException("the branch `" + head.line() + "` is checked out, and `publish.branch` is `"
                    + wanted + "`; check that one out first");
        }
        Repository repository = new Repository(git.in(root), root, gitFolder, workshop, head.line());
        repository.refuseUnfinished();
        return Optional.of(repository);
    }

    private void refuseUnfinished() throws PublishException {
        for (String name : UNFINISHED) {
            if (Files.exists(gitFolder.resolve(name))) {
                throw new PublishException(
                        "a merge or rebase is under way in this repository (" + name + "); finish or abort it first");
            }
        }
    }

    /**
     * Commits these files and nothing else.
     *
     * @return the commit; empty when the last commit has them already
     */
    Optional<String> commit(List<Path> files, String message) throws IOException, PublishException {
        List<String> paths = files.stream().map(this::path).toList();
        String names = Git.names(paths);
        String[] from = {"--pathspec-from-file=-", "--pathspec-file-nul"};
        git.feed("git does not take the records", names, "--literal-pathspecs", "add", "-f", from[0], from[1]);
        if (isCommitted(paths)) {
            return Optional.empty();
        }
        Path text = Files.createTempFile("watals-message", ".txt");
        try {
            Files.writeString(text, message);
            git.feed(
                    "git does not commit the records",
                    names,
                    "--literal-pathspecs",
                    "commit",
                    "--quiet",
                    "--only",
                    "-F",
                    text.toString(),
                    from[0],
                    from[1]);
        } finally {
            Files.deleteIfExists(text);
        }
        return Optional.of(head());
    }

    private String path(Path file) {
        return top.toAbsolutePath()
                .relativize(file.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }

    private boolean isCommitted(List<String> paths) throws IOException, PublishException {
        if (!git.run("rev-parse", "-q", "--verify", "HEAD").succeeded()) {
            return false;
        }
        // The list can be longer than a command line: everything staged is asked for, and compared here.
        String staged = git.must("git cannot compare", "diff", "--cached", "--name-only", "-z", "HEAD")
                .out();
        List<String> changed = List.of(staged.split("\0"));
        return paths.stream().noneMatch(new java.util.HashSet<>(changed)::contains);
    }

    private String head() throws IOException, PublishException {
        return git.must("git cannot read the branch", "rev-parse", "HEAD").line();
    }

    boolean hasRemote(String remote) throws IOException, PublishException {
        return git.must("git cannot read its settings", "remote").out().lines().anyMatch(remote::equals);
    }

    /**
     * Pushes the branch. When somebody else pushed first, what is here is put on top of that, and pushed again.
     *
     * @param notes what a person should know
     */
    void push(String remote, List<String> notes) throws IOException, PublishException {
        String commit = head();
        for (int tries = 1; ; tries++) {
            Git.Answer answer = git.run("push", "--porcelain", remote, commit + ":refs/heads/" + branch);
            if (answer.succeeded()) {
                git.run("fetch", "--quiet", remote, branch);
                return;
            }
            if (!wasSomebodyFirst(answer) || tries == MOST_TRIES) {
                throw new PublishException("the records are committed, and cannot be pushed: " + answer.words());
            }
            commit = onTopOf(remote, commit);
            moveTo(commit, notes);
        }
    }

    private static boolean wasSomebodyFirst(Git.Answer answer) {
        String words = answer.out() + answer.err();
        return words.contains("[rejected]")
                || words.contains("fetch first")
                || words.contains("cannot lock ref")
                || words.contains("failed to update ref");
    }

    /** The commits of this branch on top of those of the remote one; made in a work tree of its own. */
    private String onTopOf(String remote, String commit) throws IOException, PublishException {
        cleanUp();
        git.must("the remote branch cannot be fetched", "fetch", "--quiet", remote, "refs/heads/" + branch);
        String theirs = git.must("git cannot read what it fetched", "rev-parse", "FETCH_HEAD")
                .line();
        Files.createDirectories(workshop.getParent());
        git.must("git cannot make a work tree", "worktree", "add", "--quiet", "--detach", workshop.toString(), commit);
        try {
            Git inside = git.in(workshop);
            Git.Answer rebase = inside.run("rebase", "--quiet", theirs);
            if (!rebase.succeeded()) {
                inside.run("rebase", "--abort");
                throw new PublishException(
                        "somebody else pushed, and the commits here do not fit on top; run `git pull --rebase` by hand: "
                                + rebase.words());
            }
            return inside.must("git cannot read the branch", "rev-parse", "HEAD")
                    .line();
        } finally {
            cleanUp();
        }
    }

    /** Removes the work tree of a run that was killed. */
    void cleanUp() throws IOException, PublishException {
        if (Files.exists(workshop)) {
            git.run("worktree", "remove", "--force", "--force", workshop.toString());
        }
        git.run("worktree", "prune");
    }

    private void moveTo(String commit, List<String> notes) throws IOException, PublishException {
        Git.Answer moved = git.run("reset", "--quiet", "--keep", commit);
        if (!moved.succeeded()) {
            String note = "changes that are not committed keep this work tree where it was; commit them and run"
                    + " `git pull --rebase`";
            if (!notes.contains(note)) {
                notes.add(note);
            }
        }
    }
}
