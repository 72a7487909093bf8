package nl.watals.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link to the log-in page that somebody else made leads nowhere but to the desk. */
class LogInFromElsewhereTest {
    @TempDir
    private static Path folder;

    private static DeskServer server;

    @BeforeAll
    static void start() {
        server = new DeskServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(server.failures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://kwaad.example/",
                "//kwaad.example/",
                "/\\kwaad.example/",
                "/balie/../../kwaad",
                "/balie/%0d%0aSet-Cookie:x=1",
                "/balie/\r\nLocation: https://kwaad.example/",
                "javascript:alert(1)",
                "/balie/inloggen/abc"
            })
    void whoLogsInComesToTheDeskWhateverTheLinkSays(String back) throws Exception {
        String address = server.url("/balie/inloggen?terug=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(answer.body()).select("input[name=terug]").attr("value"))
                .isEqualTo("/balie/");
        assertThat(answer.headers().map()).doesNotContainKey("Location");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("x="));
    }
}
