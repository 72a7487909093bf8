package nl.watals.inbox;

import java.io.IOException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in plain words what is wrong with a database. Its own messages are not used: they can quote values. */
final class DatabaseFailure {
    private DatabaseFailure() {}

    static InboxException of(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InboxException known) {
                return known;
            }
            if (cause instanceof SQLiteException e) {
                return new InboxException(sqlite(e.getResultCode()), failure);
            }
            if (cause instanceof SQLException e && e.getSQLState() != null) {
                return new InboxException(postgresql(e.getSQLState()), failure);
            }
            if (cause instanceof IOException) {
                return new InboxException(
                        "the folder of the inbox cannot be used: "
                                + cause.getClass().getSimpleName(),
                        failure);
            }
        }
        return new InboxException("the database of the inbox cannot be reached", failure);
    }

    private static String sqlite(SQLiteErrorCode code) {
        String name = code.name();
        if (name.startsWith("SQLITE_FULL")) {
            return "the disk of the inbox is full; nothing was changed";
        }
        if (name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")) {
            return "another program has been writing to the inbox for too long; nothing was changed, try again";
        }
        if (name.startsWith("SQLITE_CORRUPT") || name.startsWith("SQLITE_NOTADB")) {
            return "the file of the inbox is damaged or no inbox; put back a copy of it";
        }
        if (name.startsWith("SQLITE_READONLY")
                || name.startsWith("SQLITE_PERM")
                || name.startsWith("SQLITE_CANTOPEN")) {
            return "the file of the inbox cannot be opened for writing; look at the rights of the file and its folder";
        }
        if (name.startsWith("SQLITE_IOERR")) {
            return "the disk of the inbox cannot be read or written (" + name + "); nothing was changed";
        }
        return "the inbox refused what it was asked (" + name + "); nothing was changed";
    }

    private static String postgresql(String state) {
        if (state.startsWith("53")) {
            return "the database of the inbox has no room or no free connection (" + state + "); nothing was changed";
        }
        if (state.startsWith("28")) {
            return "the database of the inbox does not accept this user or password; they are read from "
                    + InboxAddress.USER_VARIABLE + " and " + InboxAddress.PASSWORD_VARIABLE;
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return "the database of the inbox cannot be reached (" + state + "); nothing was changed";
        }
        if (state.startsWith("3D")) {
            return "the database of the inbox does not exist; make it first (createdb)";
        }
        return "the inbox refused what it was asked (" + state + "); nothing was changed";
    }
}
