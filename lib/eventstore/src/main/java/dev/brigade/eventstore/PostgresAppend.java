package dev.brigade.eventstore;

import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.AppendResult.Closed;
import dev.brigade.eventstore.AppendResult.Conflict;
import dev.brigade.eventstore.AppendResult.Replayed;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One append: the statement, and, only when it inserted nothing, the question why. Used by one
 * thread.
 */
final class PostgresAppend {

    private static final String FIRST = Sql.text("client/append_first.sql");
    private static final String NEXT = Sql.text("client/append_next.sql");
    private static final String SEVERAL = Sql.text("client/append.sql");
    private static final String BY_FUNCTION =
            "select created_at, position, slot"
                    + " from eventstore.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String OBSTACLE =
            "select obstacle, detail from eventstore.append_obstacle(?, ?, ?, ?, ?, ?)";
    private static final String REPLAY =
            "select * from eventstore.get_events(?, ?, ?) where command_id = ? order by version";

    private final StreamId stream;
    private final long expectedVersion;
    private final List<NewEvent> events;
    private final EventMetadata metadata;
    private final AppendRights rights;
    private final Registrations registrations;
    private SlotSet slots = SlotSet.NONE;

    PostgresAppend(
            StreamId stream,
            long expectedVersion,
            List<NewEvent> events,
            EventMetadata metadata,
            AppendRights rights,
            Registrations registrations) {
        this.stream = stream;
        this.expectedVersion = expectedVersion;
        this.events = events;
        this.metadata = metadata;
        this.rights = rights;
        this.registrations = registrations;
    }

    StreamId stream() {
        return stream;
    }

    Conflict conflict() {
        return new Conflict(stream, expectedVersion);
    }

    /** Where consumers find what it recorded. */
    SlotSet slots() {
        return slots;
    }

    /**
     * The recorded events; none when something is in the way.
     *
     * @throws SQLException also when another append took the version at the same moment
     */
    List<RecordedEvent> insert(Connection connection) throws SQLException {
        if (!rights.direct(connection)) {
            return insertSeveral(connection, BY_FUNCTION);
        }
        if (events.size() == 1
                && connection.getAutoCommit()
                && registrations.contain(stream.decider(), events.getFirst())) {
            return insertOne(connection);
        }
        List<RecordedEvent> recorded = insertSeveral(connection, SEVERAL);
        recorded.forEach(registrations::add);
        return recorded;
    }

    private List<RecordedEvent> insertOne(Connection connection) throws SQLException {
        boolean first = expectedVersion == 0;
        try (PreparedStatement statement = connection.prepareStatement(first ? FIRST : NEXT)) {
            bind(statement, events.getFirst());
            if (first) {
                statement.setShort(12, Slots.of(stream));
            } else {
                statement.setLong(12, expectedVersion);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return recorded(rows);
            }
        }
    }

    private void bind(PreparedStatement statement, NewEvent event) throws SQLException {
        statement.setString(1, metadata.commandId());
        statement.setString(2, metadata.correlationId());
        statement.setString(3, metadata.causationId());
        statement.setString(4, metadata.traceparent());
        statement.setObject(5, event.eventId());
        statement.setString(6, event.type());
        statement.setInt(7, event.schemaVersion());
        statement.setObject(8, event.json(), Types.OTHER);
        statement.setBoolean(9, event.isFinal());
        statement.setString(10, stream.decider());
        statement.setString(11, stream.id());
    }

    private List<RecordedEvent> insertSeveral(Connection connection, String insert)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, stream.decider());
            statement.setString(2, stream.id());
            statement.setLong(3, expectedVersion);
            statement.setString(4, metadata.commandId());
            statement.setString(5, metadata.correlationId());
            statement.setString(6, metadata.causationId());
            statement.setString(7, metadata.traceparent());
            statement.setArray(8, array(connection, "uuid", NewEvent::eventId));
            statement.setArray(9, array(connection, "text", NewEvent::type));
            statement.setArray(10, array(connection, "int4", NewEvent::schemaVersion));
            statement.setArray(11, array(connection, "json", NewEvent::json));
            statement.setArray(12, array(connection, "bool", NewEvent::isFinal));
            statement.setShort(13, Slots.of(stream));
            try (ResultSet rows = statement.executeQuery()) {
                return recorded(rows);
            }
        }
    }

    /**
     * What was in the way of an insert.
     *
     * @throws DuplicateEventException when only an event id can have been
     */
    AppendResult obstacle(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OBSTACLE)) {
            statement.setString(1, stream.decider());
            statement.setString(2, stream.id());
            statement.setLong(3, expectedVersion);
            statement.setString(4, metadata.commandId());
            statement.setArray(5, array(connection, "text", NewEvent::type));
            statement.setArray(6, array(connection, "int4", NewEvent::schemaVersion));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return switch (row.getString("obstacle")) {
                    case "unregistered" ->
                            throw new UnregisteredEventException(
                                    stream.decider(), row.getString("detail"));
                    case "replayed" -> new Replayed(firstTime(connection));
                    case "closed" -> new Closed(stream);
                    case "duplicate" -> throw new DuplicateEventException(stream, null);
                    default -> conflict();
                };
            }
        }
    }

    private List<RecordedEvent> firstTime(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REPLAY)) {
            statement.setString(1, stream.id());
            statement.setString(2, stream.decider());
            statement.setLong(3, expectedVersion);
            statement.setString(4, metadata.commandId());
            try (ResultSet rows = statement.executeQuery()) {
                return EventRows.all(rows);
            }
        }
    }

    private List<RecordedEvent> recorded(ResultSet rows) throws SQLException {
        List<RecordedEvent> recorded = new ArrayList<>(events.size());
        while (rows.next()) {
            NewEvent event = events.get(recorded.size());
            slots = SlotSet.of(rows.getShort("slot"));
            recorded.add(
                    new RecordedEvent(
                            event.eventId(),
                            stream,
                            expectedVersion + recorded.size() + 1,
                            event.type(),
                            event.schemaVersion(),
                            event.json(),
                            event.isFinal(),
                            metadata,
                            EventRows.createdAt(rows),
                            rows.getLong("position")));
        }
        return List.copyOf(recorded);
    }

    private Array array(Connection connection, String type, Function<NewEvent, Object> part)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(part).toArray());
    }

    /** Answers the events that were inserted; where there are none, what was in the way. */
    AppendResult insertOrExplain(Connection connection) throws SQLException {
        List<RecordedEvent> recorded = insert(connection);
        return recorded.isEmpty() ? obstacle(connection) : new Appended(recorded);
    }
}
