package dev.brigade.transactions.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.eventstore.Cursor;
import dev.brigade.eventstore.PostgresEventStore;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import dev.brigade.eventstore.Subscription;
import dev.brigade.eventstore.SubscriptionHandler;
import dev.brigade.eventstore.SubscriptionOptions;
import dev.brigade.transactions.publishing.Redrive.State;
import dev.brigade.transactions.support.Breakable;
import dev.brigade.transactions.support.OrderBook;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedriverIT {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int PAGE = 7;

    private final OrderBook book = OrderBook.create();
    private final RedriveTable table = new RedriveTable(book.dataSource());
    private final List<Redriver> redrivers = new ArrayList<>();
    private final Queue<RecordedEvent> again = new ConcurrentLinkedQueue<>();
    private @Nullable Subscription usual;

    @BeforeEach
    void publish() {
        book.store().views().register(Publisher.VIEW);
        book.place(20);
    }

    @AfterEach
    void close() {
        redrivers.forEach(Redriver::stop);
        if (usual != null) {
            usual.close();
        }
    }

    @Test
    void everything_that_was_recorded_before_is_published_again_in_the_order_of_the_store()
            throws SQLException {
        publishAsUsual();
        List<RecordedEvent> before = all();
        long id = table.add(everything());
        book.place(5);
        start(book.dataSource(), again::addAll);

        Redrive done = awaitEnd(id, State.done);
        assertThat(again).containsExactlyElementsOf(before);
        assertThat(done.eventsDone()).isEqualTo(60);
        assertThat(done.percent()).isEqualTo(100);
    }

    @Test
    void a_stream_is_published_again_and_nothing_else() throws SQLException {
        publishAsUsual();
        StreamId stream = all().get(30).stream();
        long id = table.add(new Selection(stream.decider(), stream.id(), null, null));
        start(book.dataSource(), again::addAll);

        awaitEnd(id, State.done);
        assertThat(again).containsExactlyElementsOf(book.store().read(stream, 0, 10));
    }

    @Test
    void a_time_has_its_ends_in_it() throws SQLException {
        publishAsUsual();
        Instant from = all().get(10).createdAt();
        Instant to = all().get(40).createdAt();
        long id = table.add(new Selection(null, null, from, to));
        start(book.dataSource(), again::addAll);

        awaitEnd(id, State.done);
        assertThat(again).containsExactlyElementsOf(all().subList(10, 41));
    }

    @Test
    void nothing_is_published_again_before_it_was_published_once() throws SQLException {
        long id = table.add(everything());
        AtomicInteger published = new AtomicInteger();
        AtomicBoolean tooEarly = new AtomicBoolean();
        start(
                book.dataSource(),
                page -> {
                    tooEarly.compareAndSet(false, published.get() < 60);
                    again.addAll(page);
                });
        publishAsUsual(batch -> published.addAndGet(batch.size()));

        awaitEnd(id, State.done);
        assertThat(again).hasSize(60);
        assertThat(tooEarly).isFalse();
    }

    @Test
    void a_redrive_whose_instance_dies_goes_on_in_another_where_it_stopped() throws Exception {
        publishAsUsual();
        Breakable database = new Breakable(book.dataSource());
        CountDownLatch third = new CountDownLatch(3);
        long id = table.add(everything());
        start(
                database,
                page -> {
                    third.countDown();
                    if (third.getCount() == 0) {
                        database.die();
                    }
                    again.addAll(page);
                });
        third.await();
        start(book.dataSource(), again::addAll);

        awaitEnd(id, State.done);
        List<RecordedEvent> all = all();
        List<RecordedEvent> seen = List.copyOf(again);
        // The third page was published, and not noted.
        assertThat(seen.subList(0, 3 * PAGE)).isEqualTo(all.subList(0, 3 * PAGE));
        assertThat(seen.subList(3 * PAGE, seen.size())).isEqualTo(all.subList(2 * PAGE, 60));
    }

    @Test
    void while_kafka_is_away_a_redrive_waits_and_an_event_that_it_never_takes_ends_it()
            throws SQLException {
        publishAsUsual();
        CountDownLatch away = new CountDownLatch(3);
        long id = table.add(everything());
        start(
                book.dataSource(),
                page -> {
                    if (away.getCount() > 0) {
                        away.countDown();
                        throw new IllegalStateException(new TimeoutException("no broker"));
                    }
                    if (again.size() > 20) {
                        throw new IllegalStateException(new RecordTooLargeException("too large"));
                    }
                    again.addAll(page);
                });

        Redrive failed = awaitEnd(id, State.failed);
        assertThat(failed.error()).contains("too large");
        assertThat(failed.eventsDone()).isEqualTo(3 * PAGE);
        assertThat(again).containsExactlyElementsOf(all().subList(0, 3 * PAGE));
    }

    private static Selection everything() {
        return new Selection(null, null, null, null);
    }

    private void publishAsUsual() {
        publishAsUsual(_ -> {});
    }

    private void publishAsUsual(SubscriptionHandler publisher) {
        usual = book.store().subscribe(Publisher.VIEW, publisher, SubscriptionOptions.defaults());
        await().atMost(LONGEST)
                .until(() -> book.store().views().lag(Publisher.VIEW).orElse(-1) == 0);
    }

    private void start(DataSource dataSource, SubscriptionHandler publisher) {
        Redriver redriver = new Redriver(dataSource, new PostgresEventStore(dataSource), PAGE);
        redrivers.add(redriver);
        redriver.start(publisher);
    }

    private List<RecordedEvent> all() {
        return book.store().readAll(Cursor.start(), 1_000).events();
    }

    private Redrive awaitEnd(long id, State state) {
        Redrive ended = await().atMost(LONGEST).until(() -> find(id), it -> it.endedAt() != null);
        assertThat(ended.state())
                .as(Objects.requireNonNullElse(ended.error(), "no error"))
                .isEqualTo(state);
        return ended;
    }

    private Redrive find(long id) {
        try {
            return table.find(id).orElseThrow();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
