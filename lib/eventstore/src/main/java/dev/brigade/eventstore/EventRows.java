package dev.brigade.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads events from the rows of the SQL functions. */
final class EventRows {

    private EventRows() {}

    /** The events of all rows that are left. */
    static List<RecordedEvent> all(ResultSet rows) throws SQLException {
        List<RecordedEvent> events = new ArrayList<>();
        while (rows.next()) {
            events.add(current(rows));
        }
        return List.copyOf(events);
    }

    /** The event of the current row. */
    static RecordedEvent current(ResultSet row) throws SQLException {
        return new RecordedEvent(
                row.getObject("event_id", UUID.class),
                new StreamId(row.getString("decider"), row.getString("decider_id")),
                row.getLong("version"),
                row.getString("event"),
                row.getInt("event_version"),
                row.getString("data"),
                row.getBoolean("final"),
                new EventMetadata(
                        row.getString("command_id"),
                        row.getString("correlation_id"),
                        row.getString("causation_id"),
                        row.getString("traceparent")),
                createdAt(row),
                row.getLong("position"));
    }

    static Instant createdAt(ResultSet row) throws SQLException {
        return row.getObject("created_at", OffsetDateTime.class).toInstant();
    }
}
