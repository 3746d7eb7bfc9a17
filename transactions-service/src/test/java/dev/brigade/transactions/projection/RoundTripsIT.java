package dev.brigade.transactions.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.messaging.EventCodec;
import dev.brigade.messaging.Uuids;
import dev.brigade.transactions.jdbc.Sql;
import dev.brigade.transactions.ledger.ClearingCode;
import dev.brigade.transactions.ledger.Decision;
import dev.brigade.transactions.ledger.LedgerEvent;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionCleared;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionVoided;
import dev.brigade.transactions.ledger.projection.Ledgers;
import dev.brigade.transactions.ledger.wire.LedgerCodec;
import dev.brigade.transactions.order.OrderEvent;
import dev.brigade.transactions.order.OrderEvent.OrderConfirmed;
import dev.brigade.transactions.order.OrderEvent.OrderCreated;
import dev.brigade.transactions.order.OrderItem;
import dev.brigade.transactions.order.projection.Orders;
import dev.brigade.transactions.order.wire.OrderCodec;
import dev.brigade.transactions.restaurant.Cuisine;
import dev.brigade.transactions.restaurant.Menu;
import dev.brigade.transactions.restaurant.MenuItem;
import dev.brigade.transactions.restaurant.RestaurantEvent;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantCreated;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantMenuChanged;
import dev.brigade.transactions.restaurant.projection.Restaurants;
import dev.brigade.transactions.restaurant.wire.RestaurantCodec;
import dev.brigade.transactions.support.CountedRows;
import dev.brigade.transactions.support.OrderBook;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A batch asks the database as often for many streams as for one. */
class RoundTripsIT {

    private static final int MANY = 100;
    private static final BigDecimal PRICE = new BigDecimal("8.99");

    private final DataSource database = OrderBook.create().dataSource();

    @Test
    void restaurants_are_found_and_saved_at_once() throws SQLException {
        assertThatItCosts(2, new Restaurants(database).projection(), RoundTripsIT::restaurant);
    }

    @Test
    void orders_are_found_and_saved_at_once() throws SQLException {
        assertThatItCosts(2, new Orders(database).projection(), RoundTripsIT::order);
    }

    @Test
    void ledgers_are_found_and_saved_at_once_and_so_are_their_transactions() throws SQLException {
        assertThatItCosts(4, new Ledgers(database).projection(), RoundTripsIT::ledger);
    }

    @Test
    void the_streams_are_saved_at_once() throws SQLException {
        assertThatItCosts(1, new StreamIndex(), RoundTripsIT::order);
    }

    @Test
    void a_batch_of_everything_costs_what_its_read_models_cost() throws SQLException {
        List<Projection> all =
                List.of(
                        new StreamIndex(),
                        new Restaurants(database).projection(),
                        new Orders(database).projection(),
                        new Ledgers(database).projection());
        List<RecordedEvent> batch =
                IntStream.range(0, MANY)
                        .mapToObj(i ->
                                Stream.of(restaurant("r" + i), order("o" + i), ledger("l" + i)))
                        .flatMap(it -> it)
                        .flatMap(List::stream)
                        .toList();
        assertThat(statements(it -> Batch.apply(it, all, batch))).isEqualTo(1 + 2 + 2 + 4);
    }

    @FunctionalInterface
    private interface Story {
        List<RecordedEvent> of(String id);
    }

    @FunctionalInterface
    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void assertThatItCosts(int statements, Projection projection, Story story)
            throws SQLException {
        List<List<RecordedEvent>> one = List.of(story.of("alone"));
        List<List<RecordedEvent>> many =
                IntStream.range(0, MANY).mapToObj(i -> story.of("one-of-many-" + i)).toList();
        List<List<RecordedEvent>> begun = many.stream().map(it -> it.subList(0, 1)).toList();

        assertThat(statements(it -> projection.apply(it, one))).isEqualTo(statements);
        assertThat(statements(it -> projection.apply(it, begun))).isLessThanOrEqualTo(statements);
        assertThat(statements(it -> projection.apply(it, many))).isLessThanOrEqualTo(statements);
        assertThat(rows(projection.tables().getFirst())).isEqualTo(MANY + 1);
    }

    private long statements(Work work) throws SQLException {
        CountedRows counted = new CountedRows();
        try (Connection connection = database.getConnection()) {
            work.on(counted.on(connection));
        }
        return counted.statements();
    }

    private long rows(String table) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, "select count(*) from " + table, row -> row.getLong(1))
                    .orElseThrow();
        }
    }

    private static List<RecordedEvent> restaurant(String id) {
        var menu =
                new Menu("menu", Cuisine.ITALIAN, List.of(new MenuItem("pizza", "Pizza", PRICE)));
        List<RestaurantEvent> events =
                List.of(
                        new RestaurantCreated(id, "Roma", menu, null),
                        new RestaurantMenuChanged(id, menu));
        return recorded(RestaurantCodec.create(), id, events);
    }

    private static List<RecordedEvent> order(String id) {
        var items = List.of(new OrderItem("pizza", "Pizza", PRICE, 1));
        List<OrderEvent> events =
                List.of(
                        new OrderCreated(id, "roma", items, "ana", PRICE),
                        new OrderConfirmed(id, "transaction-" + id));
        return recorded(OrderCodec.create(), id, events);
    }

    private static List<RecordedEvent> ledger(String id) {
        List<LedgerEvent> events =
                List.of(
                        approved(id, "t1"),
                        approved(id, "t2"),
                        new TransactionCleared(id, "t1", 5, 5, ClearingCode.CLEAN),
                        new TransactionVoided(id, "t2", 5));
        return recorded(LedgerCodec.create(), id, events);
    }

    private static LedgerEvent approved(String id, String transaction) {
        return new TransactionDecisioned(id, transaction, 5, Decision.APPROVED, null, "1", 9L);
    }

    private static <E> List<RecordedEvent> recorded(
            EventCodec<E> codec, String id, List<E> events) {
        return IntStream.range(0, events.size())
                .mapToObj(i -> recorded(codec, id, i + 1, events.get(i)))
                .toList();
    }

    private static <E> RecordedEvent recorded(
            EventCodec<E> codec, String id, int version, E event) {
        return new RecordedEvent(
                Uuids.v7(),
                new StreamId(codec.decider(), id),
                version,
                codec.kind(event),
                1,
                codec.encode(event),
                false,
                new EventMetadata(null, "test", null, null),
                Instant.now(),
                version);
    }
}
