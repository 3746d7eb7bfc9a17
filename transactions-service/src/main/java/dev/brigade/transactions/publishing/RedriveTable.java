package dev.brigade.transactions.publishing;

import dev.brigade.transactions.jdbc.Sql;
import dev.brigade.transactions.publishing.Redrive.State;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table of redrives. Thread-safe. */
record RedriveTable(DataSource dataSource) {

    private static final String SELECT =
            """
            select id, decider, stream_id, from_at, to_at, state, events_done, percent, error,
                   asked_at, ended_at, cursor
            from redrive
            """;
    private static final String ADD =
            """
            insert into redrive (decider, stream_id, from_at, to_at) values (?, ?, ?, ?)
            returning id
            """;
    private static final String PROGRESS =
            """
            update redrive set cursor = ?, events_done = events_done + ?, percent = ?
            where id = ? and state = 'running'
            """;
    private static final String END =
            """
            update redrive
            set state = ?, error = ?, ended_at = now(),
                percent = case when ? = 'done' then 100 else percent end
            where id = ? and state = 'running'
            """;

    long add(Selection selection) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Sql.first(
                            connection,
                            ADD,
                            row -> row.getLong(1),
                            selection.decider(),
                            selection.id(),
                            selection.from(),
                            selection.to())
                    .orElseThrow();
        }
    }

    Optional<Redrive> find(long id) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Sql.first(connection, SELECT + " where id = ?", RedriveTable::read, id);
        }
    }

    /** Those at work, the one asked for first first. */
    List<Redrive> running() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Sql.list(
                    connection,
                    SELECT + " where state = 'running' order by id",
                    RedriveTable::read);
        }
    }

    /** So many more events are published; it goes on from there. */
    void progress(long id, String cursor, int published, int percent) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Sql.update(connection, PROGRESS, cursor, published, percent, id);
        }
    }

    void end(long id, State state, @Nullable String error) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Sql.update(connection, END, state.name(), error, state.name(), id);
        }
    }

    private static Redrive read(ResultSet row) throws SQLException {
        return new Redrive(
                row.getLong(1),
                new Selection(
                        row.getString(2),
                        row.getString(3),
                        instant(row.getTimestamp(4)),
                        instant(row.getTimestamp(5))),
                State.valueOf(row.getString(6)),
                row.getLong(7),
                row.getInt(8),
                row.getString(9),
                row.getTimestamp(10).toInstant(),
                instant(row.getTimestamp(11)),
                row.getString(12));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
