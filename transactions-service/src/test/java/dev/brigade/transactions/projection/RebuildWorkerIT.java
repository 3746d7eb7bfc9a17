package dev.brigade.transactions.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.Subscription;
import dev.brigade.eventstore.SubscriptionOptions;
import dev.brigade.transactions.jdbc.Transactions;
import dev.brigade.transactions.order.projection.Orders;
import dev.brigade.transactions.projection.Rebuild.State;
import dev.brigade.transactions.support.Breakable;
import dev.brigade.transactions.support.FoldedStreams;
import dev.brigade.transactions.support.OrderBook;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RebuildWorkerIT {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final OrderBook book = OrderBook.create();
    private final List<RebuildWorker> workers = new ArrayList<>();
    private final Projection orders = new Orders(book.dataSource()).projection();
    private final RebuildTable table = new RebuildTable(book.dataSource());
    private Subscription served;

    @BeforeEach
    void serve() {
        book.place(20);
        served =
                book.store()
                        .subscribe(
                                Projections.VIEW,
                                new Projections(
                                        new Transactions(book.dataSource()),
                                        List.of(orders, new StreamIndex()),
                                        new Freshness()),
                                SubscriptionOptions.defaults());
        awaitServed();
    }

    @AfterEach
    void close() {
        served.close();
        workers.forEach(RebuildWorker::stop);
    }

    @Test
    void a_rebuild_whose_instance_dies_is_begun_anew_by_another() throws SQLException {
        Breakable database = new Breakable(book.dataSource());
        Held stuck = new Held(orders);
        RebuildWorker dying = worker(database, stuck);
        long id = table.add("orders").orElseThrow();
        dying.start();
        stuck.awaitCall();
        book.place(20);
        awaitServed();

        database.die();
        stuck.letGo();
        worker(book.dataSource(), orders).start();

        awaitEnd(id, State.switched);
        book.place(20);
        awaitServed();
        assertAllIsShown();
        assertThat(book.schemas()).isEmpty();
    }

    @Test
    void of_two_instances_one_rebuilds_and_the_other_takes_over_when_it_stops() throws Exception {
        Held stuck = new Held(orders);
        Held idle = new Held(orders);
        RebuildWorker first = worker(book.dataSource(), stuck);
        long id = table.add("orders").orElseThrow();
        first.start();
        stuck.awaitCall();
        worker(book.dataSource(), idle).start();
        assertThat(idle.calls()).isZero();

        stuck.letGo();
        first.stop();
        idle.letGo();

        awaitEnd(id, State.switched);
        assertAllIsShown();
    }

    @Test
    void a_rebuild_that_is_cancelled_leaves_nothing_behind() throws SQLException {
        Held stuck = new Held(orders);
        RebuildWorker worker = worker(book.dataSource(), stuck);
        long id = table.add("orders").orElseThrow();
        assertThat(table.add("orders")).isEmpty();
        worker.start();
        stuck.awaitCall();
        assertThat(book.schemas()).containsExactly("rebuild_" + id);

        assertThat(table.end(id, State.cancelled, null)).isTrue();
        stuck.letGo();

        await().atMost(LONGEST).until(() -> book.schemas().isEmpty());
        awaitEnd(id, State.cancelled);
        assertAllIsShown();
        assertThat(table.add("orders")).isPresent();
    }

    @Test
    void a_rebuild_that_keeps_failing_is_given_up_and_what_it_built_is_dropped() throws Exception {
        Projection broken = new Held(orders).failing();
        RebuildWorker worker = worker(book.dataSource(), broken);
        long id = table.add("orders").orElseThrow();
        worker.start();

        awaitEnd(id, State.failed);
        assertThat(table.find(id).orElseThrow().error()).contains("out of ink");
        await().atMost(LONGEST).until(() -> book.schemas().isEmpty());
        assertAllIsShown();
    }

    @Test
    void a_reader_who_takes_long_delays_the_switch_and_is_not_disturbed() throws SQLException {
        long id;
        try (var reader = book.dataSource().getConnection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("select count(*) from order_view");
            id = table.add("orders").orElseThrow();
            worker(book.dataSource(), orders).start();
            await().atMost(LONGEST).until(() -> table.find(id).orElseThrow().percent() == 100);
            book.place(5);
            awaitServed();
            await().atMost(LONGEST).until(() -> table.find(id).orElseThrow().waitingFor() != null);
            assertThat(table.find(id).orElseThrow().waitingFor()).contains("lock timeout");
            assertThat(table.find(id).orElseThrow().state()).isEqualTo(State.running);
            statement.executeQuery("select count(*) from order_view");
            reader.commit();
        }

        awaitEnd(id, State.switched);
        assertThat(table.find(id).orElseThrow().waitingFor()).isNull();
        assertAllIsShown();
    }

    @Test
    void a_rebuilt_table_has_the_keys_and_indexes_of_the_old_one() throws SQLException {
        List<String> before = book.definitions();
        long id = table.add("orders").orElseThrow();
        worker(book.dataSource(), orders).start();

        awaitEnd(id, State.switched);

        assertThat(before).hasSizeGreaterThan(8);
        assertThat(book.definitions()).isEqualTo(before);
    }

    private RebuildWorker worker(DataSource dataSource, Projection projection) {
        RebuildWorker worker =
                new RebuildWorker(
                        dataSource,
                        new PostgresEventStore(dataSource),
                        List.of(projection),
                        new Freshness(),
                        Duration.ofSeconds(1));
        workers.add(worker);
        return worker;
    }

    private void awaitEnd(long id, State state) {
        await().atMost(LONGEST)
                .until(() -> table.find(id).orElseThrow().state(), it -> it != State.running);
        assertThat(find(id).state()).as(String.valueOf(find(id).error())).isEqualTo(state);
    }

    private Rebuild find(long id) {
        try {
            return table.find(id).orElseThrow();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitServed() {
        await().atMost(LONGEST)
                .until(() -> book.store().views().lag(Projections.VIEW).orElse(-1) == 0);
    }

    private void assertAllIsShown() throws SQLException {
        assertThat(new FoldedStreams(book.dataSource(), book.store()).differences()).isEmpty();
    }
}
