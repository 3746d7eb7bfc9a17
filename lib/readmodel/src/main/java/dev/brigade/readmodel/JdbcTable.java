package dev.brigade.readmodel;

import dev.brigade.messaging.EventEnvelope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Makes {@link VersionedTable}s in Postgres, with the columns {@code id}, {@code version}, {@code
 * changed_at} and {@code document}, which is jsonb and null once deleted.
 */
public final class JdbcTable<R> implements JdbcClientFactory<VersionedTable<R>> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,50}");
    private static final long INSTALLING = 0x627269_67616465L;

    private final Class<R> type;
    private final TableSql sql;

    private JdbcTable(String name, Class<R> type) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not the name of a table: " + name);
        }
        this.type = type;
        this.sql = TableSql.of(name);
    }

    /**
     * A table of documents.
     *
     * @param name lower case letters, digits and underscores, at most 51
     */
    public static <R> JdbcTable<R> of(String name, Class<R> type) {
        return new JdbcTable<>(name, type);
    }

    /** Instances that start together take turns: Postgres's "if not exists" alone can collide. */
    @Override
    public void install(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + INSTALLING + ")");
            statement.execute(sql.create());
            connection.commit();
        }
    }

    @Override
    public VersionedTable<R> reading(DataSource database) {
        return new JdbcTableReader<>(type, sql, database);
    }

    @Override
    public VersionedTable<R> writing(Connection transaction, EventEnvelope event) {
        return new JdbcTableWriter<>(type, sql, transaction, event);
    }
}
