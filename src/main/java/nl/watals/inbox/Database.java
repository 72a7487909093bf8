package nl.watals.inbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The database of the inbox. Thread-safe. SQLite has one writer at a time, and readers who do not wait for it;
 * PostgreSQL has as many as come.
 *
 * <p>Every failure of the database is an {@link InboxException}; whatever the failed call had done is undone.
 */
public final class Database implements AutoCloseable {
    private static final int READERS = 4;
    private static final int POSTGRESQL_CONNECTIONS = 8;
    private static final int BUSY_MILLIS = 20_000;

    /** Each connection has a cache of its own; what readers do not hold, the operating system has for all of them. */
    private static final int READER_KIB = 4_000;

    private static final int WRITER_KIB = 16_000;

    /** 16 MB: the log is taken into the file four times less often than by default, which is half of the work under load. */
    private static final String LOG_PAGES = "4000";

    private final Dialect dialect;
    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final Jdbi writer;
    private final Jdbi reader;

    private Database(Dialect dialect, HikariDataSource writing, HikariDataSource reading) {
        this.dialect = dialect;
        this.writing = writing;
        this.reading = reading;
        this.writer = Jdbi.create(writing);
        this.reader = Jdbi.create(reading);
    }

    /** Opens the database and brings it to the newest form. */
    static Database open(InboxAddress address, Clock clock) {
        Database database = connect(address);
        try {
            database.<Void>write(handle -> {
                database.lockForMigration(handle);
                Migrations.apply(handle, database.dialect, clock.millis());
                return null;
            });
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Database connect(InboxAddress address) {
        try {
            if (address.dialect() == Dialect.SQLITE) {
                prepare(address.file());
                return new Database(
                        Dialect.SQLITE,
                        pool(sqlite(address, SQLiteConfig.TransactionMode.IMMEDIATE, WRITER_KIB), 1, 1),
                        pool(sqlite(address, SQLiteConfig.TransactionMode.DEFERRED, READER_KIB), READERS, 0));
            }
            HikariDataSource pool = postgresql(address);
            return new Database(Dialect.POSTGRESQL, pool, pool);
        } catch (RuntimeException | IOException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /** The file and its folder are for their owner alone. */
    private static void prepare(Path file) throws IOException {
        Path folder = file.getParent();
        boolean posix =
                Files.getFileAttributeView(existing(folder), java.nio.file.attribute.PosixFileAttributeView.class)
                        != null;
        if (!Files.isDirectory(folder)) {
            if (posix) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        }
        SqliteLibrary.prepare(folder);
        if (posix && !Files.exists(file)) {
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (java.nio.file.FileAlreadyExistsException e) {
                // Another process was first; the file is as private as ours would have been.
                return;
            }
        }
    }

    private static Path existing(Path folder) {
        Path at = folder;
        while (!Files.exists(at)) {
            at = at.getParent();
        }
        return at;
    }

    private static DataSource sqlite(InboxAddress address, SQLiteConfig.TransactionMode mode, int cacheKib) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(mode);
        // Deleted texts are overwritten in the file, not only unlinked.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        config.setCacheSize(-cacheKib);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, LOG_PAGES);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(address.jdbc());
        return source;
    }

    private static HikariDataSource postgresql(InboxAddress address) {
        org.postgresql.ds.PGSimpleDataSource source = new org.postgresql.ds.PGSimpleDataSource();
        source.setUrl(address.jdbc());
        if (!address.user().isEmpty()) {
            source.setUser(address.user());
        }
        if (!address.password().isEmpty()) {
            source.setPassword(address.password());
        }
        source.setApplicationName("watals");
        return pool(source, POSTGRESQL_CONNECTIONS, 0);
    }

    private static HikariDataSource pool(DataSource source, int most, int idle) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(idle);
        config.setConnectionTimeout(BUSY_MILLIS + 10_000L);
        config.setInitializationFailTimeout(idle > 0 || most == POSTGRESQL_CONNECTIONS ? 1 : -1);
        return new HikariDataSource(config);
    }

    private void lockForMigration(Handle handle) {
        if (dialect == Dialect.POSTGRESQL) {
            handle.execute("SELECT pg_advisory_xact_lock(7730155210)");
        }
    }

    Dialect dialect() {
        return dialect;
    }

    /** Reads, in one transaction: everything is seen as it was at one moment. */
    public <T> T read(Function<Handle, T> work) {
        try {
            if (dialect == Dialect.SQLITE) {
                return reader.inTransaction(work::apply);
            }
            return reader.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work::apply);
        } catch (JdbiException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /** Changes things in one transaction: all of it happens, or nothing when {@code work} throws. */
    public <T> T write(Function<Handle, T> work) {
        try {
            return writer.inTransaction(work::apply);
        } catch (JdbiException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /** Makes sure that what was deleted is in no file any more. */
    void wipe() {
        try {
            if (dialect == Dialect.SQLITE) {
                writer.useHandle(handle -> handle.createQuery("PRAGMA wal_checkpoint(TRUNCATE)")
                        .mapToMap()
                        .list());
            }
        } catch (JdbiException e) {
            throw DatabaseFailure.of(e);
        }
    }

    @Override
    public void close() {
        reading.close();
        writing.close();
    }
}
