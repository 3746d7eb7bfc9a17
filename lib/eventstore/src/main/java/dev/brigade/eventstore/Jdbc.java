package dev.brigade.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

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

    /** What a caller can act on, instead of what the driver says. */
    static EventStoreException translated(SQLException e) {
        String code = Objects.requireNonNullElse(e.getSQLState(), "58000");
        String message = "The event store's database answered: " + e.getMessage();
        return switch (code) {
            case LeaseLostException.CODE -> new LeaseLostException(message, e);
            case PayloadTooLargeException.CODE -> new PayloadTooLargeException(message, e);
            case RestoredElsewhereException.CODE -> new RestoredElsewhereException(message, e);
            case ForeignCursorException.CODE -> new ForeignCursorException(message, e);
            default -> new EventStoreException(code, message, e);
        };
    }
}
