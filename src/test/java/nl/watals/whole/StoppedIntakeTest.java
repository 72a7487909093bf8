package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The intake as a service manager starts and stops it. */
class StoppedIntakeTest {
    @TempDir
    private Path folder;

    @Test
    void itIsWellUntilItIsToldToStopAndThenEndsInOrder() throws Exception {
        TestSite.in(folder.resolve("site"));
        Files.createDirectories(folder.resolve("uit"));
        Child intake = Installed.below(folder)
                .start(folder, "intake", "--source", "site", "--output", "../uit", "--port", "0");
        String line = intake.awaitOut("\n").strip();
        assertThat(line).startsWith("Listening on http://127.0.0.1:");
        HttpResponse<String> health = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(line.substring("Listening on ".length()) + "/gezond"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("goed\n");
        intake.stop();
        Child.Result end = intake.await();
        assertThat(end.exit()).isZero();
        assertThat(end.out()).isEqualTo(line + "\n");
        assertThat(end.err()).isEmpty();
    }
}
