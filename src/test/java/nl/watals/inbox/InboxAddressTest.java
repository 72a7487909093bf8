package nl.watals.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.watals.Required;
import nl.watals.inbox.Inbox.InboxSettings;
import nl.watals.site.Settings;
import nl.watals.text.Problems;
import nl.watals.text.SourceText;
import org.junit.jupiter.api.Test;

/** Where the inbox is, and what is said when it cannot be reached. */
class InboxAddressTest {
    private static final Path SOURCE = Path.of("/site");

    private final Problems problems = new Problems();

    @Test
    void withoutASettingItIsAFileBesideTheSettings() {
        assertThat(address("", Map.of()).jdbc()).isEqualTo("jdbc:sqlite:/site/.watals/inbox.db");
        assertThat(address("inbox.database=/var/lib/watals/x.db\n", Map.of()).jdbc())
                .isEqualTo("jdbc:sqlite:/var/lib/watals/x.db");
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void theEnvironmentWinsAndIsTheOnePlaceForAPassword() {
        InboxAddress address = address(
                "inbox.database=jdbc:postgresql://a/x\n",
                Map.of("WATALS_INBOX", "jdbc:postgresql://b/y", "WATALS_INBOX_PASSWORD", "geheim"));
        assertThat(address.jdbc()).isEqualTo("jdbc:postgresql://b/y");
        assertThat(address.password()).isEqualTo("geheim");
        assertThat(address.toString()).doesNotContain("geheim", "//b");
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void aPasswordInTheSettingsAndAnotherDatabaseAreProblems() {
        address("inbox.database=jdbc:postgresql://a/x?user=u&password=geheim\n", Map.of());
        address("inbox.database=jdbc:mysql://a/x\n", Map.of());
        List<String> reported = problems.sorted().stream().map(Object::toString).toList();
        assertThat(reported)
                .containsExactly(
                        "jbake.properties:1:16: error: an address with a password may not stand in this file (set it in the environment: WATALS_INBOX_PASSWORD)",
                        "jbake.properties:1:16: error: the inbox is in SQLite or PostgreSQL, and this address is of neither (for example jdbc:postgresql://localhost/watals)");
    }

    @Test
    void aServerThatIsNotThereOrLacksTheDatabaseIsNamedAsSuch() {
        InboxAddress there =
                Required.here(PostgresqlServer.start(), "PostgreSQL").schema();
        InboxAddress other =
                new InboxAddress(there.jdbc().replaceAll("/postgres\\?.*", "/bestaatniet"), there.user(), "geheim");
        assertThatThrownBy(() -> Inbox.open(other, InboxSettings.DEFAULT))
                .isInstanceOf(InboxException.class)
                .hasMessage("the database of the inbox does not exist; make it first (createdb)");
        InboxAddress nowhere = new InboxAddress("jdbc:postgresql://127.0.0.1:1/x", "watals", "geheim");
        assertThatThrownBy(() -> Inbox.open(nowhere, InboxSettings.DEFAULT))
                .isInstanceOf(InboxException.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageNotContaining("geheim");
    }

    private InboxAddress address(String properties, Map<String, String> environment) {
        Settings settings = Settings.read(new SourceText(Settings.FILE, properties), problems);
        return InboxAddress.of(SOURCE, settings, environment, problems);
    }
}
