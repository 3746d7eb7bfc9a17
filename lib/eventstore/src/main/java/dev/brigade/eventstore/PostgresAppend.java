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
    private static final String NEXT_IN_TURN = Sql.text("client/append_next_in_turn.sql");
    private static final String BEHIND = Sql.text("client/append_behind.sql");
    private static final String SEVERAL = Sql.text("client/append.sql");
    private static final String BY_FUNCTION =
            "select created_at, position, slot"
                    + " from eventstore.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String OBSTACLE =
            "select obstacle, detail from eventstore.append_obstacle(?, ?, ?, ?, ?, ?)";
    private static final String DUPLICATES =
            "select e.event_id from unnest(?::uuid[]) as wanted(event_id)"
                    + " cross join lateral eventstore.get_event(wanted.event_id) as e limit 1";
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

    long expectedVersion() {
        return expectedVersion;
    }

    List<NewEvent> events() {
        return events;
    }

    EventMetadata metadata() {
        return metadata;
    }

    /** Of all its events. */
    long characters() {
        return events.stream().mapToLong(event -> event.json().length()).sum();
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
        if (connection.getAutoCommit() && areRegistered()) {
            if (events.size() == 1 && expectedVersion == 0) {
                return insertFirst(connection);
            }
            if (events.size() == 1) {
                return insertNext(connection, NEXT);
            }
            if (expectedVersion > 0) {
                return insertBehind(connection);
            }
        }
        List<RecordedEvent> recorded = insertSeveral(connection, SEVERAL);
        recorded.forEach(registrations::add);
        return recorded;
    }

    /** Whether it needs nobody else's rights, and no look at what is registered. */
    boolean isSimple() {
        return rights.areDirect() && areRegistered();
    }

    private boolean areRegistered() {
        return events.stream().allMatch(event -> registrations.contain(stream.decider(), event));
    }

    private List<RecordedEvent> insertFirst(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
            bind(statement, events.getFirst());
            statement.setShort(12, Slots.of(stream));
            try (ResultSet rows = statement.executeQuery()) {
                return recorded(rows);
            }
        }
    }

    /** Whether it is one event behind another. */
    boolean isNext() {
        return events.size() == 1 && expectedVersion > 0;
    }

    /**
     * The recorded event of an append that {@link #isNext}, and {@link #isSimple}; none when
     * something is in the way, or it is somebody else's turn.
     *
     * @throws SQLException also when another append took the version at the same moment
     */
    List<RecordedEvent> insertNextInTurn(Connection autocommit) throws SQLException {
        return insertNext(autocommit, NEXT_IN_TURN);
    }

    private List<RecordedEvent> insertNext(Connection connection, String insert)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            bind(statement, events.getFirst());
            statement.setLong(12, expectedVersion);
            try (ResultSet rows = statement.executeQuery()) {
                return recorded(rows);
            }
        }
    }

    private List<RecordedEvent> insertBehind(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEHIND)) {
            bindMetadata(statement, 1);
            bindArrays(statement, 5);
            bindStream(statement, 10);
            statement.setLong(12, expectedVersion);
            try (ResultSet rows = statement.executeQuery()) {
                return recorded(rows);
            }
        }
    }

    private void bind(PreparedStatement statement, NewEvent event) throws SQLException {
        bindMetadata(statement, 1);
        statement.setObject(5, event.eventId());
        statement.setString(6, event.type());
        statement.setInt(7, event.schemaVersion());
        statement.setObject(8, event.json(), Types.OTHER);
        statement.setBoolean(9, event.isFinal());
        bindStream(statement, 10);
    }

    private void bindMetadata(PreparedStatement statement, int at) throws SQLException {
        statement.setString(at, metadata.commandId());
        statement.setString(at + 1, metadata.correlationId());
        statement.setString(at + 2, metadata.causationId());
        statement.setString(at + 3, metadata.traceparent());
    }

    private void bindStream(PreparedStatement statement, int at) throws SQLException {
        statement.setString(at, stream.decider());
        statement.setString(at + 1, stream.id());
    }

    private void bindArrays(PreparedStatement statement, int at) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(at, array(connection, "uuid", NewEvent::eventId));
        statement.setArray(at + 1, array(connection, "text", NewEvent::type));
        statement.setArray(at + 2, array(connection, "int4", NewEvent::schemaVersion));
        statement.setArray(at + 3, array(connection, "json", NewEvent::json));
        statement.setArray(at + 4, array(connection, "bool", NewEvent::isFinal));
    }

    private List<RecordedEvent> insertSeveral(Connection connection, String insert)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            bindStream(statement, 1);
            statement.setLong(3, expectedVersion);
            bindMetadata(statement, 4);
            bindArrays(statement, 8);
            statement.setShort(13, Slots.of(stream));
            try (ResultSet rows = statement.executeQuery()) {
                return recorded(rows);
            }
        }
    }

    /**
     * What was in the way of an insert.
     *
     * @throws DuplicateEventException when it was an event id
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
                    case "duplicate" -> duplicateOrConflict(connection);
                    default -> conflict();
                };
            }
        }
    }

    /** The stream stands as expected by now: an event id was in the way, or it was moving on. */
    private Conflict duplicateOrConflict(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DUPLICATES)) {
            statement.setArray(1, array(connection, "uuid", NewEvent::eventId));
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    throw new DuplicateEventException(stream, null);
                }
                return conflict();
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
                return new EventRows(rows).all();
            }
        }
    }

    private List<RecordedEvent> recorded(ResultSet rows) throws SQLException {
        List<RecordedEvent> recorded = new ArrayList<>(events.size());
        while (rows.next()) {
            recorded.add(recorded(rows, recorded.size()));
        }
        return List.copyOf(recorded);
    }

    /** The event with this index, from a row with what the database has decided. */
    RecordedEvent recorded(ResultSet row, int index) throws SQLException {
        NewEvent event = events.get(index);
        slots = SlotSet.of(row.getShort("slot"));
        return new RecordedEvent(
                event.eventId(),
                stream,
                expectedVersion + index + 1,
                event.type(),
                event.schemaVersion(),
                event.json(),
                event.isFinal(),
                metadata,
                EventRows.instant(row, row.findColumn("created_at")),
                row.getLong("position"));
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
