package nl.watals.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code git} in one folder. It never asks for a password, and its words are always English. */
final class Git {
    private static final long PATIENCE_MINUTES = 5;
    private static final int MOST_LINES = 12;

    private final Path folder;
    private final Map<String, String> variables;

    Git(Path folder, Map<String, String> variables) {
        this.folder = folder;
        this.variables = Map.copyOf(variables);
    }

    /** The same program in another folder. */
    Git in(Path other) {
        return new Git(other, variables);
    }

    /** What a command printed and how it ended. */
    record Answer(int exit, String out, String err) {
        boolean succeeded() {
            return exit == 0;
        }

        /** The output without the line end behind it. */
        String line() {
            return out.strip();
        }

        /** What it said, short, without passwords that stand in addresses. */
        String words() {
            List<String> lines = new ArrayList<>();
            for (String line : (err + "\n" + out).split("\n")) {
                if (!line.isBlank() && !line.startsWith("hint:") && lines.size() < MOST_LINES) {
                    lines.add(line.strip().replaceAll("://[^/@\\s]*@", "://"));
                }
            }
            return String.join("; ", lines);
        }
    }

    /** Runs a command that must succeed. */
    Answer must(String what, String... words) throws IOException, PublishException {
        return feed(what, "", words);
    }

    /** As {@link #must}, with something to read. */
    Answer feed(String what, String input, String... words) throws IOException, PublishException {
        Answer answer = runWith(input, words);
        if (!answer.succeeded()) {
            throw new PublishException(what + ": " + answer.words());
        }
        return answer;
    }

    Answer run(String... words) throws IOException, PublishException {
        return runWith("", words);
    }

    /**
     * Runs a command. Its output goes to files: a pipe would break when this program is killed, and git with it, halfway.
     */
    private Answer runWith(String input, String... words) throws IOException, PublishException {
        Path out = Files.createTempFile("watals-git", ".out");
        Path err = Files.createTempFile("watals-git", ".err");
        Path in = Files.createTempFile("watals-git", ".in");
        try {
            Files.writeString(in, input);
            int exit = await(start(words, in, out, err));
            return new Answer(exit, read(out), read(err));
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
            Files.deleteIfExists(in);
        }
    }

    private Process start(String[] words, Path in, Path out, Path err) throws PublishException {
        List<String> command = new ArrayList<>();
        command.add("git");
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
                .forEach(environment::remove);
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_EDITOR", "true");
        environment.put("LC_ALL", "C.UTF-8");
        environment.putIfAbsent("GIT_SSH_COMMAND", "ssh -o BatchMode=yes");
        variables.forEach(environment::putIfAbsent);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new PublishException(
                    "git cannot be started; install it (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static int await(Process process) throws PublishException {
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
                throw new PublishException("git did not end within " + PATIENCE_MINUTES + " minutes");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new PublishException("publishing was interrupted");
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** Feeds names to a command, each ended by NUL. */
    static String names(List<String> paths) {
        StringBuilder names = new StringBuilder();
        paths.forEach(path -> names.append(path).append('\0'));
        return names.toString();
    }
}
