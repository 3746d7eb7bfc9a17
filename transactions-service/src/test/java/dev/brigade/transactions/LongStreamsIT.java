package dev.brigade.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.backing.BackingPostgres;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.Instrumentation;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.snapshot.PostgresSnapshots;
import dev.brigade.eventstore.snapshot.Snapshot;
import dev.brigade.messaging.EventCodec;
import dev.brigade.transactions.access.CommandAccess;
import dev.brigade.transactions.access.ObjectAccess;
import dev.brigade.transactions.access.Owners;
import dev.brigade.transactions.command.CommandPort;
import dev.brigade.transactions.command.CommandPorts;
import dev.brigade.transactions.command.Origin;
import dev.brigade.transactions.command.Outcome;
import dev.brigade.transactions.jdbc.UnitOfWork;
import dev.brigade.transactions.ledger.Decision;
import dev.brigade.transactions.ledger.LedgerCommand.ApplyPayment;
import dev.brigade.transactions.ledger.LedgerEvent;
import dev.brigade.transactions.ledger.LedgerEvent.TransactionDecisioned;
import dev.brigade.transactions.ledger.wire.LedgerCodec;
import dev.brigade.transactions.restaurant.Cuisine;
import dev.brigade.transactions.restaurant.Menu;
import dev.brigade.transactions.restaurant.MenuItem;
import dev.brigade.transactions.restaurant.PlacedItem;
import dev.brigade.transactions.restaurant.RequestedItem;
import dev.brigade.transactions.restaurant.RestaurantCommand.CreateRestaurant;
import dev.brigade.transactions.restaurant.RestaurantCommand.PlaceOrder;
import dev.brigade.transactions.restaurant.RestaurantEvent;
import dev.brigade.transactions.restaurant.RestaurantEvent.RestaurantOrderPlaced;
import dev.brigade.transactions.restaurant.wire.RestaurantCodec;
import dev.brigade.transactions.support.CountedRows;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a command reads does not grow with its stream, not even after a restart. */
class LongStreamsIT {

    private static final int ORDERS = 100_000;
    private static final int TRANSACTIONS = 5_000;
    private static final BigDecimal PRICE = new BigDecimal("8.99");
    private static final StreamId ROMA = new StreamId("Restaurant", "roma");
    private static final StreamId ANA = new StreamId("Ledger", "ana");

    private final DataSource dataSource = BackingPostgres.shared().newDatabase();
    private PostgresEventStore store;
    private CommandPorts instance;

    @BeforeEach
    void openTheRestaurant() throws SQLException {
        store = new Wiring(new Defaults()).eventStore(dataSource);
        instance = restarted();
        var menu =
                new Menu("menu", Cuisine.ITALIAN, List.of(new MenuItem("pizza", "Pizza", PRICE)));
        handle(instance.restaurants(), new CreateRestaurant("roma", "Roma", menu, null));
    }

    @Test
    void a_restaurant_with_a_hundred_thousand_orders_is_read_like_a_new_one() throws SQLException {
        fill(ROMA, 1, ORDERS, RestaurantCodec.create(), LongStreamsIT::placed);
        instance = restarted();
        assertThat(place("first")).isGreaterThan(ORDERS); // there is no snapshot yet
        awaitSnapshot(ROMA, ORDERS);

        for (int i = 0; i < 450; i++) {
            if (i % 50 == 0) {
                instance = restarted();
                assertThat(place("cold" + i)).isLessThan(300);
            }
            assertThat(place("warm" + i)).isLessThan(10);
        }
    }

    @Test
    void a_ledger_with_many_transactions_is_read_from_its_snapshot() throws SQLException {
        fill(ANA, 0, TRANSACTIONS, LedgerCodec.create(), LongStreamsIT::approved);
        instance = restarted();
        pay("first");
        awaitSnapshot(ANA, TRANSACTIONS);

        instance = restarted();
        assertThat(pay("second")).isLessThan(600);
        instance = restarted();
        CountedRows rows = new CountedRows();
        Outcome again = handle(instance.ledgers(), new ApplyPayment("ana", "first", 1), rows);
        assertThat(again).isInstanceOf(Outcome.Unchanged.class);
        assertThat(rows.count()).isLessThan(600);
    }

    @Test
    void a_snapshot_of_another_shape_of_state_is_never_read() throws SQLException {
        var snapshots = new PostgresSnapshots(dataSource);
        for (int version : new int[] {2, 99}) {
            snapshots.save(new Snapshot(ROMA, version, 77, Instant.now(), "{\"menu\":[]}"));
        }
        instance = restarted();

        place("after");

        assertThat(store.read(ROMA, 0, 10)).hasSize(2);
    }

    @Test
    void a_snapshot_that_cannot_be_read_is_made_up_for_by_the_events() throws SQLException {
        new PostgresSnapshots(dataSource)
                .save(new Snapshot(ROMA, 1, 1, Instant.now(), "{\"name\":7}"));
        instance = restarted();

        place("after");

        assertThat(store.read(ROMA, 0, 10)).hasSize(2);
    }

    private CommandPorts restarted() {
        var access = new CommandAccess(new ObjectAccess(new Owners(store)));
        return new Wiring(new Defaults()).commands(store, dataSource, Instrumentation.NONE, access);
    }

    private long place(String order) throws SQLException {
        CountedRows rows = new CountedRows();
        var items = List.of(new RequestedItem("pizza", 1));
        assertThat(handle(instance.restaurants(), new PlaceOrder("roma", order, items, null), rows))
                .isInstanceOf(Outcome.Recorded.class);
        return rows.count();
    }

    private long pay(String payment) throws SQLException {
        CountedRows rows = new CountedRows();
        assertThat(handle(instance.ledgers(), new ApplyPayment("ana", payment, 1), rows))
                .isInstanceOf(Outcome.Recorded.class);
        return rows.count();
    }

    private <C> void handle(CommandPort<C> port, C command) throws SQLException {
        assertThat(handle(port, command, new CountedRows())).isInstanceOf(Outcome.Recorded.class);
    }

    private <C> Outcome handle(CommandPort<C> port, C command, CountedRows rows)
            throws SQLException {
        var origin = new Origin(new EventMetadata("c", "c", null, null), _ -> true);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            UnitOfWork transaction = new UnitOfWork(rows.on(connection));
            Outcome outcome = port.handler().handle(transaction, command, origin);
            connection.commit();
            transaction.committed();
            return outcome;
        }
    }

    private <E> void fill(
            StreamId stream, long version, int count, EventCodec<E> codec, IntFunction<E> event) {
        int batch = 1_000;
        for (int from = 0; from < count; from += batch) {
            List<NewEvent> events =
                    IntStream.range(from, from + batch)
                            .mapToObj(event)
                            .map(it -> stored(codec, it))
                            .toList();
            store.append(
                    stream,
                    version + from,
                    events,
                    new EventMetadata("fill" + from, "fill", null, null));
        }
    }

    private static <E> NewEvent stored(EventCodec<E> codec, E event) {
        int schema = codec.upcasters(event.getClass()).size() + 1;
        return new NewEvent(
                UUID.randomUUID(), codec.kind(event), schema, codec.encode(event), false);
    }

    private void awaitSnapshot(StreamId stream, long version) {
        var snapshots = new PostgresSnapshots(dataSource);
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        snapshots
                                .find(stream, 1, Long.MAX_VALUE, Instant.MAX)
                                .filter(it -> it.version() >= version)
                                .isPresent());
    }

    private static RestaurantEvent placed(int i) {
        var item = new PlacedItem("pizza", "Pizza", PRICE, 1);
        return new RestaurantOrderPlaced("roma", "o" + i, List.of(item), null, PRICE);
    }

    private static LedgerEvent approved(int i) {
        return new TransactionDecisioned("ana", "t" + i, 5, Decision.APPROVED, null, "1", 9L);
    }

    /** As the service is configured where nobody says otherwise, as far as commands need it. */
    private record Defaults() implements Settings {

        @Override
        public Rules rules() {
            return new Rules() {
                @Override
                public String version() {
                    return "1";
                }

                @Override
                public Set<String> countries() {
                    return Set.of("RS");
                }

                @Override
                public Optional<Set<String>> riskyMerchants() {
                    return Optional.empty();
                }
            };
        }

        @Override
        public Duration accountPatience() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration answersKept() {
            return Duration.ofDays(30);
        }

        @Override
        public Duration rebuildPatience() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration publishingMaxAge() {
            return Duration.ofMinutes(1);
        }
    }
}
