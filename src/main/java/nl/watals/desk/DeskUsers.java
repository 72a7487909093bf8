package nl.watals.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import nl.watals.inbox.Inbox;
import org.jdbi.v3.core.Handle;

/** The accounts of the desk, in the database of the inbox. Thread-safe. */
public final class DeskUsers {
    private static final int LONGEST_NAME = 40;
    private static final String COLUMNS =
            "SELECT name, role, password_hash, totp_secret, totp_used, created_at" + " FROM desk_user ";

    private final Inbox inbox;

    public DeskUsers(Inbox inbox) {
        this.inbox = inbox;
    }

    /** What became of a change of an account. */
    public enum Result {
        DONE,
        /** There is an account with this name. */
        EXISTS,
        /** There is no account with this name. */
        UNKNOWN,
        /** A name has 2 to 40 small letters, digits, hyphens and dots, and begins with a letter. */
        BAD_NAME,
        /** A password has at least 12 characters. */
        SHORT_PASSWORD,
        /** A password has at most 200 characters. */
        LONG_PASSWORD,
        /** The password is the name, one character over and over, or the like. */
        EASY_PASSWORD
    }

    /** An account with its secrets. */
    record Account(DeskUser user, String passwordHash, String totpSecret, long totpUsed) {
        @Override
        public String toString() {
            return "Account[" + user.name() + "]";
        }
    }

    /** Makes an account. */
    public Result add(String name, DeskRole role, String password) {
        if (!isName(name)) {
            return Result.BAD_NAME;
        }
        Optional<Result> weak = weakness(password, name);
        if (weak.isPresent()) {
            return weak.get();
        }
        String hash = Passwords.hash(password);
        int added = inbox.database()
                .write(handle -> handle.execute(
                        "INSERT INTO desk_user (name, role, password_hash, created_at) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        name,
                        role.key(),
                        hash,
                        inbox.now().toEpochMilli()));
        return added == 1 ? Result.DONE : Result.EXISTS;
    }

    /** Removes an account; whoever is logged in with it is logged out. */
    public Result remove(String name) {
        return inbox.database().write(handle -> {
            endSessions(handle, name);
            return handle.execute("DELETE FROM desk_user WHERE name = ?", name) == 1 ? Result.DONE : Result.UNKNOWN;
        });
    }

    /** Gives an account another password; whoever is logged in with it is logged out. */
    public Result setPassword(String name, String password) {
        Optional<Result> weak = weakness(password, name);
        if (weak.isPresent()) {
            return weak.get();
        }
        String hash = Passwords.hash(password);
        return inbox.database().write(handle -> {
            endSessions(handle, name);
            return handle.execute("UPDATE desk_user SET password_hash = ? WHERE name = ?", hash, name) == 1
                    ? Result.DONE
                    : Result.UNKNOWN;
        });
    }

    /** Asks no code of a phone any more: for who lost theirs. */
    public Result removeSecondFactor(String name) {
        return setSecondFactor(name, "", 0) ? Result.DONE : Result.UNKNOWN;
    }

    boolean setSecondFactor(String name, String secret, long used) {
        return inbox.database()
                        .write(handle -> handle.execute(
                                "UPDATE desk_user SET totp_secret = ?, totp_used = ? WHERE name = ?",
                                secret,
                                used,
                                name))
                == 1;
    }

    /** All accounts, by name. */
    public List<DeskUser> list() {
        return inbox.database()
                .read(handle -> handle.createQuery(COLUMNS + "ORDER BY name")
                        .map((row, context) -> account(row).user())
                        .list());
    }

    Optional<Account> find(String name) {
        return inbox.database().read(handle -> find(handle, name));
    }

    private static Optional<Account> find(Handle handle, String name) {
        return handle.createQuery(COLUMNS + "WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> account(row))
                .findOne();
    }

    /** Whether a code is right; it counts only once, also when two requests bring it at the same time. */
    boolean useCode(Account account, String code, Instant now) {
        OptionalLong step = Totp.step(account.totpSecret(), code, now, account.totpUsed());
        if (step.isEmpty()) {
            return false;
        }
        return inbox.database()
                        .write(handle -> handle.execute(
                                "UPDATE desk_user SET totp_used = ? WHERE name = ? AND totp_used < ?",
                                step.getAsLong(),
                                account.user().name(),
                                step.getAsLong()))
                == 1;
    }

    private static Account account(ResultSet row) throws SQLException {
        String secret = row.getString("totp_secret");
        DeskUser user = new DeskUser(
                row.getString("name"),
                DeskRole.of(row.getString("role")).orElse(DeskRole.MODERATOR),
                !secret.isEmpty(),
                Instant.ofEpochMilli(row.getLong("created_at")));
        return new Account(user, row.getString("password_hash"), secret, row.getLong("totp_used"));
    }

    private static void endSessions(Handle handle, String name) {
        handle.execute("DELETE FROM desk_session WHERE user_name = ?", name);
    }

    private static Optional<Result> weakness(String password, String name) {
        return Passwords.weakness(password, name).map(key -> switch (key) {
            case "password.short" -> Result.SHORT_PASSWORD;
            case "password.long" -> Result.LONG_PASSWORD;
            default -> Result.EASY_PASSWORD;
        });
    }

    private static boolean isName(String name) {
        if (name.length() < 2 || name.length() > LONGEST_NAME || name.charAt(0) < 'a' || name.charAt(0) > 'z') {
            return false;
        }
        return name.chars()
                .allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_');
    }
}
