package nl.watals.inbox;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import nl.watals.site.Settings;
import nl.watals.text.Problems;

/**
 * Where the inbox is. Immutable.
 *
 * @param jdbc a JDBC address of SQLite or PostgreSQL
 * @param user the user of PostgreSQL, or empty
 * @param password the password of PostgreSQL, or empty; never printed
 */
public record InboxAddress(String jdbc, String user, String password) {
    /** The environment variables, which win over the settings; a password stands nowhere else. */
    public static final String ADDRESS_VARIABLE = "WATALS_INBOX";

    public static final String USER_VARIABLE = "WATALS_INBOX_USER";

    public static final String PASSWORD_VARIABLE = "WATALS_INBOX_PASSWORD";

    private static final String SETTING = "inbox.database";

    public InboxAddress {
        Objects.requireNonNull(jdbc, "jdbc");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    /** An SQLite file; made with its folder when it is not there. */
    public static InboxAddress file(Path file) {
        return new InboxAddress("jdbc:sqlite:" + file.toAbsolutePath().normalize(), "", "");
    }

    /**
     * What the environment or else the setting {@code inbox.database} says; without either {@code .watals/inbox.db} in the
     * source folder. A password in the setting is a problem: that file is public.
     */
    public static InboxAddress of(Path source, Settings settings, Map<String, String> environment, Problems problems) {
        String setting = settings.text(SETTING);
        if (holdsPassword(setting)) {
            settings.report(
                    SETTING,
                    "an address with a password may not stand in this file",
                    "set it in the environment: " + PASSWORD_VARIABLE,
                    problems);
        }
        String address = environment.getOrDefault(ADDRESS_VARIABLE, setting).strip();
        if (address.isEmpty()) {
            return file(source.resolve(".watals/inbox.db"));
        }
        if (!address.startsWith("jdbc:")) {
            return file(source.resolve(address));
        }
        if (!address.startsWith("jdbc:sqlite:") && !address.startsWith("jdbc:postgresql:")) {
            settings.report(
                    SETTING,
                    "the inbox is in SQLite or PostgreSQL, and this address is of neither",
                    "for example jdbc:postgresql://localhost/watals",
                    problems);
        }
        return new InboxAddress(
                address, environment.getOrDefault(USER_VARIABLE, ""), environment.getOrDefault(PASSWORD_VARIABLE, ""));
    }

    private static boolean holdsPassword(String address) {
        int at = address.indexOf('@');
        int scheme = address.indexOf("//");
        boolean before =
                at > 0 && scheme > 0 && address.substring(scheme + 2, at).contains(":");
        return address.contains("password=") || before;
    }

    Dialect dialect() {
        return jdbc.startsWith("jdbc:sqlite:") ? Dialect.SQLITE : Dialect.POSTGRESQL;
    }

    /** The SQLite file. */
    Path file() {
        return Path.of(jdbc.substring("jdbc:sqlite:".length()));
    }

    /** Which kind of database; never the whole address, which can hold a password. */
    @Override
    public String toString() {
        return "InboxAddress[" + dialect().key() + "]";
    }
}
