package dev.brigade.transactions.support;

import dev.brigade.eventstore.Cursor;
import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.Page;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.messaging.EventJson;
import dev.brigade.transactions.ledger.LedgerEvent;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionVoided;
import dev.brigade.transactions.ledger.LedgerSummary;
import dev.brigade.transactions.ledger.LedgerView;
import dev.brigade.transactions.ledger.wire.LedgerCodec;
import dev.brigade.transactions.order.OrderSummary;
import dev.brigade.transactions.order.OrderView;
import dev.brigade.transactions.order.wire.OrderCodec;
import dev.brigade.transactions.restaurant.RestaurantSummary;
import dev.brigade.transactions.restaurant.RestaurantView;
import dev.brigade.transactions.restaurant.wire.RestaurantCodec;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What the read models have to show, folded from the streams, and what their tables do show. */
public record FoldedStreams(DataSource dataSource, EventStore store) {

    private static final List<String> TABLES =
            List.of(
                    "select concat_ws('|', id, version, position, document) from restaurant_view",
                    """
                    select concat_ws('|', id, version, position, document, restaurant_id, status)
                    from order_view
                    """,
                    "select concat_ws('|', id, version, balance, pending) from ledger_view",
                    """
                    select concat_ws('|', account_id, transaction_id, position, amount, status,
                                     decline_reason) from ledger_transaction
                    """,
                    "select concat_ws('|', decider, id, version) from stream_view");

    /** The rows that are not shown, and those that are shown and should not be. */
    public List<String> differences() throws SQLException {
        Set<String> shown = shown();
        Set<String> expected = expected();
        return Stream.concat(
                        expected.stream()
                                .filter(it -> !shown.contains(it))
                                .map("not shown: "::concat),
                        shown.stream().filter(it -> !expected.contains(it)).map("shown: "::concat))
                .toList();
    }

    /** One line for each row that the tables should have. */
    private Set<String> expected() {
        Set<String> rows = new TreeSet<>();
        streams().forEach((stream, events) -> rows.addAll(rows(stream, events)));
        return rows;
    }

    /** One line for each row that they have. */
    private Set<String> shown() throws SQLException {
        Set<String> rows = new TreeSet<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet row = statement.executeQuery(table)) {
                    while (row.next()) {
                        rows.add(Objects.requireNonNull(row.getString(1)));
                    }
                }
            }
        }
        return rows;
    }

    private Map<StreamId, List<RecordedEvent>> streams() {
        Map<StreamId, List<RecordedEvent>> streams = new LinkedHashMap<>();
        Page page = store.readAll(Cursor.start(), 1_000);
        while (!page.events().isEmpty()) {
            page.events()
                    .forEach(event ->
                            streams.computeIfAbsent(event.stream(), _ -> new ArrayList<>())
                                    .add(event));
            page = store.readAll(page.next(), 1_000);
        }
        return streams;
    }

    private static Collection<String> rows(StreamId stream, List<RecordedEvent> events) {
        List<String> rows = new ArrayList<>();
        rows.add(line(stream.decider(), stream.id(), events.size()));
        switch (stream.decider()) {
            case "Restaurant" -> rows.add(restaurant(stream.id(), events));
            case "Order" -> rows.add(order(stream.id(), events));
            case "Ledger" -> rows.addAll(ledger(stream.id(), events));
            default -> throw new AssertionError(stream);
        }
        return rows;
    }

    private static String restaurant(String id, List<RecordedEvent> events) {
        var codec = RestaurantCodec.create();
        var view = new RestaurantView();
        Optional<RestaurantSummary> state = view.initialState();
        for (RecordedEvent event : events) {
            state = view.evolve(state, codec.decode(event.type(), event.json()));
        }
        return line(
                id,
                events.size(),
                events.getFirst().position(),
                EventJson.write(state.orElseThrow()));
    }

    private static String order(String id, List<RecordedEvent> events) {
        var codec = OrderCodec.create();
        var view = new OrderView();
        Optional<OrderSummary> state = view.initialState();
        for (RecordedEvent event : events) {
            state = view.evolve(state, codec.decode(event.type(), event.json()));
        }
        OrderSummary order = state.orElseThrow();
        return line(
                id,
                events.size(),
                events.getFirst().position(),
                EventJson.write(order),
                order.restaurantId(),
                order.status());
    }

    private static List<String> ledger(String id, List<RecordedEvent> events) {
        var codec = LedgerCodec.create();
        var view = new LedgerView();
        LedgerSummary state = view.initialState();
        Map<String, String> transactions = new LinkedHashMap<>();
        for (RecordedEvent recorded : events) {
            LedgerEvent event = codec.decode(recorded.type(), recorded.json());
            state = view.evolve(state, event);
            if (event instanceof TransactionDecisioned it) {
                String reason = it.declineReason();
                transactions.put(
                        it.transactionId(),
                        line(id, it.transactionId(), recorded.position(), it.amount(), "STATUS")
                                        .replace("STATUS", it.decision().name())
                                + (reason == null ? "" : "|" + reason));
            } else if (event instanceof TransactionCleared it) {
                end(transactions, it.transactionId(), it.code().name().replace("CLEAN", "CLEARED"));
            } else if (event instanceof TransactionVoided it) {
                end(transactions, it.transactionId(), "VOIDED");
            }
        }
        List<String> rows = new ArrayList<>(transactions.values());
        rows.add(line(id, events.size(), state.balance(), state.pending()));
        return rows;
    }

    private static void end(Map<String, String> transactions, String id, String status) {
        transactions.computeIfPresent(id, (_, row) -> row.replace("APPROVED", status));
    }

    private static String line(Object... columns) {
        return String.join("|", List.of(columns).stream().map(Object::toString).toList());
    }
}
