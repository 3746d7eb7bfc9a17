package dev.brigade.account.redrive;

import dev.brigade.account.redrive.Redrive.State;
import dev.brigade.account.redrive.Selection.Source;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of redrives, within the caller's transaction. */
final class RedriveTable {

    private static final String SELECT =
            """
            select id, source, decider, aggregate_id, from_at, to_at, state, events_done, error,
                   asked_at, ended_at, cursor
            from redrive
            """;
    private static final String ADD =
            """
            insert into redrive (source, decider, aggregate_id, from_at, to_at)
            values (?, ?, ?, ?, ?)
            returning id
            """;
    private static final String PROGRESS =
            """
            update redrive set cursor = ?, events_done = events_done + ?
            where id = ? and cursor = ? and state = 'running'
            """;
    private static final String END =
            """
            update redrive set state = ?, error = ?, ended_at = now()
            where id = ? and state = 'running'
            """;

    private RedriveTable() {}

    static long add(Connection connection, Selection selection) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setString(1, selection.source().name());
            add.setString(2, selection.decider());
            add.setString(3, selection.id());
            add.setObject(4, offset(selection.from()));
            add.setObject(5, offset(selection.to()));
            try (ResultSet row = add.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    static Optional<Redrive> find(Connection connection, long id) throws SQLException {
        return list(connection, SELECT + " where id = " + id).stream().findFirst();
    }

    /** Those at work, the one asked for first first. */
    static List<Redrive> running(Connection connection) throws SQLException {
        return list(connection, SELECT + " where state = 'running' order by id");
    }

    /**
     * So many more events are published with this transaction.
     *
     * @return false when it is somewhere else: another instance does it
     */
    static boolean progress(
            Connection transaction, long id, String before, String after, int events)
            throws SQLException {
        try (PreparedStatement progress = transaction.prepareStatement(PROGRESS)) {
            progress.setString(1, after);
            progress.setInt(2, events);
            progress.setLong(3, id);
            progress.setString(4, before);
            return progress.executeUpdate() == 1;
        }
    }

    static void end(Connection connection, long id, State state, @Nullable String error)
            throws SQLException {
        try (PreparedStatement end = connection.prepareStatement(END)) {
            end.setString(1, state.name());
            end.setString(2, error);
            end.setLong(3, id);
            end.executeUpdate();
        }
    }

    private static List<Redrive> list(Connection connection, String sql) throws SQLException {
        List<Redrive> redrives = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                redrives.add(read(row));
            }
        }
        return redrives;
    }

    private static Redrive read(ResultSet row) throws SQLException {
        return new Redrive(
                row.getLong("id"),
                new Selection(
                        Source.valueOf(row.getString("source")),
                        row.getString("decider"),
                        row.getString("aggregate_id"),
                        instant(row, "from_at"),
                        instant(row, "to_at")),
                State.valueOf(row.getString("state")),
                row.getLong("events_done"),
                row.getString("error"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                instant(row, "ended_at"),
                row.getString("cursor"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
