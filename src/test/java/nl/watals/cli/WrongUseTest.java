package nl.watals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command line that means nothing does nothing, and is told what would mean something. */
class WrongUseTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String line) {
        return Main.run(line.split(" "), new Console(stream(out), stream(err), false));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String firstLine() {
        return err.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    build --now gisteren           | --now takes a moment such as 2026-01-31T12:00:00Z
                    check --now gisteren           | --now takes a moment such as 2026-01-31T12:00:00Z
                    release create --now gisteren  | --now takes a moment such as 2026-01-31T12:00:00Z
                    build --format xml             | --format takes text or github
                    check --format xml             | --format takes text or github
                    release create --commit hoi    | --commit takes the hash of a commit
                    serve --port 65536             | --port takes a number from 0 to 65535
                    desk --port -1                 | --port takes a number from 0 to 65535
                    desk --port acht               | Invalid value for option '--port': `acht` is no whole number, or far too large
                    desk --url balie               | --url takes an address such as https://balie.example.nl, without a path
                    serve --undo 601               | --undo takes a number from 0 to 600
                    hosting apache                 | there is no configuration for `apache`; there is: nginx, caddy, netlify, cloudflare, cloudfront, files
                    publish --dry-run              | --dry-run goes with --to
                    publish --to ftp://hier        | --to takes an address such as s3://bucket or s3://bucket/prefix
                    import --date-order ymd x.csv  | this is no value for --date-order (allowed: dmy, mdy)
                    new bericht Hoi                | `bericht` is no kind of page (choose one of event, article, idea, page)
                    """)
    void theMessageSaysWhatIsAllowed(String line, String message) {
        assertThat(run(line)).isEqualTo(Exit.WRONG_USE);
        assertThat(firstLine()).isEqualTo("watals: " + message);
        assertThat(out.size()).isZero();
    }

    @Test
    void anOptionThatIsNearlyRightIsNamed() {
        assertThat(run("serve --prot 8000")).isEqualTo(Exit.WRONG_USE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--port");
    }
}
