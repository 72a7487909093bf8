package nl.watals.inbox;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jdbi.v3.core.Handle;

/**
 * One statement for many rows: its values are given in order, row by row. Plain JDBC, since what Jdbi does for each statement
 * takes longer than the statement.
 */
final class Batch implements AutoCloseable {
    private final PreparedStatement statement;
    private int place;
    private int rows;

    Batch(Handle handle, String sql) {
        try {
            this.statement = handle.getConnection().prepareStatement(sql);
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    Batch text(String value) {
        try {
            statement.setString(++place, value);
            return this;
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    Batch texts(String... values) {
        for (String value : values) {
            text(value);
        }
        return this;
    }

    /** A list of texts, which only PostgreSQL knows. */
    Batch array(String[] values) {
        try {
            statement.setArray(++place, statement.getConnection().createArrayOf("text", values));
            return this;
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    Batch number(long value) {
        try {
            statement.setLong(++place, value);
            return this;
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /** @param value null for none */
    Batch numberOrNone(Long value) {
        if (value != null) {
            return number(value);
        }
        try {
            statement.setNull(++place, Types.BIGINT);
            return this;
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /** The row is complete. */
    void row() {
        try {
            statement.addBatch();
            place = 0;
            rows++;
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    /** Writes all rows; for each, how many it changed. */
    int[] run() {
        try {
            return rows == 0 ? new int[0] : statement.executeBatch();
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            throw DatabaseFailure.of(e);
        }
    }
}
