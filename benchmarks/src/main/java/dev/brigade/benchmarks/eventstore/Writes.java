package dev.brigade.benchmarks.eventstore;

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
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The same row, written in different ways; each time the first event of a new stream. */
record Writes(DataSource pool, PostgresEventStore store) {

    private static final String DECIDER = "Order";
    private static final String TYPE = "OrderCreatedEvent";
    private static final String JSON =
            """
            {"kind":"OrderCreatedEvent","decider":"Order","id":"order-1","version":1,"final":false,\
            "restaurantId":"restaurant-1","menuItems":[{"menuItemId":"7","name":"Pizza","price":"8.99","quantity":2}]}\
            """;
    private static final String INSERT =
            """
            insert into eventstore.events (decider, decider_id, version, slot, event_id, event, event_version, data,
                                           final, command_id, correlation_id)
            values (?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?)
            returning version, created_at, position\
            """;

    /** The floor: the row with its keys and defaults, and no questions asked. */
    void insert() throws SQLException {
        UUID id = Uuids.v7();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, DECIDER);
            statement.setString(2, id.toString());
            statement.setLong(3, 1);
            statement.setInt(4, id.hashCode() & 63);
            statement.setObject(5, id);
            statement.setString(6, TYPE);
            statement.setInt(7, 1);
            statement.setString(8, JSON);
            statement.setBoolean(9, false);
            statement.setString(10, id.toString());
            statement.setString(11, id.toString());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
            }
        }
    }

    void append() {
        append(1);
    }

    void appendTen() {
        append(10);
    }

    private void append(int count) {
        UUID id = Uuids.v7();
        List<NewEvent> events =
                IntStream.range(0, count)
                        .mapToObj(i -> new NewEvent(Uuids.v7(), TYPE, 1, JSON, false))
                        .toList();
        EventMetadata metadata = new EventMetadata(id.toString(), id.toString(), null, null);
        if (!(store.append(new StreamId(DECIDER, id.toString()), 0, events, metadata)
                instanceof Appended)) {
            throw new IllegalStateException("A new stream refused an append");
        }
    }

    void register() {
        store.register(DECIDER, List.of(TYPE));
    }
}
