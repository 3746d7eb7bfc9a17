package dev.brigade.transactions.projection;

import dev.brigade.transactions.jdbc.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table of rebuilds. Thread-safe. */
record RebuildTable(DataSource dataSource) {

    private static final String SELECT =
            """
            select id, projection, state, events_done, events_in_all, waiting_for, error, started_at,
                   ended_at
            from rebuild
            """;
    private static final String ADD =
            """
            insert into rebuild (projection) values (?)
            on conflict (projection) where state = 'running' do nothing returning id
            """;
    private static final String PROGRESS =
            """
            update rebuild
            set events_in_all = coalesce(events_in_all, ?), events_done = ?, waiting_for = ?
            where id = ? and state = 'running'
            """;
    private static final String END =
            """
            update rebuild
            set state = ?, error = ?, ended_at = now(), waiting_for = null,
                events_done = case when ? = 'switched' then events_in_all else events_done end
            where id = ? and state = 'running'
            """;
    private static final String GENERATION = "select " + Generation.of("?");

    /** Asks for one; empty while another of this projection runs. */
    Optional<Long> add(String projection) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Sql.first(connection, ADD, row -> row.getLong(1), projection);
        }
    }

    Optional<Rebuild> find(long id) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Sql.first(connection, SELECT + " where id = ?", RebuildTable::read, id);
        }
    }

    /** Those at work, the one asked for first first. */
    List<Rebuild> running() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Sql.list(
                    connection,
                    SELECT + " where state = 'running' order by id",
                    RebuildTable::read);
        }
    }

    /** How often the tables of a projection were built, the first time included. */
    int generation(String projection) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Sql.first(connection, GENERATION, row -> row.getInt(1), projection)
                    .orElseThrow();
        }
    }

    /** Notes how far it is; false when it has ended. */
    boolean progress(long id, long inAll, long left, @Nullable String waitingFor)
            throws SQLException {
        long done = Math.max(0, inAll - left);
        try (Connection connection = dataSource.getConnection()) {
            return Sql.update(connection, PROGRESS, inAll, done, waitingFor, id) == 1;
        }
    }

    /** Ends it on its own; false when it has ended before. */
    boolean end(long id, Rebuild.State state, @Nullable String error) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return end(connection, id, state, error);
        }
    }

    /** Ends it in a transaction; false when it has ended before. */
    boolean end(Connection transaction, long id, Rebuild.State state, @Nullable String error)
            throws SQLException {
        return Sql.update(transaction, END, state.name(), error, state.name(), id) == 1;
    }

    private static Rebuild read(ResultSet row) throws SQLException {
        long done = row.getLong(4);
        Long inAll = row.getObject(5, Long.class);
        Timestamp ended = row.getTimestamp(9);
        return new Rebuild(
                row.getLong(1),
                row.getString(2),
                Rebuild.State.valueOf(row.getString(3)),
                done,
                inAll,
                percent(done, inAll),
                row.getString(6),
                row.getString(7),
                row.getTimestamp(8).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static int percent(long done, @Nullable Long inAll) {
        if (inAll == null) {
            return 0;
        }
        return inAll == 0 ? 100 : (int) (100 * done / inAll);
    }
}
