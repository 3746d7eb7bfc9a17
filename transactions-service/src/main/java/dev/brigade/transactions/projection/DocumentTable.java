package dev.brigade.transactions.projection;

import dev.brigade.decider.View;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.messaging.EventCodec;
import dev.brigade.messaging.EventJson;
import dev.brigade.transactions.jdbc.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table with one row for each stream: what a view has folded from it, as a JSON document, beside
 * the columns that lists are filtered by.
 *
 * @param <S> what the document holds
 * @param <E> the events
 */
public final class DocumentTable<S, E> implements Projection {

    private final String name;
    private final String table;
    private final EventCodec<E> codec;
    private final View<Optional<S>, E> view;
    private final Class<S> type;
    private final Function<S, List<String>> filters;
    private final String find;
    private final String save;
    private final String select;

    /**
     * A table with the columns {@code id, version, position, document} and these ones.
     *
     * @param name of the projection
     * @param columns lists can be filtered by them
     * @param filters the values of those columns, in the same order
     */
    public DocumentTable(
            String name,
            String table,
            EventCodec<E> codec,
            View<Optional<S>, E> view,
            Class<S> type,
            List<String> columns,
            Function<S, List<String>> filters) {
        this.name = name;
        this.table = table;
        this.codec = codec;
        this.view = view;
        this.type = type;
        this.filters = filters;
        this.find = "select version, position, document, id from " + table + " where id = any(?)";
        this.select =
                "select version, position, document, %s from %s where "
                        .formatted(Generation.of("'" + name + "'"), table);
        this.save = upsert(table, columns);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> tables() {
        return List.of(table);
    }

    @Override
    public boolean shows(String decider) {
        return codec.decider().equals(decider);
    }

    @Override
    public void apply(Connection transaction, List<List<RecordedEvent>> streams)
            throws SQLException {
        Map<String, Row> shown = new HashMap<>();
        String[] ids =
                streams.stream()
                        .map(events -> events.getFirst().stream().id())
                        .toArray(String[]::new);
        Sql.list(transaction, find, row -> shown.put(row.getString(4), row(row)), (Object) ids);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (List<RecordedEvent> events : streams) {
            Row before = shown.get(events.getFirst().stream().id());
            next(events, before).ifPresent(rows::add);
        }
        Sql.updateAll(transaction, save, rows);
    }

    private Optional<@Nullable Object[]> next(List<RecordedEvent> events, @Nullable Row before) {
        long version = before == null ? 0 : before.version();
        Optional<S> state =
                Optional.ofNullable(before).map(row -> EventJson.read(row.document(), type));
        for (RecordedEvent event : events) {
            if (Projection.isNext(event, version)) {
                state = view.evolve(state, codec.decode(event.type(), event.json()));
                version = event.version();
            }
        }
        RecordedEvent first = events.getFirst();
        long position = before == null ? first.position() : before.position();
        long shown = version;
        return state.map(it -> values(first.stream().id(), shown, position, it));
    }

    /** The document of one stream. */
    public Optional<Document> find(Connection connection, String id) throws SQLException {
        return Sql.first(connection, select + "id = ?", DocumentTable::document, id);
    }

    /**
     * Documents in the order of their lists.
     *
     * @param where a condition, with a question mark for each parameter, and how to order
     */
    public List<Document> list(Connection connection, String where, @Nullable Object... parameters)
            throws SQLException {
        return Sql.list(connection, select + where, DocumentTable::document, parameters);
    }

    private @Nullable Object[] values(String id, long version, long position, S state) {
        List<Object> values =
                new ArrayList<>(List.of(id, version, position, EventJson.write(state)));
        values.addAll(filters.apply(state));
        return values.toArray();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong(1), row.getLong(2), row.getString(3));
    }

    private static Document document(ResultSet row) throws SQLException {
        Row it = row(row);
        return new Document(
                it.version(),
                it.position(),
                row.getLong(4),
                Documents.withVersion(it.document(), it.version()));
    }

    private static String upsert(String table, List<String> columns) {
        List<String> all = new ArrayList<>(List.of("id", "version", "position", "document"));
        all.addAll(columns);
        List<String> updates =
                all.stream()
                        .filter(column -> !column.equals("id") && !column.equals("position"))
                        .map(column -> column + " = excluded." + column)
                        .toList();
        return """
        insert into %s as known (%s) values (%s)
        on conflict (id) do update set %s where known.version < excluded.version
        """
                .formatted(
                        table,
                        String.join(", ", all),
                        String.join(", ", all.stream().map(_ -> "?").toList()),
                        String.join(", ", updates));
    }

    private record Row(long version, long position, String document) {}
}
