package nl.watals.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where {@code ./watals} begins. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code: see {@link Exit}. */
    public static void main(String[] args) {
        // JBake and Pebble log; named here, the provider need not be searched for.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        int exit;
        try {
            exit = run(args, new Console(out, err, System.console() != null));
        } catch (OutOfMemoryError e) {
            err.println("watals: there is not enough memory for this; allow more, such as WATALS_JAVA_OPTS=-Xmx4g");
            exit = Exit.BROKEN_ENVIRONMENT;
        }
        out.flush();
        err.flush();
        // Halting skips the shutdown of a virtual machine that holds nothing open.
        Runtime.getRuntime().halt(exit);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Runs one command; never throws for what a user can do wrong. */
    static int run(String[] args, Console console) {
        try {
            return command(args, console);
        } catch (WrongUse e) {
            return console.wrongUse(e.getMessage());
        }
    }

    private static int command(String[] args, Console console) throws WrongUse {
        List<String> words = Arrays.asList(args);
        if (!words.isEmpty() && words.get(0).equals("build")) {
            Optional<BuildLine> plain = BuildLine.plain(words.subList(1, words.size()));
            if (plain.isPresent()) {
                return new BuildCommand(console).run(plain.get());
            }
        }
        return CommandLines.run(args, console);
    }
}
