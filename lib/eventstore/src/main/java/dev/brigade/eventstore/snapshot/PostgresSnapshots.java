package dev.brigade.eventstore.snapshot;

import dev.brigade.eventstore.EventStoreException;
import dev.brigade.eventstore.StreamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Snapshots in the table {@code eventstore.snapshots}. Thread-safe. */
public final class PostgresSnapshots implements SnapshotStore {

    private static final String FIND =
            "select version, as_of, state from eventstore.get_snapshot(?, ?, ?, ?, ?)";
    private static final String SAVE = "select eventstore.save_snapshot(?, ?, ?, ?, ?, ?::json)";

    private final DataSource dataSource;

    /**
     * @param dataSource of the database that the event store is installed in
     */
    public PostgresSnapshots(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Optional<Snapshot> find(
            StreamId stream, int stateVersion, long maxVersion, Instant maxAsOf) {
        try (Connection connection = dataSource.getConnection()) {
            return find(connection, stream, stateVersion, maxVersion, maxAsOf);
        } catch (SQLException e) {
            throw EventStoreException.of(e);
        }
    }

    @Override
    public Optional<Snapshot> find(
            Connection connection,
            StreamId stream,
            int stateVersion,
            long maxVersion,
            Instant maxAsOf) {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, stream.id());
            statement.setString(2, stream.decider());
            statement.setInt(3, stateVersion);
            statement.setLong(4, maxVersion);
            statement.setObject(5, timestamp(maxAsOf));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(snapshot(stream, stateVersion, row))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw EventStoreException.of(e);
        }
    }

    @Override
    public void save(Snapshot snapshot) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, snapshot.stream().id());
            statement.setString(2, snapshot.stream().decider());
            statement.setInt(3, snapshot.stateVersion());
            statement.setLong(4, snapshot.version());
            statement.setObject(5, timestamp(snapshot.asOf()));
            statement.setString(6, snapshot.json());
            statement.execute();
        } catch (SQLException e) {
            throw EventStoreException.of(e);
        }
    }

    private static Snapshot snapshot(StreamId stream, int stateVersion, ResultSet row)
            throws SQLException {
        return new Snapshot(
                stream,
                stateVersion,
                row.getLong("version"),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                row.getString("state"));
    }

    /** Null for no limit: what is beyond any time of Postgres. */
    private static @Nullable OffsetDateTime timestamp(Instant instant) {
        return instant.equals(Instant.MAX) ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
