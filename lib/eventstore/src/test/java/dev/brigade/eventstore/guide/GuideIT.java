package dev.brigade.eventstore.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.eventstore.AppendResult;
import dev.brigade.eventstore.AppendResult.Appended;
import dev.brigade.eventstore.AppendResult.Closed;
import dev.brigade.eventstore.AppendResult.Conflict;
import dev.brigade.eventstore.AppendResult.Replayed;
import dev.brigade.eventstore.BlockedStream;
import dev.brigade.eventstore.Databases;
import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.EventStore;
import dev.brigade.eventstore.NewEvent;
import dev.brigade.eventstore.OwnTable;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.Subscription;
import dev.brigade.eventstore.SubscriptionOptions;
import dev.brigade.eventstore.ViewOperations;
import dev.brigade.eventstore.codec.EventMapping;
import dev.brigade.eventstore.codec.EventTypes;
import dev.brigade.eventstore.codec.JacksonFormat;
import dev.brigade.eventstore.command.AppendPlan;
import dev.brigade.eventstore.command.CommandResult;
import dev.brigade.eventstore.command.DeciderHandler;
import dev.brigade.eventstore.command.HandlerOptions;
import dev.brigade.eventstore.command.Repository;
import dev.brigade.eventstore.erasure.PersonKeys;
import dev.brigade.eventstore.erasure.PersonalData;
import dev.brigade.eventstore.erasure.PostgresPersonKeys;
import dev.brigade.eventstore.fold.Folded;
import dev.brigade.eventstore.guide.OrderDecider.Command;
import dev.brigade.eventstore.guide.OrderDecider.Command.Pay;
import dev.brigade.eventstore.guide.OrderDecider.Command.Place;
import dev.brigade.eventstore.guide.OrderDecider.Event;
import dev.brigade.eventstore.guide.OrderDecider.Event.OrderCollected;
import dev.brigade.eventstore.guide.OrderDecider.Event.OrderPlaced;
import dev.brigade.eventstore.guide.OrderDecider.Order;
import dev.brigade.eventstore.history.TimeTravel;
import dev.brigade.eventstore.snapshot.PostgresSnapshots;
import dev.brigade.eventstore.snapshot.SnapshotPolicy;
import dev.brigade.eventstore.snapshot.Snapshots;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Java of the guide. */
class GuideIT {

    private static final String COUNT =
            """
            insert into order_totals as t values (?, ?, 1)
            on conflict (id) do update set version = excluded.version, events = t.events + 1
            where t.version < excluded.version
            """;

    private static final EventMetadata METADATA =
            new EventMetadata(null, "conversation-1", null, null);

    private final AgroalDataSource dataSource = Databases.empty();

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void a_first_stream() {
        PostgresEventStore.install(dataSource);
        EventStore store = new PostgresEventStore(dataSource);
        store.register("Order", List.of("OrderPlaced", "OrderPaid"));

        var order = new StreamId("Order", "order-1");
        var placed = new NewEvent(UUID.randomUUID(), "OrderPlaced", 1, "{\"total\": 12}", false);
        var metadata = new EventMetadata("command-1", "conversation-1", null, null);

        String answer =
                switch (store.append(order, 0, List.of(placed), metadata)) {
                    case Appended(List<RecordedEvent> events) -> "at version " + events.size();
                    case Replayed _ -> "this command id was here before";
                    case Conflict _ -> "somebody was faster: read again, decide again";
                    case Closed _ -> "the stream ended with a final event";
                };
        List<RecordedEvent> events = store.read(order, 0, 100);

        assertThat(answer).isEqualTo("at version 1");
        assertThat(events).hasSize(1);
    }

    @Test
    void a_plan() throws SQLException {
        PostgresEventStore store = storeWithOrders();
        execute("create table voucher (code text primary key)");
        OwnTable<String> vouchers = GuideIT::insertVouchers;
        var decider = new OrderDecider();
        var orders = new Repository<>(store, decider, mapping(), null, 1_000);
        EventMetadata metadata = METADATA;

        AppendPlan plan = new AppendPlan();
        Folded<Order> none = Folded.nothing(decider.initialState());
        List<Event> hers = decider.decide(new Place("ann", "Home", 12), none.state());
        List<Event> his = decider.decide(new Place("bob", "Home", 9), none.state());
        orders.plan(plan, "order-8", none, hers, metadata);
        orders.plan(plan, "order-9", none, his, metadata);
        AppendResult result = plan.write(store, vouchers, "two for one");

        assertThat(result).isInstanceOf(Appended.class);
        assertThat(one("select code from voucher")).isEqualTo("two for one");
        assertThat(orders.atHand("order-9")).isPresent();
    }

    private static boolean insertVouchers(Connection transaction, List<String> codes)
            throws SQLException {
        try (PreparedStatement insert =
                transaction.prepareStatement(
                        "insert into voucher select unnest(?::text[]) on conflict do nothing")) {
            insert.setArray(1, transaction.createArrayOf("text", codes.toArray()));
            return insert.executeUpdate() == codes.size();
        }
    }

    @Test
    void a_first_subscription() throws SQLException {
        EventStore store = storeWithOrders();
        execute("create table order_totals (id text primary key, version bigint, events int)");

        try (Subscription totals =
                store.subscribe(
                        "order-totals",
                        this::countEvents,
                        SubscriptionOptions.defaults().withParkAfter(10))) {
            await().until(() -> totals.status().lag().orElse(1) == 0);
            store.views().rewind("order-totals", Instant.MIN);
            await().until(() -> totals.status().lag().orElse(1) == 0);
        }

        assertThat(one("select version || ' ' || events from order_totals where id = 'order-1'"))
                .isEqualTo("2 2");
    }

    /** One transaction for a batch; what was there before changes nothing. */
    private void countEvents(List<RecordedEvent> batch) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            connection.setAutoCommit(false);
            for (RecordedEvent event : batch) {
                count.setString(1, event.stream().id());
                count.setLong(2, event.version());
                count.addBatch();
            }
            count.executeBatch();
            connection.commit();
        }
    }

    @Test
    void commands() {
        EventStore store = storeWithOrders();
        EventTypes<Event> types =
                EventTypes.of("Order", Event.class).ending(OrderCollected.class).build();
        types.registerIn(store);
        var mapping = new EventMapping<>(types, new JacksonFormat<>());
        var orders = new DeciderHandler<>(store, new OrderDecider(), mapping);
        var metadata = new EventMetadata("command-7", "conversation-1", null, null);

        String answer =
                switch (orders.handle("order-1", new Pay("card"), metadata)) {
                    case CommandResult.Recorded<Event> done -> "now at version " + done.version();
                    case CommandResult.Replayed<Event> _ -> "this command id was handled before";
                    case CommandResult.Unchanged<Event> _ -> "nothing to do";
                    case CommandResult.Refused<Event> no -> no.reason();
                    case CommandResult.VersionMismatch<Event> _ -> "you had seen another version";
                    case CommandResult.Closed<Event> _ -> "the order has ended";
                    case CommandResult.Contended<Event> _ -> "too many at once: try later";
                };

        assertThat(answer).isEqualTo("It is paid");
    }

    @Test
    void snapshots() throws SQLException {
        EventStore store = storeWithOrders();
        EventMapping<Event> mapping = mapping();
        var snapshots =
                new Snapshots<>(
                        new PostgresSnapshots(dataSource),
                        Order.class,
                        new JacksonFormat<>(),
                        1, // raise it when Order, evolve or an upcaster changes
                        SnapshotPolicy.everyEvents(100));
        var orders =
                new DeciderHandler<>(
                        store, new OrderDecider(), mapping, snapshots, HandlerOptions.defaults());

        for (int n = 2; n < 102; n++) {
            orders.handle("order-2", new Place("ann", "Home", n), METADATA);
        }
        await().until(() -> one("select count(*) from eventstore.snapshots").equals("1"));
    }

    @Test
    void events_of_an_earlier_version() {
        EventStore store = storeWithOrders();
        EventTypes<Event> types =
                EventTypes.of("Order", Event.class)
                        .ending(OrderCollected.class)
                        .version(OrderPlaced.class, 2)
                        .upcast(
                                OrderPlaced.class,
                                1,
                                json -> json.replaceFirst("}$", ", \"currency\": \"EUR\"}"))
                        .build();
        types.registerIn(store);

        var old = "{\"customer\": \"ann\", \"address\": \"Home\", \"total\": 12}";
        var stream = new StreamId("Order", "old");
        var event = new NewEvent(UUID.randomUUID(), "OrderPlaced", 1, old, false);
        store.append(stream, 0, List.of(event), METADATA);
        assertThat(
                        new EventMapping<>(types, new JacksonFormat<>())
                                .fromStore(store.read(stream, 0, 10)))
                .containsExactly(new OrderPlaced("ann", "Home", 12, "EUR"));
    }

    @Test
    void the_past() {
        EventStore store = storeWithOrders();
        EventMapping<Event> mapping = mapping();
        var history = new TimeTravel<>(store, new OrderDecider(), mapping, null);
        Folded<Order> afterItsFirstEvent = history.at("order-1", 1);
        Folded<Order> anHourAgo = history.at("order-1", Instant.now().minusSeconds(3600));

        assertThat(afterItsFirstEvent.state()).isEqualTo(new Order(12, false));
        assertThat(anHourAgo.version()).isZero();
    }

    @Test
    void a_person_who_is_forgotten() {
        EventStore store = storeWithOrders();
        var masterKey =
                new SecretKeySpec("32 bytes that are kept elsewhere".getBytes(UTF_8), "AES");
        PersonKeys keys = new PostgresPersonKeys(dataSource, masterKey);
        var personal =
                PersonalData.with(keys).event("OrderPlaced", "/customer", "/address").build();
        EventTypes<Event> types = EventTypes.of("Order", Event.class).build();
        var mapping = new EventMapping<>(types, new JacksonFormat<>(), personal);
        var orders = new DeciderHandler<>(store, new OrderDecider(), mapping);
        orders.handle("order-3", new Place("ann", "12 High Street", 5), METADATA);
        keys.forget("ann");

        List<RecordedEvent> recorded = store.read(new StreamId("Order", "order-3"), 0, 10);
        List<Event> events = mapping.fromStore(recorded);

        assertThat(recorded.getFirst().json()).doesNotContain("High Street");
        assertThat(events).containsExactly(new OrderPlaced("ann", "[erased]", 5, "EUR"));
    }

    @Test
    void operating_a_view() {
        EventStore store = storeWithOrders();
        store.views().register("order-totals");
        var order = new StreamId("Order", "order-1");

        ViewOperations views = store.views();
        views.lag("order-totals"); // empty when there is no such view
        views.park("order-totals", order, "ticket 4711");
        List<BlockedStream> blocked = views.blocked("order-totals");
        views.unpark("order-totals", order);
        views.rewind("order-totals", Instant.MIN); // or from some time on

        assertThat(views.lag("order-totals")).hasValue(2);
        assertThat(blocked).extracting(BlockedStream::reason).containsExactly("ticket 4711");
        assertThat(views.blocked("order-totals")).isEmpty();
    }

    private PostgresEventStore storeWithOrders() {
        PostgresEventStore.install(dataSource);
        PostgresEventStore store = new PostgresEventStore(dataSource);
        mapping().types().registerIn(store);
        var handler = new DeciderHandler<>(store, new OrderDecider(), mapping());
        for (Command command : List.of(new Place("ann", "Home", 12), new Pay("card"))) {
            assertThat(handler.handle("order-1", command, METADATA))
                    .isInstanceOf(CommandResult.Recorded.class);
        }
        return store;
    }

    private static EventMapping<Event> mapping() {
        return new EventMapping<>(
                EventTypes.of("Order", Event.class).ending(OrderCollected.class).build(),
                new JacksonFormat<>());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
