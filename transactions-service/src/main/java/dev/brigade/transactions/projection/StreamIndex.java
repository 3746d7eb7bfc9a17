package dev.brigade.transactions.projection;

import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.transactions.jdbc.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of all streams. */
public final class StreamIndex implements Projection {

    private static final String UPDATE =
            """
            insert into stream_view as known (decider, id, version, updated_at)
            values (?, ?, ?, ?)
            on conflict (decider, id) do update
            set version = excluded.version, updated_at = excluded.updated_at
            where known.version < excluded.version
            """;
    private static final String LIST =
            """
            select decider, id, version, updated_at from stream_view
            where (decider, id) > (?, ?) order by decider, id limit ?
            """;

    /** A stream, and how far it goes. */
    public record Entry(String decider, String id, long version, Instant updatedAt) {}

    /** Streams by decider and id, those after this one. */
    public static List<Entry> list(Connection connection, String decider, String id, int limit)
            throws SQLException {
        return Sql.list(
                connection,
                LIST,
                row ->
                        new Entry(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getTimestamp(4).toInstant()),
                decider,
                id,
                limit);
    }

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public List<String> tables() {
        return List.of("stream_view");
    }

    @Override
    public boolean shows(String decider) {
        return true;
    }

    @Override
    public void apply(Connection transaction, List<List<RecordedEvent>> streams)
            throws SQLException {
        Sql.updateAll(
                transaction,
                UPDATE,
                streams.stream().map(events -> row(events.getLast())).toList());
    }

    private static @Nullable Object[] row(RecordedEvent last) {
        return new Object[] {
            last.stream().decider(), last.stream().id(), last.version(), last.createdAt()
        };
    }
}
