package dev.brigade.readmodel;

import dev.brigade.messaging.EventJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads rows of a {@link JdbcTable}. */
final class JdbcRows {

    private JdbcRows() {}

    static <R> Optional<VersionedRow<R>> query(
            Connection connection, String query, String id, Class<R> type) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(row(id, rows, type)) : Optional.empty();
            }
        }
    }

    private static <R> VersionedRow<R> row(String id, ResultSet row, Class<R> type)
            throws SQLException {
        return new VersionedRow<>(
                id,
                EventJson.read(row.getString("document"), type),
                row.getLong("version"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
