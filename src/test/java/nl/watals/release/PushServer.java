package nl.watals.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A server that sites are pushed to: a bare repository with our hook, the program, the releases; and an editor's clone. */
final class PushServer {
    private static final Path BASE =
            Path.of(System.getProperty("watals.basedir", "")).toAbsolutePath();
    private static final Path SITE = BASE.resolve("src/test/resources/release/site");

    private final Path bare;
    private final Path work;
    private final Path site;

    /** What a command said, on both outputs, and how it ended. */
    record Said(int exit, String text) {}

    private PushServer(Path folder) {
        this.bare = folder.resolve("site.git");
        this.work = folder.resolve("clone");
        this.site = folder.resolve("server");
    }

    static PushServer in(Path folder) throws IOException, InterruptedException {
        PushServer server = new PushServer(folder);
        Path program = folder.resolve("program");
        Files.createDirectories(program.resolve("deploy"));
        Files.createDirectories(folder.resolve("pushes"));
        copy("publish", program.resolve("deploy/publish"));
        copy("webserver", program.resolve("deploy/webserver"));
        Path launcher = program.resolve("watals");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec '" + System.getProperty("java.home")
                        + "/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xmx256m -cp '"
                        + System.getProperty("java.class.path") + "' nl.watals.cli.Main \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        server.run(folder, "git", "init", "-q", "--bare", "-b", "main", server.bare.toString());
        server.run(server.bare, "git", "config", "watals.program", program.toString());
        server.run(server.bare, "git", "config", "watals.site", server.site.toString());
        Files.createDirectories(server.bare.resolve("hooks"));
        copy("post-receive", server.bare.resolve("hooks/post-receive"));
        server.run(folder, "git", "clone", "-q", server.bare.toString(), server.work.toString());
        server.git("config", "user.name", "Een redacteur");
        server.git("config", "user.email", "redactie@example.nl");
        server.git("config", "commit.gpgsign", "false");
        server.git("checkout", "-q", "-b", "main");
        try (Stream<Path> files = Files.walk(SITE)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path to = server.work.resolve(SITE.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        server.git("add", "-A");
        server.git("commit", "-qm", "Begin");
        return server;
    }

    private static void copy(String script, Path to) throws IOException {
        Files.copy(BASE.resolve("deploy").resolve(script), to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** The folder with the releases. */
    Path site() {
        return site;
    }

    /** The work of the editor. */
    Path work() {
        return work;
    }

    Path bare() {
        return bare;
    }

    /** Writes the number into both pages and into the style sheet, and commits that. */
    String commitNumber(int number) throws IOException, InterruptedException {
        for (String file : List.of("content/index.md", "content/over.md")) {
            replace(file, "Uitgave \\d+\\.", "Uitgave " + number + ".");
        }
        replace("assets/style.css", "\"\\d+\"", "\"" + number + "\"");
        return commit("Edition " + number);
    }

    void replace(String file, String pattern, String with) throws IOException {
        Path place = work.resolve(file);
        Files.writeString(place, Files.readString(place).replaceAll(pattern, with));
    }

    String commit(String message) throws IOException, InterruptedException {
        git("add", "-A");
        git("commit", "-qm", message);
        return git("rev-parse", "HEAD").strip();
    }

    Said push() throws IOException, InterruptedException {
        return startPush().await();
    }

    /** A push that goes on by itself. */
    Push startPush() throws IOException {
        Path log = Files.createTempFile(work.resolveSibling("pushes"), "push", "");
        ProcessBuilder builder = builder(work, "git", "push", "-q", "origin", "HEAD:main");
        return new Push(builder.redirectOutput(log.toFile()).start(), log);
    }

    /** A push under way, and what it said so far. */
    record Push(Process process, Path log) {
        void awaitSaid(String text) throws IOException, InterruptedException {
            while (!Files.readString(log).contains(text)) {
                assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
                Thread.sleep(20);
            }
        }

        Said await() throws IOException, InterruptedException {
            int exit = process.waitFor();
            return new Said(exit, Files.readString(log));
        }
    }

    Said await(Process process) throws IOException, InterruptedException {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    /** One of the commands {@code watals release …}. */
    Said release(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(bare.resolveSibling("program/watals").toString());
        command.add("release");
        command.addAll(List.of(words));
        command.addAll(List.of("--site", site.toString()));
        return await(start(bare, command.toArray(String[]::new)));
    }

    Process start(Path folder, String... command) throws IOException {
        return builder(folder, command).start();
    }

    private static ProcessBuilder builder(Path folder, String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        return builder;
    }

    String git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        return run(work, command.toArray(String[]::new));
    }

    String run(Path folder, String... command) throws IOException, InterruptedException {
        Said said = await(start(folder, command));
        assertThat(said.exit())
                .as(String.join(" ", command) + ": " + said.text())
                .isZero();
        return said.text();
    }
}
