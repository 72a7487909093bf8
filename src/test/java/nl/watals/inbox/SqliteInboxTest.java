package nl.watals.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import nl.watals.inbox.Inbox.InboxSettings;
import org.junit.jupiter.api.Test;

/** Moderation on SQLite, and what only a file can promise. */
class SqliteInboxTest extends InboxTest {
    @Override
    InboxAddress address() {
        return InboxAddress.file(folder.resolve(".watals/inbox.db"));
    }

    @Test
    void whatIsErasedIsInNoFileAnyMore() throws IOException {
        String secret = "Zevenmijlslaarzenwinkel";
        for (int i = 0; i < 20; i++) {
            add(Samples.idea("other" + i));
        }
        String id = add(Samples.idea("1").now(secret + " 06-12345678"));
        act(id, ANNE, new Action.Review());
        act(id, ANNE, new Action.Edit(with(item(id).publicVersion(), secret + " bleef staan.")));
        assertThat(places(secret)).isNotEmpty();
        act(id, ANNE, new Action.Spam());
        clock.pass(Duration.ofDays(8));
        inbox.purge();
        assertThat(places(secret)).isEmpty();
        assertThat(places("zevenmijlslaarzenwinkel")).isEmpty();
        assertThat(places("brieven")).isNotEmpty();
    }

    private Stream<Path> places(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).toList().stream();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void onlyItsOwnerCanReadTheFile() throws IOException {
        Path file = folder.resolve(".watals/inbox.db");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aFileThatIsNoInboxIsNamedAsSuchAndLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "Dit is geen database. ".repeat(100));
        assertThatThrownBy(() -> Inbox.open(InboxAddress.file(file), InboxSettings.DEFAULT))
                .isInstanceOf(InboxException.class)
                .hasMessageContaining("damaged or no inbox");
        assertThat(Files.readString(file)).startsWith("Dit is geen database.");
    }

    @Test
    void anInboxOfANewerVersionIsRefused() {
        inbox.database().<Void>write(handle -> {
            handle.execute("INSERT INTO schema_step (step, name, applied_at) VALUES (99, 'later', 0)");
            return null;
        });
        inbox.close();
        assertThatThrownBy(() -> Inbox.open(address(), InboxSettings.DEFAULT))
                .isInstanceOf(InboxException.class)
                .hasMessageContaining("newer version");
    }
}
