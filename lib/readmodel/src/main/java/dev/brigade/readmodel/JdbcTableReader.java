package dev.brigade.readmodel;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Reads a table, each time with a connection of its own. */
record JdbcTableReader<R>(Class<R> type, TableSql sql, DataSource database)
        implements VersionedTable<R> {

    @Override
    public Optional<VersionedRow<R>> find(String id) {
        try (Connection connection = database.getConnection()) {
            return JdbcRows.query(connection, sql.find(), id, type);
        } catch (SQLException e) {
            throw new ReadModelException("Cannot read " + id, e);
        }
    }

    @Override
    public boolean put(String id, R document) {
        throw readOnly();
    }

    @Override
    public boolean update(String id, UnaryOperator<R> change) {
        throw readOnly();
    }

    @Override
    public boolean delete(String id) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("Only projections write to a read model");
    }
}
