package dev.brigade.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs one piece of work on a connection of its own, in autocommit: each statement is durable. */
record Jdbc(DataSource dataSource) {

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T call(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            return work.on(connection);
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /**
     * Does the work in a transaction, which is committed unless it throws. It may roll back itself.
     *
     * @param connection in autocommit, before and after
     */
    static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollback(connection, e);
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void rollback(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    /** One row of a result. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Runs a query, and reads each of its rows. */
    <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        return call(connection -> query(connection, sql, reader, parameters));
    }

    /** Runs a query on a connection of the caller, and reads each of its rows. */
    static <T> List<T> query(
            Connection connection, String sql, RowReader<T> reader, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        }
    }

    /** What a caller can act on, instead of what the driver says. */
    static EventStoreException translated(SQLException e) {
        String code = Objects.requireNonNullElse(e.getSQLState(), "58000");
        String message = "The event store's database answered: " + e.getMessage();
        return switch (code) {
            case LeaseLostException.CODE -> new LeaseLostException(message, e);
            case UnknownViewException.CODE -> new UnknownViewException(message, e);
            case UnknownStreamException.CODE -> new UnknownStreamException(message, e);
            case PayloadTooLargeException.CODE -> new PayloadTooLargeException(message, e);
            case RestoredElsewhereException.CODE -> new RestoredElsewhereException(message, e);
            case ForeignCursorException.CODE -> new ForeignCursorException(message, e);
            default -> new EventStoreException(code, message, e);
        };
    }
}
