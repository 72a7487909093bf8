package nl.watals.whole;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.watals.ProgramCommand;

/** The program in a virtual machine of its own. */
final class Child {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private Child(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What a finished process left. */
    record Result(int exit, String out, String err) {}

    /** Starts the program in a new virtual machine; its output goes to files, so that no full pipe can stop it. */
    static Child start(List<String> machine, String... arguments) throws IOException {
        List<String> options = new ArrayList<>(List.of("-Xmx512m"));
        options.addAll(machine);
        return start(new ProcessBuilder(ProgramCommand.of(options, arguments)));
    }

    /** Starts any command. */
    static Child start(ProcessBuilder builder) throws IOException {
        Path out = Files.createTempFile("child", ".out");
        Path err = Files.createTempFile("child", ".err");
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("WATALS_JAVA_OPTS");
        return new Child(builder.start(), out, err);
    }

    static Child build(TestSite site, Path output) throws IOException {
        return start(List.of(), buildArguments(site, output));
    }

    static String[] buildArguments(TestSite site, Path output) {
        return new String[] {
            "build", "--source", site.root().toString(), "--output", output.toString(), "--now", TestSite.NOW.toString()
        };
    }

    /** Ends the process as {@code kill -9} does. Returns whether it was still running. */
    boolean kill() {
        boolean running = process.isAlive();
        process.destroyForcibly();
        return running;
    }

    /** Tells it to stop, as {@code kill} does, and the machine when it is switched off. */
    void stop() {
        process.destroy();
    }

    /** Waits until it has printed this, and gives all that it has printed so far. */
    String awaitOut(String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        String said = "";
        while (!said.contains(text)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("the child did not say " + text + ", but: " + said + errSoFar());
            }
            Thread.sleep(20);
            said = Files.readString(out, StandardCharsets.UTF_8);
        }
        return said;
    }

    boolean isRunning() {
        return process.isAlive();
    }

    String errSoFar() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8);
    }

    Result await() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the child did not end: " + errSoFar());
        }
        Result result = new Result(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), errSoFar());
        Files.delete(out);
        Files.delete(err);
        return result;
    }
}
