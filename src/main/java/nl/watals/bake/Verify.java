package nl.watals.bake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import nl.watals.text.Problem;
import nl.watals.work.Parallel;

/** Builds a site once more, from nothing, and holds every byte of an output against it. */
public final class Verify {
    /**
     * What came out.
     *
     * @param problems of the sources; when there are any, nothing was compared
     * @param differences one for each file that is not as it should be, in order: its path begins with the folder as it
     *     was given, and its place is that of the first byte that differs
     * @param differing how many files have other bytes
     * @param missing how many files the sources give and the output lacks
     * @param extra how many files the output has and no source gives
     * @param files how many files the sources give
     * @param moment for which the site was built
     * @param remembered whether {@code build.json} beside the output was there
     * @param builtFrom the commit that {@code build.json} names
     * @param comparedWith the commit that the sources stand on now
     */
    public record Result(
            List<Problem> problems,
            List<Problem> differences,
            int differing,
            int missing,
            int extra,
            int files,
            Instant moment,
            boolean remembered,
            Optional<String> builtFrom,
            Optional<String> comparedWith) {
        /** Whether the output has exactly the bytes that the sources give. */
        public boolean isEqual() {
            return problems.isEmpty() && differences.isEmpty();
        }
    }

    private final BuildOptions asked;
    private final Path folder;
    private final String shown;
    private final BuildObserver observer;
    private final List<Problem> differing = new ArrayList<>();
    private final List<Problem> missing = new ArrayList<>();
    private final List<Problem> extra = new ArrayList<>();

    private Verify(BuildOptions asked, Path folder, BuildObserver observer) throws IOException {
        this.asked = asked;
        this.folder = folder.toRealPath();
        String given = folder.toString().replace('\\', '/');
        this.shown = given.endsWith("/") ? given : given + "/";
        this.observer = observer;
    }

    /**
     * Builds into a temporary folder and compares. Neither the output nor the sources are touched, and nothing that an
     * earlier build kept is used.
     *
     * @param asked what to build; without a moment, {@code build.json} beside the folder says for which moment and with
     *     which pages the output was built. Its output is not used
     * @param folder the output, which must be there
     * @throws IOException if the disk says no
     */
    public static Result run(BuildOptions asked, Path folder, BuildObserver observer) throws IOException {
        return new Verify(asked, folder, observer).run();
    }

    private Result run() throws IOException {
        Optional<Provenance.Asked> before = asked.now().isPresent() ? Optional.empty() : Provenance.of(folder);
        Path work = Files.createTempDirectory("watals-verify");
        try {
            BuildOptions options = options(before, work.resolve("output"));
            BuildResult built = Build.fromScratch(options, observer);
            if (built.succeeded()) {
                compare(built.output());
            }
            List<Problem> differences = new ArrayList<>(differing);
            differences.addAll(missing);
            differences.addAll(extra);
            differences.sort(null);
            return new Result(
                    built.problems(),
                    differences,
                    differing.size(),
                    missing.size(),
                    extra.size(),
                    built.files(),
                    options.now().orElseThrow(),
                    before.isPresent(),
                    before.flatMap(Provenance.Asked::commit),
                    GitCommit.of(asked.source()));
        } finally {
            FolderTree.delete(work);
        }
    }

    private BuildOptions options(Optional<Provenance.Asked> before, Path output) {
        Instant moment = asked.now().or(() -> before.map(Provenance.Asked::now)).orElseGet(Instant::now);
        return new BuildOptions(
                asked.source(),
                Optional.of(output),
                asked.drafts() || before.isPresent() && before.get().drafts(),
                asked.future() || before.isPresent() && before.get().future(),
                Optional.of(moment));
    }

    private void compare(Path right) throws IOException {
        Set<String> expected = names(right);
        Set<String> found = names(folder);
        for (String name : found) {
            if (!expected.contains(name)) {
                extra.add(Problem.at(shown + name, 1, 1, "no source gives this file"));
            }
        }
        List<String> both = new ArrayList<>();
        for (String name : expected) {
            if (found.contains(name)) {
                both.add(name);
            } else {
                missing.add(Problem.at(shown + name, 1, 1, "this file is missing"));
            }
        }
        Problem[] problems = new Problem[both.size()];
        try {
            Parallel.forEach(problems.length, i -> problems[i] = difference(both.get(i), right));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Problem problem : problems) {
            if (problem != null) {
                differing.add(problem);
            }
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        Set<String> names = ConcurrentHashMap.newKeySet();
        FolderTree.visit(
                folder,
                (file, attributes) ->
                        names.add(folder.relativize(file).toString().replace('\\', '/')));
        return new TreeSet<>(names);
    }

    /** Null when there is none. */
    private Problem difference(String name, Path right) {
        try {
            Path file = folder.resolve(name);
            long at = Files.mismatch(file, right.resolve(name));
            return at < 0 ? null : difference(name, Files.readAllBytes(file), at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Problem difference(String name, byte[] bytes, long at) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(at, bytes.length); i++) {
            if (bytes[i] == '\n') {
                line++;
                column = 1;
            } else if ((bytes[i] & 0xC0) != 0x80) {
                column++;
            }
        }
        String what = "differs from what the sources give, from byte " + at + " on";
        return Problem.at(shown + name, line, column, what);
    }
}
