package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk as a service manager runs it: started, asked for a page, ended. */
class DeskProcessTest {
    private static final Pattern ADDRESS = Pattern.compile("The desk is at (http://127\\.0\\.0\\.1:\\d+/balie/) ");
    private static final long PATIENCE_MILLIS = 60_000;

    @TempDir
    Path folder;

    @Test
    void itAnswersTheLogInPageAndEndsWhenItIsAskedTo() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh here");
        Path launcher = InstalledProgram.in(Files.createDirectories(folder.resolve("een map")));
        TestSite site = TestSite.in(folder.resolve("site"));
        Child desk = Child.start(InstalledProgram.command(
                launcher, "desk", "--source", site.root().toString(), "--port", "0"));
        try {
            URI address = address(desk);
            HttpClient client = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            HttpRequest request = HttpRequest.newBuilder(address).build();
            HttpResponse<String> page = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<h1>Inloggen</h1>").contains("name=\"wachtwoord\"");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'");
            assertThat(desk.outSoFar()).contains("Nobody can log in yet; make an account: ./watals desk user add NAME");

            desk.terminate();
            Child.Result result = desk.await();
            assertThat(result.exit()).as(result.err()).isIn(0, 128 + 15);
            assertThat(result.err()).isEmpty();
            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(ConnectException.class);
            assertThat(site.root().resolve(".watals/inbox.db")).exists();
            assertThat(site.root().resolve(".watals/inbox.db-wal"))
                    .as("what a database leaves that was not closed")
                    .doesNotExist();
        } finally {
            desk.kill();
        }
    }

    private static URI address(Child desk) throws IOException, InterruptedException {
        for (long waited = 0; waited < PATIENCE_MILLIS && desk.isRunning(); waited += 20) {
            Matcher found = ADDRESS.matcher(desk.outSoFar());
            if (found.find() && desk.outSoFar().contains("Nobody can log in")) {
                return URI.create(found.group(1));
            }
            Thread.sleep(20);
        }
        throw new IOException("the desk does not begin: " + desk.errSoFar());
    }

    @Test
    void aProtocolThatIsNotThereKeepsItFromBeginning() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh here");
        Path launcher = InstalledProgram.in(Files.createDirectories(folder.resolve("een map")));
        TestSite site = TestSite.in(folder.resolve("site"));
        site.write("jbake.properties", site.text("jbake.properties") + "\ndesk.protocol=afspraken.md\n");
        Child.Result result = Child.start(InstalledProgram.command(
                        launcher, "desk", "--source", site.root().toString(), "--port", "0"))
                .await();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("error: there is no file `afspraken.md` (a Markdown file in the source folder)");
    }
}
