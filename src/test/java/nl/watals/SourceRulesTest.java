package nl.watals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler cannot hold: rules about the text of the program. */
class SourceRulesTest {
    private static final Path MAIN = Path.of(System.getProperty("watals.basedir", ""), "src/main/java");
    private static final Pattern COMMENT_OR_TEXT =
            Pattern.compile("//[^\n]*|/\\*.*?\\*/|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\])+'", Pattern.DOTALL);
    private static final Pattern EMPTY_CATCH = Pattern.compile("catch\\s*\\([^)]*\\)\\s*\\{\\s*\\}");
    private static final Pattern TERMINAL = Pattern.compile("\\bSystem\\.(out|err)\\b|\\bprintStackTrace\\b");

    @Test
    void noExceptionIsSwallowed() throws IOException {
        assertThat(findings(EMPTY_CATCH, "")).isEmpty();
    }

    @Test
    void onlyTheCommandLineNamesTheTerminal() throws IOException {
        assertThat(findings(TERMINAL, "nl/watals/cli/")).isEmpty();
    }

    @Test
    void theScanItselfFindsWhatItLooksFor() {
        assertThat(found(EMPTY_CATCH, "try { a(); } catch (A | B e) {\n // nothing\n}"))
                .isTrue();
        assertThat(found(EMPTY_CATCH, "try { a(); } catch (A e) { b(\"}\"); }")).isFalse();
        assertThat(found(TERMINAL, "System.out.println();")).isTrue();
        assertThat(found(TERMINAL, "say(\"System.out\"); // System.err")).isFalse();
    }

    private static boolean found(Pattern pattern, String source) {
        return pattern.matcher(withoutComments(source)).find();
    }

    /** Every place, but those in files below {@code except}. */
    private static List<String> findings(Pattern pattern, String except) throws IOException {
        List<String> findings = new ArrayList<>();
        for (Path file : sources()) {
            String name = MAIN.relativize(file).toString().replace('\\', '/');
            if (!except.isEmpty() && name.startsWith(except)) {
                continue;
            }
            Matcher matcher = pattern.matcher(withoutComments(Files.readString(file)));
            while (matcher.find()) {
                findings.add(name + ": " + matcher.group());
            }
        }
        return findings;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(100);
            return sources;
        }
    }

    private static String withoutComments(String source) {
        return COMMENT_OR_TEXT.matcher(source).replaceAll(match -> match.group().startsWith("/") ? " " : "\"\"");
    }
}
