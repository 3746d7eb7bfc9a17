package dev.brigade.eventstore;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Appends to different streams, inserted by one statement. They are in the order of their streams,
 * so that of two processes none waits for the other in a circle.
 */
final class AppendTogether {

    private static final String INSERT = Sql.text("client/append_together.sql");

    private static final Comparator<PostgresAppend> BY_STREAM =
            Comparator.comparing((PostgresAppend it) -> it.stream().decider())
                    .thenComparing(it -> it.stream().id());

    private record Row(PostgresAppend append, int index, NewEvent event) {}

    private final List<Row> rows;
    private final Duration longestWait;

    /**
     * Appends of registered events.
     *
     * @param longestWait for other transactions; together, in milliseconds
     */
    AppendTogether(List<PostgresAppend> appends, Duration longestWait) {
        this.rows =
                appends.stream()
                        .sorted(BY_STREAM)
                        .<Row>mapMulti((append, to) -> {
                            List<NewEvent> events = append.events();
                            for (int i = 0; i < events.size(); i++) {
                                to.accept(new Row(append, i, events.get(i)));
                            }
                        })
                        .toList();
        this.longestWait = longestWait;
    }

    /**
     * What was recorded; without those in whose way something is.
     *
     * @param connection in autocommit
     * @throws SQLException and where the server says so nothing was inserted
     */
    Map<PostgresAppend, List<RecordedEvent>> insert(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            bind(statement);
            try (ResultSet result = statement.executeQuery()) {
                return recorded(result);
            }
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        var parameters = new Parameters(statement);
        parameters.texts(row -> row.append.stream().decider());
        parameters.texts(row -> row.append.stream().id());
        parameters.array("int8", Long[]::new, row -> row.append.expectedVersion());
        parameters.array("int8", Long[]::new, row -> row.append.expectedVersion() + 1 + row.index);
        parameters.array("int4", Integer[]::new, row -> (int) Slots.of(row.append.stream()));
        parameters.texts(row -> row.event.eventId().toString());
        parameters.texts(row -> row.event.type());
        parameters.array("int4", Integer[]::new, row -> row.event.schemaVersion());
        parameters.texts(row -> row.event.json());
        parameters.array("bool", Boolean[]::new, row -> row.event.isFinal());
        parameters.texts(row -> row.append.metadata().commandId());
        parameters.texts(row -> row.append.metadata().correlationId());
        parameters.texts(row -> row.append.metadata().causationId());
        parameters.texts(row -> row.append.metadata().traceparent());
        parameters.text(longestWait.toMillis() + "ms");
    }

    private Map<PostgresAppend, List<RecordedEvent>> recorded(ResultSet result)
            throws SQLException {
        Map<UUID, Row> byId = HashMap.newHashMap(rows.size());
        rows.forEach(row -> byId.put(row.event.eventId(), row));
        Map<PostgresAppend, List<RecordedEvent>> recorded = HashMap.newHashMap(rows.size());
        while (result.next()) {
            Row row = requireNonNull(byId.get(result.getObject("event_id", UUID.class)));
            recorded.computeIfAbsent(row.append, _ -> new ArrayList<>())
                    .add(row.append.recorded(result, row.index));
        }
        return recorded;
    }

    /** The parameters from the first, one after the other: each an array of all rows' values. */
    private final class Parameters {

        private final PreparedStatement statement;
        private int bound;

        Parameters(PreparedStatement statement) {
            this.statement = statement;
        }

        void texts(Function<Row, @Nullable String> part) throws SQLException {
            array("text", String[]::new, part);
        }

        /** The arrays' type decides whether the driver sends them as they are or as text. */
        <T extends @Nullable Object> void array(
                String type, IntFunction<T[]> arrays, Function<Row, T> part) throws SQLException {
            T[] values = rows.stream().map(part).toArray(arrays);
            statement.setArray(++bound, statement.getConnection().createArrayOf(type, values));
        }

        void text(String value) throws SQLException {
            statement.setString(++bound, value);
        }
    }
}
