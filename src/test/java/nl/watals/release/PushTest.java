package nl.watals.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import nl.watals.Required;
import nl.watals.hosting.HostKind;
import nl.watals.hosting.Hosting;
import nl.watals.release.PushServer.Said;
import nl.watals.release.WebServer.Kind;
import nl.watals.site.RedirectMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real push to a real bare repository, served by a real nginx. {@code -Dwatals.pushes=50} pushes more often below a reader
 * who never stops.
 */
class PushTest {
    @TempDir
    private Path folder;

    private PushServer server;

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        Required.here(Optional.of(Path.of("/usr/bin/flock")).filter(Files::exists), "flock");
        server = PushServer.in(folder);
    }

    @Test
    void aPushIsLiveABrokenOneSaysWhyAndARollbackStays() throws Exception {
        String first = server.commitNumber(1);
        Said pushed = server.push();
        assertThat(pushed.exit()).as(pushed.text()).isZero();
        assertThat(pushed.text()).contains("Release 1 is live: 15 files, 15 of them new or changed.");
        assertThat(live()).isEqualTo(first);

        server.replace("content/over.md", "Uitgave 1\\.", "Zie [dit](/bestaat-niet/).");
        server.commit("A broken link");
        Said broken = server.push();
        assertThat(broken.text())
                .contains("remote: content/over.md:9:11: ")
                .contains("error: there is no page /bestaat-niet/")
                .contains("1 problem; release 1 stays live.")
                .contains("this push is NOT on the site");
        assertThat(live()).isEqualTo(first);
        assertThat(page("over/index.html")).contains("Uitgave 1.");

        server.replace("content/over.md", "Zie .*", "Uitgave 2.");
        String second = server.commitNumber(2);
        assertThat(server.push().text()).contains("Release 2 is live");
        assertThat(page("over/index.html")).contains("Uitgave 2.");

        assertThat(server.release("rollback").text()).isEqualTo("Release 1 is live.\n");
        assertThat(page("over/index.html")).contains("Uitgave 1.");
        Said hourly = server.await(
                server.start(folder, "program/deploy/publish", server.bare().toString()));
        assertThat(hourly.text()).contains("commit " + second + " was rolled back; push another one, or say --again");
        assertThat(live()).isEqualTo(first);
        assertThat(server.release("list").text())
                .contains("  2  ")
                .contains("* 1  ")
                .contains(first.substring(0, 12));

        String third = server.commitNumber(3);
        assertThat(server.push().text()).contains("Release 3 is live");
        assertThat(live()).isEqualTo(third);
    }

    @Test
    void ofPushesAtOnceOneWaitsAndTheLastIsLive() throws Exception {
        server.commitNumber(1);
        assertThat(server.push().exit()).isZero();
        Process busy = server.start(
                folder, "flock", server.site().resolve("publish.lock").toString(), "sh", "-c", "echo; read line");
        assertThat(busy.getInputStream().read()).isEqualTo('\n');
        String waits = "another push is being published; this one waits for it.";
        server.commitNumber(2);
        PushServer.Push one = server.startPush();
        one.awaitSaid(waits);
        String third = server.commitNumber(3);
        PushServer.Push two = server.startPush();
        two.awaitSaid(waits);
        busy.getOutputStream().write('\n');
        busy.getOutputStream().close();
        assertThat(one.await().text() + two.await().text())
                .containsOnlyOnce("Release 2 is live")
                .containsOnlyOnce("this commit is live already.");
        assertThat(live()).isEqualTo(third);
        assertThat(page("index.html")).contains("Uitgave 3.");
    }

    @Test
    void aLinkInTheRepositoryOpensNoFileOfTheServer() throws Exception {
        Path secret = folder.resolve("geheim.txt");
        Files.writeString(secret, "niet voor de site");
        Files.createSymbolicLink(server.work().resolve("assets/geheim.txt"), secret);
        server.commit("A link");
        assertThat(server.push().text()).contains("Release 1 is live");
        assertThat(page("geheim.txt")).isEqualTo(secret.toString());
    }

    @Test
    void otherBranchesAreLeftAlone() throws Exception {
        Said said = server.await(server.start(server.work(), "git", "push", "-q", "origin", "HEAD:probeer"));
        assertThat(said.text()).contains("only the branch main is published");
        assertThat(server.site()).doesNotExist();
    }

    @Test
    void aReaderNeverMeetsAnErrorOrAPageWithTheStyleOfAnother() throws Exception {
        Path program = Required.here(Kind.NGINX.program(), "nginx with Brotli");
        int pushes = Integer.getInteger("watals.pushes", 4);
        server.commitNumber(1);
        assertThat(server.push().text()).contains("Release 1 is live");
        Path live = server.site().resolve("live");
        Map<String, String> configuration = HostKind.NGINX.files(
                Hosting.of(SettingsFile.read(live.resolve("source")), RedirectMap.NONE, live.resolve("site")));
        try (WebServer nginx =
                WebServer.start(Kind.NGINX, program, folder.resolve("nginx"), live.resolve("site"), configuration)) {
            Reader reader = new Reader(nginx);
            try (reader) {
                for (int number = 2; number <= pushes; number++) {
                    server.commitNumber(number);
                    assertThat(server.push().text()).contains("Release " + number + " is live");
                    if (number == pushes / 2) {
                        assertThat(server.release("rollback").text()).contains("Release " + (number - 1) + " is live.");
                    }
                    int before = reader.pages();
                    while (reader.pages() < before + 4 && reader.wrong().isEmpty()) {
                        Thread.sleep(5);
                    }
                }
            }
            assertThat(reader.wrong()).isEmpty();
            assertThat(reader.editions()).hasSize(pushes);
        }
    }

    private String live() throws IOException {
        return Releases.live(server.site()).orElseThrow().commit();
    }

    private String page(String file) throws IOException {
        return Files.readString(server.site().resolve("live/site").resolve(file), StandardCharsets.UTF_8);
    }
}
