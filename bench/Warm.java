import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import nl.watals.bake.Build;
import nl.watals.bake.BuildObserver;
import nl.watals.bake.BuildOptions;
import nl.watals.bake.BuildResult;

/**
 * Builds a site several times in one process, each time into a new folder. What the later builds take less than a whole
 * process is the price of starting: the virtual machine, loading classes, and compiling them.
 *
 * <pre>
 * java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn64m -cp target/watals.jar bench/Warm.java SITE FOLDER [ROUNDS]
 * </pre>
 */
public final class Warm {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private Warm() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            System.err.println("usage: Warm SITE FOLDER [ROUNDS]");
            System.exit(2);
        }
        Path site = Path.of(arguments[0]);
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[1])), "warm-");
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 8;
        for (int round = 1; round <= rounds; round++) {
            Path output = Files.createDirectory(folder.resolve("round-" + round)).resolve("site");
            long begun = System.nanoTime();
            BuildResult result = Build.run(
                    new BuildOptions(site, Optional.of(output), false, false, Optional.of(NOW)), BuildObserver.SILENT);
            long millis = (System.nanoTime() - begun) / 1_000_000;
            if (!result.succeeded()) {
                System.err.println(result.problems());
                System.exit(1);
            }
            System.out.println("build " + round + ": " + millis + " ms");
        }
    }
}
