package nl.watals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --help} lists, {@code docs/commands.md} explains; the inbox has a test of its own. */
class CommandHelpTest {
    private static final Path ROOT = Path.of(System.getProperty("watals.basedir", ""));
    private static final Pattern OPTION = Pattern.compile("(?m)^ +(?:-[a-z], )?(--[a-z-]+)");

    @ParameterizedTest
    @ValueSource(strings = {"build", "check", "desk", "hosting", "import", "intake", "new", "publish", "serve"})
    void everyOptionOfTheHelpIsExplained(String command) throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/commands.md"));
        List<String> options = OPTION.matcher(help(command))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(options)
                .contains("--source")
                .allSatisfy(option -> assertThat(guide).contains("`" + option));
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "list", "rollback", "prune"})
    void everyOptionOfAReleaseIsExplained(String command) throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/commands.md"));
        List<String> options = OPTION.matcher(help("release", command))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(options)
                .contains("--site")
                .allSatisfy(option -> assertThat(guide).contains("`" + option));
    }

    private static String help(String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.add("--help");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        assertThat(Main.run(words.toArray(String[]::new), new Console(out, out, false)))
                .isZero();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
