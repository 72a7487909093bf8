package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk as a service manager runs it: started, asked for a page, ended. */
class DeskProcessTest {
    private static final Pattern ADDRESS = Pattern.compile("The desk is at (http://127\\.0\\.0\\.1:\\d+/balie/) ");

    @TempDir
    Path folder;

    @Test
    void itAnswersTheLogInPageAndEndsWhenItIsAskedTo() throws Exception {
        Installed installed = Installed.below(folder);
        TestSite site = TestSite.in(folder.resolve("site"));
        Child desk = installed.start(folder, "desk", "--source", site.root().toString(), "--port", "0");
        try {
            String said = desk.awaitOut("Nobody can log in yet; make an account: ./watals desk user add NAME");
            Matcher found = ADDRESS.matcher(said);
            assertThat(found.find()).as(said).isTrue();
            URI address = URI.create(found.group(1));
            HttpClient client = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            HttpRequest request = HttpRequest.newBuilder(address).build();
            HttpResponse<String> page = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<h1>Inloggen</h1>").contains("name=\"wachtwoord\"");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'");

            desk.stop();
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

    @Test
    void aProtocolThatIsNotThereKeepsItFromBeginning() throws Exception {
        Installed installed = Installed.below(folder);
        TestSite site = TestSite.in(folder.resolve("site"));
        site.write("jbake.properties", site.text("jbake.properties") + "\ndesk.protocol=afspraken.md\n");
        Child.Result result = installed
                .start(folder, "desk", "--source", site.root().toString(), "--port", "0")
                .await();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("error: there is no file `afspraken.md` (a Markdown file in the source folder)");
    }
}
