package dev.brigade.benchmarks.eventstore;

import dev.brigade.benchmarks.eventstore.Streams.Stream;
import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.StreamId;
import dev.brigade.messaging.Uuids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The same row, written behind a stream's last event in different ways. */
record Writes(DataSource pool, PostgresEventStore store) {

    static final String DECIDER = "Order";
    static final String TYPE = "OrderCreatedEvent";
    static final String JSON =
            """
            {"kind":"OrderCreatedEvent","decider":"Order","id":"order-1","version":1,"final":false,\
            "restaurantId":"restaurant-1","menuItems":[{"menuItemId":"7","name":"Pizza","price":"8.99","quantity":2}]}\
            """;

    private static final String APPEND_EVENT =
            "select created_at, position from eventstore.append_event(?, ?, ?, ?, ?, ?, ?)";
    private static final String APPEND_EVENTS =
            """
            select created_at, position
            from eventstore.append_events(?, ?, ?, array[row(?, ?, ?, 1, false)::eventstore.new_event], ?)\
            """;

    static Writes on(DataSource pool) {
        PostgresEventStore.install(pool);
        PostgresEventStore store = new PostgresEventStore(pool);
        store.register(DECIDER, List.of(TYPE));
        return new Writes(pool, store);
    }

    /** Through the Java client. */
    void append(Stream stream) {
        append(stream, 1);
    }

    /** Ten events in one call. */
    void appendTen(Stream stream) {
        append(stream, 10);
    }

    private void append(Stream stream, int count) {
        List<NewEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(new NewEvent(Uuids.v7(), TYPE, 1, JSON, false));
        }
        UUID id = events.getLast().eventId();
        EventMetadata metadata = new EventMetadata(id.toString(), id.toString(), null, null);
        if (!(store.append(new StreamId(DECIDER, stream.id), stream.version, events, metadata)
                instanceof Appended)) {
            throw new IllegalStateException("An append was refused at " + stream.version);
        }
        stream.advance(count, id);
    }

    /** Through the function append_event. */
    void appendEvent(Stream stream) throws SQLException {
        UUID id = Uuids.v7();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(APPEND_EVENT)) {
            statement.setString(1, TYPE);
            statement.setObject(2, id);
            statement.setString(3, DECIDER);
            statement.setString(4, stream.id);
            statement.setObject(5, JSON, Types.OTHER);
            statement.setString(6, id.toString());
            statement.setObject(7, stream.last, Types.OTHER);
            requireRow(statement);
        }
        stream.advance(1, id);
    }

    /** Through the function append_events, one event. */
    void appendEvents(Stream stream) throws SQLException {
        UUID id = Uuids.v7();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(APPEND_EVENTS)) {
            statement.setString(1, DECIDER);
            statement.setString(2, stream.id);
            statement.setLong(3, stream.version);
            statement.setString(4, TYPE);
            statement.setObject(5, id);
            statement.setObject(6, JSON, Types.OTHER);
            statement.setString(7, id.toString());
            requireRow(statement);
        }
        stream.advance(1, id);
    }

    static void requireRow(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("Nothing was inserted");
            }
        }
    }
}
