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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What several callers want appended, to different streams, inserted by one statement. They are in
 * the order of the first stream of each, so that of two processes hardly ever one waits for the
 * other in a circle; where they do, the first to have waited for too long gives up.
 */
final class AppendTogether {

    private static final String INSERT = Sql.text("client/append_together.sql");

    private static final Comparator<AppendUnit> BY_STREAM =
            Comparator.comparing((AppendUnit it) -> first(it).decider())
                    .thenComparing(it -> first(it).id());

    private record Row(
            AppendUnit unit, int number, PostgresAppend append, int index, NewEvent event) {}

    private final List<AppendUnit> units;
    private final List<Row> rows;
    private final @Nullable Duration longestWait;

    /**
     * Appends of registered events.
     *
     * @param longestWait for other transactions; together, in milliseconds; null for as long as the
     *     connection waits anyway
     */
    AppendTogether(List<AppendUnit> units, @Nullable Duration longestWait) {
        this.units = units.stream().sorted(BY_STREAM).toList();
        this.rows = rows(this.units);
        this.longestWait = longestWait;
    }

    private static StreamId first(AppendUnit unit) {
        return unit.appends().getFirst().stream();
    }

    private static List<Row> rows(List<AppendUnit> units) {
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < units.size(); number++) {
            AppendUnit unit = units.get(number);
            for (PostgresAppend append : unit.appends()) {
                List<NewEvent> events = append.events();
                for (int i = 0; i < events.size(); i++) {
                    rows.add(new Row(unit, number, append, i, events.get(i)));
                }
            }
        }
        return rows;
    }

    /**
     * What was recorded, and is committed; without those in whose way something is.
     *
     * @param connection in autocommit
     * @throws SQLException and where the server says so nothing was inserted
     */
    Map<AppendUnit, List<RecordedEvent>> commit(Connection connection) throws SQLException {
        if (units.stream().allMatch(unit -> unit.row() == null)) {
            return insert(connection);
        }
        return Jdbc.inTransaction(connection, this::insertWithOwnRows);
    }

    private Map<AppendUnit, List<RecordedEvent>> insertWithOwnRows(Connection transaction)
            throws SQLException {
        Map<AppendUnit, List<RecordedEvent>> recorded = insert(transaction);
        List<AppendUnit.OwnRow<?>> own =
                recorded.keySet().stream()
                        .<AppendUnit.OwnRow<?>>mapMulti(
                                (unit, to) -> Optional.ofNullable(unit.row()).ifPresent(to))
                        .toList();
        if (AppendUnit.insertAll(transaction, own)) {
            return recorded;
        }
        transaction.rollback();
        return Map.of();
    }

    private Map<AppendUnit, List<RecordedEvent>> insert(Connection connection) throws SQLException {
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
        parameters.array("int4", Integer[]::new, Row::number);
        parameters.array("bool", Boolean[]::new, row -> row.unit.asksForTurns());
        parameters.text(longestWait == null ? null : longestWait.toMillis() + "ms");
    }

    private Map<AppendUnit, List<RecordedEvent>> recorded(ResultSet result) throws SQLException {
        Map<UUID, Row> byId = HashMap.newHashMap(rows.size());
        rows.forEach(row -> byId.put(row.event.eventId(), row));
        Map<AppendUnit, List<RecordedEvent>> recorded = new LinkedHashMap<>();
        while (result.next()) {
            Row row = requireNonNull(byId.get(result.getObject("event_id", UUID.class)));
            recorded.computeIfAbsent(row.unit, _ -> new ArrayList<>())
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

        void text(@Nullable String value) throws SQLException {
            statement.setString(++bound, value);
        }
    }
}
