package dev.brigade.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads events from the rows of the SQL functions. The names of columns are looked up once. */
final class EventRows {

    private final ResultSet rows;
    private final int eventId;
    private final int decider;
    private final int deciderId;
    private final int version;
    private final int event;
    private final int eventVersion;
    private final int data;
    private final int isFinal;
    private final int commandId;
    private final int correlationId;
    private final int causationId;
    private final int traceparent;
    private final int createdAt;
    private final int position;

    EventRows(ResultSet rows) throws SQLException {
        this.rows = rows;
        eventId = rows.findColumn("event_id");
        decider = rows.findColumn("decider");
        deciderId = rows.findColumn("decider_id");
        version = rows.findColumn("version");
        event = rows.findColumn("event");
        eventVersion = rows.findColumn("event_version");
        data = rows.findColumn("data");
        isFinal = rows.findColumn("final");
        commandId = rows.findColumn("command_id");
        correlationId = rows.findColumn("correlation_id");
        causationId = rows.findColumn("causation_id");
        traceparent = rows.findColumn("traceparent");
        createdAt = rows.findColumn("created_at");
        position = rows.findColumn("position");
    }

    /** The events of all rows that are left. */
    List<RecordedEvent> all() throws SQLException {
        List<RecordedEvent> events = new ArrayList<>();
        while (rows.next()) {
            events.add(current());
        }
        return List.copyOf(events);
    }

    /** The event of the current row. */
    RecordedEvent current() throws SQLException {
        return new RecordedEvent(
                rows.getObject(eventId, UUID.class),
                new StreamId(rows.getString(decider), rows.getString(deciderId)),
                rows.getLong(version),
                rows.getString(event),
                rows.getInt(eventVersion),
                rows.getString(data),
                rows.getBoolean(isFinal),
                new EventMetadata(
                        rows.getString(commandId),
                        rows.getString(correlationId),
                        rows.getString(causationId),
                        rows.getString(traceparent)),
                instant(rows, createdAt),
                rows.getLong(position));
    }

    /** The time in a column, which holds one. */
    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
