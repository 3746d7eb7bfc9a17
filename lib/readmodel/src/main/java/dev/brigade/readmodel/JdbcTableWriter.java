package dev.brigade.readmodel;

import dev.brigade.messaging.EventEnvelope;
import dev.brigade.messaging.EventJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes the effect of one event to a table, in the transaction of its consumer. */
record JdbcTableWriter<R>(Class<R> type, TableSql sql, Connection transaction, EventEnvelope event)
        implements VersionedTable<R> {

    @Override
    public Optional<VersionedRow<R>> find(String id) {
        return find(sql.find(), id);
    }

    @Override
    public boolean put(String id, R document) {
        return write(id, EventJson.write(document));
    }

    @Override
    public boolean update(String id, UnaryOperator<R> change) {
        return find(sql.findForUpdate(), id)
                .filter(row -> row.version() < event.version())
                .map(row -> put(id, change.apply(row.document())))
                .orElse(false);
    }

    @Override
    public boolean delete(String id) {
        return write(id, null);
    }

    private Optional<VersionedRow<R>> find(String query, String id) {
        try {
            return JdbcRows.query(transaction, query, id, type);
        } catch (SQLException e) {
            throw new ReadModelException("Cannot read " + id, e);
        }
    }

    private boolean write(String id, @Nullable String document) {
        try (var statement = transaction.prepareStatement(sql.put())) {
            statement.setString(1, id);
            statement.setLong(2, event.version());
            statement.setObject(3, event.time().atOffset(ZoneOffset.UTC));
            statement.setString(4, document);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new ReadModelException("Cannot write " + id, e);
        }
    }
}
