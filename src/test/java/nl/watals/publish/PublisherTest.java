package nl.watals.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import nl.watals.inbox.Action;
import nl.watals.inbox.Actor;
import nl.watals.inbox.Arrival;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.Inbox.InboxSettings;
import nl.watals.inbox.InboxAddress;
import nl.watals.inbox.Outcome;
import nl.watals.inbox.Samples;
import nl.watals.inbox.State;
import nl.watals.inbox.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing into real repositories. */
class PublisherTest {
    private static final Actor ANNE = new Actor("anne");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private Inbox inbox;
    private GitSite site;

    @BeforeEach
    void open() throws IOException {
        site = GitSite.fresh(folder.resolve("site"));
        inbox = Inbox.open(InboxAddress.file(folder.resolve("site/.watals/inbox.db")), InboxSettings.DEFAULT.at(clock));
    }

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void anApprovedIdeaBecomesACommittedRecordWhenItCanNoLongerBeTakenBack() throws Exception {
        String id = approve("1");
        assertThat(publish().published()).isZero();
        clock.pass(Duration.ofMinutes(10));
        PublishResult result = publish();
        assertThat(result.published()).isEqualTo(1);
        assertThat(result.commit()).contains(site.git("rev-parse", "HEAD"));
        assertThat(site.records("HEAD")).containsExactly("submissions/2026/03/" + id + ".json");
        assertThat(Files.readString(site.root.resolve("submissions/2026/03/" + id + ".json")))
                .contains("\"slug\": \"wat-als-brieven-gewoon-leesbaar-waren\"")
                .doesNotContain("ouder@example.nl");
        assertThat(site.git("status", "--porcelain")).isEmpty();
        assertThat(state(id)).isEqualTo(State.PUBLISHED);
        assertThat(publish().commit()).isEmpty();
    }

    @Test
    void theMessageOfTheCommitNamesNobody() throws Exception {
        approve("1");
        String second = approve("2");
        clock.pass(Duration.ofMinutes(10));
        publish();
        assertThat(site.git("log", "-1", "--format=%B")).isEqualTo("Publish 2 ideas");
        withdraw(second);
        publish();
        assertThat(site.git("log", "-1", "--format=%B")).isEqualTo("Withdraw 1 idea");
    }

    @Test
    void aWithdrawnIdeaLeavesARecordWithoutTexts() throws Exception {
        String id = approve("1");
        clock.pass(Duration.ofMinutes(10));
        publish();
        withdraw(id);
        assertThat(publish().withdrawn()).isEqualTo(1);
        assertThat(site.git("show", "HEAD:submissions/2026/03/" + id + ".json"))
                .contains("\"status\": \"withdrawn\"", "\"slug\": \"wat-als-brieven-gewoon-leesbaar-waren\"")
                .doesNotContain("title", "woorden");
        assertThat(publish().withdrawn()).isZero();
    }

    @Test
    void whatAnEditorIsWorkingOnStaysAsItIs() throws Exception {
        site.commit("content/a.md", "een");
        Files.writeString(site.root.resolve("content/a.md"), "half");
        Files.writeString(site.root.resolve("content/b.md"), "nieuw");
        Files.writeString(site.root.resolve("content/c.md"), "klaar om vast te leggen");
        site.git("add", "content/c.md");
        String before = site.git("status", "--porcelain");
        approve("1");
        clock.pass(Duration.ofMinutes(10));
        publish();
        assertThat(site.git("status", "--porcelain")).isEqualTo(before);
        assertThat(site.git("show", "--name-only", "--format=", "HEAD").lines()).hasSize(1);
    }

    @Test
    void itIsPushedOnTopOfWhatSomebodyElsePushed() throws Exception {
        Path remote = site.remote(folder.resolve("remote.git"));
        GitSite other = GitSite.cloned(remote, folder.resolve("other"));
        other.commit("content/x.md", "van een ander");
        other.git("push", "-q", "origin", "main");
        Files.createDirectories(site.root.resolve("content"));
        Files.writeString(site.root.resolve("content/mine.md"), "nog niet klaar");
        String id = approve("1");
        clock.pass(Duration.ofMinutes(10));
        PublishResult result = publish();
        assertThat(result.pushed()).isTrue();
        assertThat(result.notes()).isEmpty();
        assertThat(site.git("rev-parse", "HEAD")).isEqualTo(site.git("rev-parse", "origin/main"));
        assertThat(site.root.resolve("content/x.md")).exists();
        assertThat(site.root.resolve("content/mine.md")).hasContent("nog niet klaar");
        other.git("pull", "-q");
        assertThat(other.records("HEAD")).containsExactly("submissions/2026/03/" + id + ".json");
        assertThat(site.git("worktree", "list").lines()).hasSize(1);
    }

    @Test
    void changesThatAreInTheWayAreLeftAloneAndTold() throws Exception {
        site.commit("content/x.md", "een");
        Path remote = site.remote(folder.resolve("remote.git"));
        GitSite other = GitSite.cloned(remote, folder.resolve("other"));
        other.commit("content/x.md", "twee");
        other.git("push", "-q", "origin", "main");
        Files.writeString(site.root.resolve("content/x.md"), "mijn drie");
        String first = approve("1");
        clock.pass(Duration.ofMinutes(10));
        PublishResult result = publish();
        assertThat(result.published()).isEqualTo(1);
        assertThat(result.notes()).singleElement().asString().contains("git pull --rebase");
        assertThat(site.root.resolve("content/x.md")).hasContent("mijn drie");
        String second = approve("2");
        clock.pass(Duration.ofMinutes(10));
        assertThat(publish().published()).isEqualTo(1);
        other.git("pull", "-q");
        assertThat(other.records("HEAD"))
                .containsExactlyInAnyOrder(
                        "submissions/2026/03/" + first + ".json", "submissions/2026/03/" + second + ".json");
    }

    @Test
    void aHookOfTheServerThatSaysNoKeepsEverythingForTheNextTime() throws Exception {
        Path remote = site.remote(folder.resolve("remote.git"));
        GitSite.hook(remote, "pre-receive", "echo vandaag niet >&2; exit 1");
        String id = approve("1");
        clock.pass(Duration.ofMinutes(10));
        assertThatThrownBy(this::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("cannot be pushed")
                .hasMessageContaining("vandaag niet");
        assertThat(state(id)).isEqualTo(State.APPROVED);
        Files.delete(remote.resolve("hooks/pre-receive"));
        PublishResult result = publish();
        assertThat(result.published()).isEqualTo(1);
        assertThat(result.commit()).isEmpty();
        assertThat(site.git("rev-list", "--count", "origin/main")).isEqualTo("2");
    }

    @Test
    void aHookThatRefusesTheCommitIsQuoted() throws Exception {
        GitSite.hook(site.root.resolve(".git"), "pre-commit", "echo eerst koffie >&2; exit 1");
        String id = approve("1");
        clock.pass(Duration.ofMinutes(10));
        assertThatThrownBy(this::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("does not commit")
                .hasMessageContaining("eerst koffie");
        Files.delete(site.root.resolve(".git/hooks/pre-commit"));
        assertThat(publish().published()).isEqualTo(1);
        assertThat(site.records("HEAD")).hasSize(1);
        assertThat(state(id)).isEqualTo(State.PUBLISHED);
    }

    @Test
    void aRemoteThatIsGoneLosesNothing() throws Exception {
        site.git("remote", "add", "origin", folder.resolve("nowhere.git").toString());
        String id = approve("1");
        clock.pass(Duration.ofMinutes(10));
        assertThatThrownBy(this::publish).isInstanceOf(PublishException.class);
        assertThat(state(id)).isEqualTo(State.APPROVED);
        site.git("remote", "remove", "origin");
        assertThat(publish().published()).isEqualTo(1);
    }

    @Test
    void onAnotherBranchOrInTheMiddleOfAMergeNothingIsWritten() throws Exception {
        approve("1");
        clock.pass(Duration.ofMinutes(10));
        PublishOptions main = new PublishOptions(
                site.root, site.root.resolve("submissions"), "main", "origin", "Wat als…", "publish@www.example.nl");
        site.git("checkout", "-q", "-b", "proef");
        assertThatThrownBy(() -> Publisher.run(inbox, main))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("`proef` is checked out");
        site.git("checkout", "-q", "main");
        Files.writeString(site.root.resolve(".git/MERGE_HEAD"), site.git("rev-parse", "HEAD") + "\n");
        assertThatThrownBy(() -> Publisher.run(inbox, main)).hasMessageContaining("under way");
        Files.delete(site.root.resolve(".git/MERGE_HEAD"));
        site.git("checkout", "-q", "--detach");
        assertThatThrownBy(() -> Publisher.run(inbox, main)).hasMessageContaining("no branch");
        assertThat(site.root.resolve("submissions")).doesNotExist();
        site.git("checkout", "-q", "main");
        assertThat(Publisher.run(inbox, main).published()).isEqualTo(1);
    }

    @Test
    void aSiteInAFolderOfARepositoryAndOneWithoutARepositoryWork() throws Exception {
        GitSite around = GitSite.fresh(folder.resolve("around"));
        Path inner = Files.createDirectories(around.root.resolve("sites/één [x]"));
        String first = approve("1");
        clock.pass(Duration.ofMinutes(10));
        PublishOptions options = new PublishOptions(
                inner, inner.resolve("submissions"), "", "origin", "Wat als…", "publish@www.example.nl");
        assertThat(Publisher.run(inbox, options).commit()).isPresent();
        assertThat(around.git("-c", "core.quotepath=off", "ls-files", "sites"))
                .isEqualTo("sites/één [x]/submissions/2026/03/" + first + ".json");
        String second = approve("2");
        clock.pass(Duration.ofMinutes(10));
        Path alone = Files.createDirectories(folder.resolve("alone"));
        PublishResult result = Publisher.run(
                inbox,
                new PublishOptions(alone, alone.resolve("submissions"), "", "origin", "Wat als…", "p@example.nl"));
        assertThat(result.commit()).isEmpty();
        assertThat(result.notes()).singleElement().asString().contains("no Git repository");
        assertThat(alone.resolve("submissions/2026/03/" + second + ".json")).exists();
    }

    @Test
    void twoThatPublishAtOnceDoNotMix() throws Exception {
        approve("1");
        clock.pass(Duration.ofMinutes(10));
        GitSite.hook(site.root.resolve(".git"), "pre-commit", "sleep 1");
        Thread first = new Thread(() -> {
            try {
                publish();
            } catch (IOException | PublishException e) {
                throw new IllegalStateException(e);
            }
        });
        first.start();
        while (!Files.isDirectory(site.root.resolve("submissions"))) {
            Thread.sleep(5);
        }
        assertThatThrownBy(this::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("publishing this site");
        first.join();
        assertThat(site.records("HEAD")).hasSize(1);
    }

    private PublishResult publish() throws IOException, PublishException {
        return Publisher.run(inbox, site.options());
    }

    private String approve(String key) {
        String id = inbox.add(Samples.idea(key).submission(), Arrival.FORM).id();
        done(inbox.act(id, 1, ANNE, new Action.Approve()));
        return id;
    }

    private void withdraw(String id) {
        done(inbox.act(id, inbox.item(id).orElseThrow().version(), ANNE, new Action.Withdraw()));
    }

    private State state(String id) {
        return inbox.item(id).orElseThrow().state();
    }

    private static void done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }
}
