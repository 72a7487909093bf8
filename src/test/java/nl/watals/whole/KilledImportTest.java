package nl.watals.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.stream.Stream;
import nl.watals.cli.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that is killed at any moment leaves each row wholly in the inbox or not at all, and the next one goes on. */
class KilledImportTest {
    /** With {@code -Dwatals.kills=1000} somebody who has the time can look longer. */
    private static final int KILLS = Integer.getInteger("watals.kills", 20);

    private static final int ROWS = 1_000;
    private static final long LONGEST_MILLIS = 40;

    @TempDir
    Path folder;

    private Path export;

    @BeforeEach
    void makeExport() throws IOException {
        export = export(folder, ROWS, "Nu niet.");
    }

    /** An export with so many rows, in the folder of a site. */
    static Path export(Path folder, int rows, String now) throws IOException {
        Files.writeString(folder.resolve("jbake.properties"), "site.host=https://example.nl\n");
        StringBuilder text = new StringBuilder(
                "\"Inzending-ID\",\"Inzenddatum\",\"Wat als…\",\"Hoe is het nu?\",\"E-mailadres\",\"Publiceren\"\n");
        for (int i = 0; i < rows; i++) {
            text.append("\"")
                    .append(i)
                    .append("\",\"2023-04-13 09:05:07\",\"Wat als ")
                    .append(letters(Integer.toString(i)))
                    .append(" kon?\",\"")
                    .append(now)
                    .append("\",\"iemand")
                    .append(i)
                    .append("@example.nl\",\"Ja\"\n");
        }
        return Files.writeString(folder.resolve("ideeen.csv"), text);
    }

    /** A number without digits, which would make the search for telephone numbers begin. */
    static String letters(String number) {
        StringBuilder letters = new StringBuilder();
        number.chars().forEach(c -> letters.append(c >= '0' && c <= '9' ? (char) (c + 'a' - '0') : (char) c));
        return letters.toString();
    }

    private Child start() throws IOException {
        return Child.start(new ProcessBuilder(
                QuickStart.command(Main.class, "import", "--source", folder.toString(), export.toString(), "--json")));
    }

    @Test
    void aKilledImportLeavesWholeRowsAndTheNextOneCompletesIt() throws Exception {
        Random random = new Random(20260705);
        int during = 0;
        int rounds = 0;
        while (during < KILLS) {
            assertThat(rounds++).as("kills that came too early or too late").isLessThan(4 * KILLS);
            long before = rows();
            Child child = start();
            awaitMoreThan(before, child);
            Thread.sleep(random.nextLong(LONGEST_MILLIS));
            boolean running = child.kill();
            child.await();
            check();
            during += running && rows() > before ? 1 : 0;
            if (rows() > ROWS * 3 / 4) {
                finish();
                forget();
            }
        }
        finish();
    }

    /** Returns when the inbox is there and has grown, or when the child has ended. */
    private void awaitMoreThan(long before, Child child) throws Exception {
        while (child.isRunning() && rows() == 0) {
            Thread.sleep(10);
        }
        try (Connection connection = connect();
                PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM item")) {
            long now = before;
            while (child.isRunning() && now <= before) {
                Thread.sleep(2);
                try (ResultSet result = count.executeQuery()) {
                    now = result.next() ? result.getLong(1) : 0;
                }
            }
        }
    }

    private void finish() throws Exception {
        Child.Result result = start().await();
        assertThat(result.exit()).as(result.err()).isZero();
        check();
        assertThat(rows()).isEqualTo(ROWS);
    }

    private void forget() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(".watals"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.delete(file);
            }
        }
    }

    private long rows() throws SQLException {
        return count("SELECT count(*) FROM item");
    }

    private void check() throws SQLException {
        if (rows() == 0) {
            return;
        }
        long items = rows();
        for (String table :
                new String[] {"original", "public_version", "contact", "consent", "consent_tick", "search"}) {
            assertThat(count("SELECT count(*) FROM " + table)).as(table).isEqualTo(items);
        }
        assertThat(count("SELECT count(*) FROM audit WHERE what = 'add'")).isEqualTo(items);
        assertThat(count("SELECT count(*) FROM item WHERE id NOT IN (SELECT item FROM original)"))
                .isZero();
        assertThat(count("SELECT count(DISTINCT title) FROM original")).isEqualTo(items);
        assertThat(count("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"))
                .isZero();
    }

    private Connection connect() throws SQLException {
        Path database = folder.resolve(".watals/inbox.db");
        return DriverManager.getConnection("jdbc:sqlite:" + database + "?busy_timeout=10000");
    }

    private long count(String query) throws SQLException {
        Path database = folder.resolve(".watals/inbox.db");
        if (!Files.exists(database)) {
            return 0;
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getLong(1) : 0;
        } catch (SQLException e) {
            if (e.getMessage().contains("no such table")) {
                return 0;
            }
            throw e;
        }
    }
}
