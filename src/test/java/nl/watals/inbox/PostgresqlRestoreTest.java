package nl.watals.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import nl.watals.Required;
import nl.watals.inbox.Inbox.InboxSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backup of docs/hosting.md brings back an inbox that is gone, with PostgreSQL's own programs. */
class PostgresqlRestoreTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasDumpedIsThereAgainAfterTheDatabaseIsGone() throws Exception {
        InboxAddress address =
                Required.here(PostgresqlServer.start(), "PostgreSQL").schema();
        String id;
        try (Inbox inbox = Inbox.open(address, InboxSettings.DEFAULT)) {
            id = inbox.add(Samples.idea("1").submission(), Arrival.FORM).id();
        }
        URI database = URI.create(address.jdbc().substring("jdbc:".length()));
        String schema = database.getQuery().substring("currentSchema=".length());
        Path dump = folder.resolve("watals.dump");
        run(database, "pg_dump", "-Fc", "-n", schema, "-f", dump.toString());
        try (Connection connection = DriverManager.getConnection(address.jdbc(), address.user(), "")) {
            connection.createStatement().execute("DROP SCHEMA " + schema + " CASCADE");
        }
        run(database, "pg_restore", "-d", "postgres", dump.toString());
        try (Inbox inbox = Inbox.open(address, InboxSettings.DEFAULT)) {
            assertThat(inbox.item(id).orElseThrow().original())
                    .contains(Samples.idea("1").submission().content());
            String later =
                    inbox.add(Samples.idea("2").submission(), Arrival.FORM).id();
            assertThat(inbox.item(later)).as("the counting goes on").isPresent();
        }
    }

    private static void run(URI database, String program, String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(program, "-h", database.getHost(), "-p", database.getPort() + ""));
        command.addAll(List.of("-U", "watals", "-w"));
        command.addAll(List.of(words));
        if (program.equals("pg_dump")) {
            command.add("postgres");
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
