package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.eventstore.SubscriptionStatus.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the subscriptions of every event store do. */
abstract class SubscriptionContract {

    private static final SubscriptionOptions OPTIONS =
            SubscriptionOptions.defaults()
                    .withBackoff(Duration.ofMillis(5), Duration.ofMillis(20))
                    .withBatchSize(10);

    final EventStore store;
    private final List<Subscription> open = new ArrayList<>();
    private final Queue<RecordedEvent> seen = new ConcurrentLinkedQueue<>();

    /**
     * @param store one without events
     */
    SubscriptionContract(EventStore store) {
        this.store = store;
    }

    /** Another client of the same events, as another process would have. */
    abstract EventStore another(EventStore store);

    @BeforeEach
    void register() {
        store.register(DECIDER, List.of(TYPE));
    }

    @AfterEach
    void close() {
        open.forEach(Subscription::close);
    }

    @Test
    void a_subscriber_gets_what_was_there_and_what_comes_each_stream_in_order() {
        append(20, 0);
        Subscription subscription = subscribe("view", seen::addAll);
        append(20, 3);

        await().until(() -> seen.size() == 120);
        await().until(() -> subscription.status().lag().orElse(-1) == 0);
        assertInOrderAndOnce(20, 6);
        assertThat(subscription.status().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void an_append_wakes_the_subscribers_of_its_store() {
        subscribe("view", seen::addAll, OPTIONS.withPollInterval(Duration.ofMinutes(5)));
        await().until(() -> open.getFirst().status().state() == State.RUNNING);
        append(1, 0);

        await().until(() -> seen.size() == 3);
    }

    @Test
    void each_view_gets_every_event() {
        Queue<RecordedEvent> other = new ConcurrentLinkedQueue<>();
        subscribe("view", seen::addAll);
        subscribe("other view", other::addAll);
        append(5, 0);

        await().until(() -> seen.size() == 15 && other.size() == 15);
    }

    @Test
    void a_view_goes_on_where_it_stopped() {
        append(5, 0);
        Subscription first = subscribe("view", seen::addAll);
        await().until(() -> first.status().lag().orElse(-1) == 0);
        first.close();
        append(5, 3);
        Subscription second = subscribe("view", seen::addAll);

        await().until(() -> second.status().lag().orElse(-1) == 0);
        assertInOrderAndOnce(5, 6);
        assertThat(first.status().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void a_batch_that_failed_comes_again_and_the_reason_shows() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Subscription subscription =
                subscribe(
                        "view",
                        batch -> {
                            if (broken.get()) {
                                throw new IllegalStateException("out of paper");
                            }
                            seen.addAll(batch);
                        });
        append(3, 0);

        await().until(() -> subscription.status().state() == State.FAILING);
        assertThat(subscription.status().lastError()).contains("out of paper");
        assertThat(subscription.status().lag()).hasValue(9);
        broken.set(false);
        await().until(() -> subscription.status().state() == State.RUNNING);
        await().until(() -> subscription.status().lag().orElse(-1) == 0);
        assertThat(subscription.status().lastError()).isNull();
        assertInOrderAndOnce(3, 3);
    }

    @Test
    void a_slot_that_fails_does_not_stop_the_others() {
        subscribe(
                "view",
                batch -> {
                    if (batch.stream().anyMatch(event -> event.stream().id().equals("s0"))) {
                        throw new IllegalStateException("not this one");
                    }
                    seen.addAll(batch);
                });
        append(200, 0);

        await().until(() -> streams() >= 150);
        assertThat(streams()).isLessThan(200);
    }

    @Test
    void streams_are_handled_in_parallel_up_to_the_limit() throws InterruptedException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch threeAtOnce = new CountDownLatch(3);
        append(50, 0);
        subscribe(
                "view",
                batch -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    threeAtOnce.countDown();
                    threeAtOnce.await();
                    now.decrementAndGet();
                    seen.addAll(batch);
                },
                OPTIONS.withParallelism(3));

        await().until(() -> seen.size() == 150);
        assertThat(most).hasValue(3);
    }

    @Test
    void a_batch_has_no_more_events_than_asked_for() {
        AtomicInteger largest = new AtomicInteger();
        append(3, 0);
        append(3, 3);
        subscribe(
                "view",
                batch -> {
                    largest.accumulateAndGet(batch.size(), Math::max);
                    seen.addAll(batch);
                },
                OPTIONS.withBatchSize(2));

        await().until(() -> seen.size() == 18);
        assertThat(largest).hasValue(2);
        assertInOrderAndOnce(3, 6);
    }

    @Test
    void nothing_is_handled_while_paused() {
        Subscription subscription = subscribe("view", seen::addAll);
        append(1, 0);
        await().until(() -> subscription.status().lag().orElse(-1) == 0);
        subscription.pause();
        append(1, 3);

        await().during(Duration.ofMillis(200)).until(() -> seen.size() == 3);
        assertThat(subscription.status().state()).isEqualTo(State.PAUSED);
        assertThat(subscription.status().lag()).hasValue(3);
        subscription.resume();
        await().until(() -> seen.size() == 6);
    }

    @Test
    void a_handler_may_take_longer_than_the_lease() throws InterruptedException {
        CountDownLatch finish = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        append(1, 0);
        Subscription subscription =
                subscribe(
                        "view",
                        batch -> {
                            calls.incrementAndGet();
                            finish.await();
                            seen.addAll(batch);
                        },
                        OPTIONS.withLease(Duration.ofMillis(300)));

        await().during(Duration.ofSeconds(1)).until(() -> calls.get() <= 1);
        finish.countDown();
        await().until(() -> subscription.status().lag().orElse(-1) == 0);
        assertInOrderAndOnce(1, 3);
    }

    @Test
    void two_clients_share_the_work_of_a_view_and_nothing_is_lost_or_out_of_order() {
        Queue<RecordedEvent> byOther = new ConcurrentLinkedQueue<>();
        append(100, 0);
        subscribe("view", seen::addAll);
        open.add(
                another(store)
                        .subscribe(
                                "view",
                                batch -> {
                                    byOther.addAll(batch);
                                    seen.addAll(batch);
                                },
                                OPTIONS));
        for (int version = 3; version < 15; version += 3) {
            append(100, version);
        }

        await().until(() -> seen.size() >= 1500);
        assertInOrderAndOnce(100, 15);
        assertThat(byOther.size()).isBetween(1, 1499);
    }

    private Subscription subscribe(String view, SubscriptionHandler handler) {
        return subscribe(view, handler, OPTIONS);
    }

    private Subscription subscribe(
            String view, SubscriptionHandler handler, SubscriptionOptions options) {
        Subscription subscription = store.subscribe(view, handler, options);
        open.add(subscription);
        return subscription;
    }

    /** Three events for each of that many streams, one stream after the other. */
    private void append(int streams, int expectedVersion) {
        for (int id = 0; id < streams; id++) {
            store.append(stream("s" + id), expectedVersion, events(3), ANONYMOUS);
        }
    }

    private long streams() {
        return seen.stream().map(RecordedEvent::stream).distinct().count();
    }

    private void assertInOrderAndOnce(int streams, int versions) {
        assertThat(seen).hasSize(streams * versions);
        for (int id = 0; id < streams; id++) {
            StreamId stream = stream("s" + id);
            long expected = 1;
            for (RecordedEvent event : seen) {
                if (event.stream().equals(stream)) {
                    assertThat(event.version()).isEqualTo(expected++);
                }
            }
        }
    }
}
