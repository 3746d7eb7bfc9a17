package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.brigade.eventstore.SubscriptionStatus.State;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the subscriptions of every event store do. */
abstract class SubscriptionContract {

    /** By then each of two clients has had something to do, if they share the work. */
    private static final int MANY_VERSIONS = 3_000;

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
    void an_event_that_fails_holds_up_its_stream_and_no_other() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Subscription subscription =
                subscribe(
                        "view",
                        batch -> {
                            if (broken.get() && batch.stream().anyMatch(this::isPoison)) {
                                throw new IllegalStateException("not this one");
                            }
                            seen.addAll(batch);
                        });
        append(200, 0);
        append(200, 3);

        await().until(() -> seen.size() == 199 * 6 + 1);
        assertThat(subscription.status().blocked()).hasValue(1);
        assertThat(subscription.status().parked()).hasValue(0);
        assertThat(subscription.status().lag()).hasValue(5);
        assertThat(subscription.status().lastError()).contains("not this one");
        broken.set(false);
        await().until(() -> subscription.status().lag().orElse(-1) == 0);
        assertInOrderAndOnce(200, 6);
        await().until(() -> subscription.status().blocked().orElse(-1) == 0);
    }

    @Test
    void a_stream_is_parked_when_an_event_of_it_failed_too_often() {
        AtomicInteger attempts = new AtomicInteger();
        Subscription subscription =
                subscribe(
                        "view",
                        batch -> {
                            if (batch.stream().anyMatch(this::isPoison)) {
                                attempts.addAndGet(batch.size() == 1 ? 1 : 0);
                                throw new IllegalStateException("not this one");
                            }
                            seen.addAll(batch);
                        },
                        OPTIONS.withParkAfter(3));
        append(5, 0);

        await().until(() -> subscription.status().parked().orElse(-1) == 1);
        await().until(() -> seen.size() == 13);
        assertThat(attempts).hasValue(3);
        assertThat(store.views().blocked("view"))
                .singleElement()
                .satisfies(blocked -> {
                    assertThat(blocked.stream()).isEqualTo(stream("s0"));
                    assertThat(blocked.handledVersion()).isEqualTo(1);
                    assertThat(blocked.attempts()).isEqualTo(3);
                    assertThat(blocked.lastError()).contains("not this one");
                    assertThat(blocked.reason()).contains("failed 3 times").contains("not this");
                });
        store.views().unpark("view", stream("s0"));
        await().until(() -> subscription.status().parked().orElse(-1) == 1);
        assertThat(attempts).hasValue(6);
    }

    @Test
    void a_handler_whose_surroundings_are_away_blocks_and_parks_nothing() {
        AtomicBoolean away = new AtomicBoolean(true);
        Subscription subscription =
                subscribe(
                        "view",
                        batch -> {
                            if (away.get()) {
                                throw new HandlerUnavailableException(
                                        "no database", new IllegalStateException());
                            }
                            seen.addAll(batch);
                        },
                        OPTIONS.withParkAfter(1));
        append(5, 0);

        await().until(() -> subscription.status().state() == State.FAILING);
        await().until(() -> subscription.status().blocked().isPresent());
        assertThat(subscription.status().lastError()).contains("no database");
        assertThat(subscription.status().blocked()).hasValue(0);
        away.set(false);
        await().until(() -> subscription.status().lag().orElse(-1) == 0);
        assertThat(subscription.status().parked()).hasValue(0);
        assertInOrderAndOnce(5, 3);
    }

    @Test
    void poisoned_streams_at_the_head_of_a_slot_do_not_hold_it_up_for_ever() {
        subscribe(
                "view",
                batch -> {
                    if (batch.stream().anyMatch(e -> !e.stream().equals(stream("last")))) {
                        throw new IllegalStateException("not these");
                    }
                    seen.addAll(batch);
                },
                OPTIONS.withBatchSize(2).withBackoff(Duration.ofMillis(5), Duration.ofSeconds(1)));
        append(150, 0);
        store.append(stream("last"), 0, events(1), ANONYMOUS);

        await().until(() -> seen.size() == 1);
    }

    @Test
    void a_failed_event_comes_again_after_its_pause_however_seldom_is_polled() {
        AtomicInteger calls = new AtomicInteger();
        subscribe(
                "view",
                batch -> {
                    if (calls.incrementAndGet() < 4) {
                        throw new IllegalStateException("not yet");
                    }
                    seen.addAll(batch);
                },
                OPTIONS.withPollInterval(Duration.ofMinutes(5)));
        store.append(stream("1"), 0, events(1), ANONYMOUS);

        await().until(() -> seen.size() == 1);
    }

    @Test
    void a_view_that_is_rewound_while_it_runs_gets_everything_again() {
        append(5, 0);
        Subscription subscription = subscribe("view", seen::addAll);
        await().until(() -> subscription.status().lag().orElse(-1) == 0);
        store.views().rewind("view", Instant.MIN);

        await().until(() -> seen.size() >= 30);
        await().until(() -> subscription.status().lag().orElse(-1) == 0);
    }

    @Test
    void a_frontier_tells_how_far_a_view_is_and_since_when_the_rest_waits() {
        assertThat(store.views().frontier("view")).isEmpty();
        append(5, 0);
        List<RecordedEvent> all = store.readAll(Cursor.start(), 100).events();
        store.views().register("view");
        assertThat(store.views().frontier("view"))
                .contains(
                        new Frontier(
                                all.getFirst().position() - 1,
                                Optional.of(all.getFirst().createdAt())));

        RecordedEvent poison = all.get(7);
        AtomicBoolean broken = new AtomicBoolean(true);
        Subscription subscription =
                subscribe(
                        "view",
                        batch -> {
                            if (broken.get() && batch.contains(poison)) {
                                throw new IllegalStateException("not this one");
                            }
                        });
        await().until(() ->
                store.views()
                        .frontier("view")
                        .equals(
                                Optional.of(
                                        new Frontier(
                                                poison.position() - 1,
                                                Optional.of(poison.createdAt())))));
        broken.set(false);
        await().until(() -> subscription.status().lag().orElse(-1) == 0);
        assertThat(store.views().frontier("view"))
                .contains(new Frontier(all.getLast().position(), Optional.empty()));
    }

    @Test
    void a_view_is_rebuilt_beside_the_old_one_while_appends_go_on() throws Exception {
        Queue<RecordedEvent> rebuilt = new ConcurrentLinkedQueue<>();
        append(20, 0);
        Subscription old = subscribe("view", seen::addAll);
        await().until(() -> old.status().lag().orElse(-1) == 0);
        AtomicBoolean appending = new AtomicBoolean(true);
        AtomicInteger version = new AtomicInteger(3);
        Thread writer =
                Thread.startVirtualThread(() -> {
                    while (appending.get()) {
                        append(20, version.getAndAdd(3));
                    }
                });
        Subscription beside = subscribe("view-2", rebuilt::addAll);
        await().until(() -> rebuilt.size() > 60);
        old.close();
        await().until(() ->
                beside.status().lag().orElse(1_000_000) <= old.status().lag().orElse(-1));
        beside.close();
        assertThat(store.views().switchTo("view", "view-2")).isTrue();
        Subscription replaced = subscribe("view", rebuilt::addAll);
        await().until(() -> version.get() > 30);
        appending.set(false);
        writer.join();

        await().until(() -> replaced.status().lag().orElse(-1) == 0);
        seen.clear();
        seen.addAll(rebuilt);
        assertInOrderAndOnce(20, version.get());
        assertThat(store.views().lag("view-2")).isEmpty();
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
    void a_busy_worker_gets_what_several_slots_have_in_one_batch() {
        AtomicInteger calls = new AtomicInteger();
        append(50, 0);
        subscribe(
                "view",
                batch -> {
                    calls.incrementAndGet();
                    seen.addAll(batch);
                },
                OPTIONS.withParallelism(1).withBatchSize(1000));

        await().until(() -> seen.size() == 150);
        assertThat(calls).hasValue(1);
        assertInOrderAndOnce(50, 3);
    }

    @Test
    void what_comes_close_together_is_handled_together_with_a_linger() {
        AtomicInteger calls = new AtomicInteger();
        subscribe(
                "view",
                batch -> {
                    calls.incrementAndGet();
                    seen.addAll(batch);
                },
                OPTIONS.withParallelism(1).withBatchSize(1000).withLinger(Duration.ofSeconds(1)));
        append(1, 0);
        await().until(() -> seen.size() == 3);
        append(50, 0); // but for the first, which is there

        await().until(() -> seen.size() == 150);
        assertThat(calls).hasValueLessThanOrEqualTo(3);
        assertInOrderAndOnce(50, 3);
    }

    @Test
    void a_linger_under_load_follows_only_a_claim_of_many_events() {
        append(200, 0);
        AtomicInteger calls = new AtomicInteger();
        subscribe(
                "view",
                batch -> {
                    calls.incrementAndGet();
                    seen.addAll(batch);
                },
                OPTIONS.withParallelism(1)
                        .withBatchSize(1000)
                        .withLinger(Duration.ZERO, Duration.ofSeconds(1)));
        await().until(() -> seen.size() == 600);
        int before = calls.get();
        append(50, 3);

        await().until(() -> seen.size() == 750);
        assertThat(calls).hasValueLessThanOrEqualTo(before + 2);
        assertThat(seen).extracting(RecordedEvent::eventId).doesNotHaveDuplicates();
    }

    @Test
    void what_comes_while_its_stream_is_handled_is_next_however_seldom_is_polled()
            throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        subscribe(
                "view",
                batch -> {
                    if (batch.getFirst().version() == 4) {
                        begun.countDown();
                        finish.await();
                    }
                    seen.addAll(batch);
                },
                OPTIONS.withPollInterval(Duration.ofMinutes(5)));
        append(1, 0);
        await().until(() -> seen.size() == 3);
        append(1, 3);
        begun.await();
        append(1, 6);
        append(2, 0); // to the second alone; who has heard of it has heard of the others too
        await().until(() -> seen.size() == 6);
        finish.countDown();

        await().until(() -> seen.size() == 12);
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
    void what_was_claimed_while_a_handler_was_busy_is_nobody_elses_however_long_that_takes()
            throws InterruptedException {
        append(100, 0);
        SubscriptionOptions options = OPTIONS.withParallelism(1).withLease(Duration.ofMillis(300));
        CountDownLatch finish = new CountDownLatch(1);
        subscribeBusy(options, finish);
        Queue<RecordedEvent> byOther = new ConcurrentLinkedQueue<>();
        open.add(another(store).subscribe("view", byOther::addAll, options));

        // all but three batches, one in hands and two that are next, and what else their slots have
        await().until(() -> byOther.size() >= 230);
        await().during(Duration.ofSeconds(1)).until(() -> byOther.size() <= 270);
        finish.countDown();
        await().until(() -> open.getFirst().status().lag().orElse(-1) == 0);
        seen.addAll(byOther);
        assertThat(seen).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void what_was_claimed_while_a_handler_was_busy_is_given_back_when_it_pauses()
            throws InterruptedException {
        append(100, 0);
        SubscriptionOptions options = OPTIONS.withParallelism(1).withLease(Duration.ofHours(1));
        CountDownLatch finish = new CountDownLatch(1);
        Subscription first = subscribeBusy(options, finish);
        open.add(another(store).subscribe("view", seen::addAll, options));
        await().until(() ->
                seen.size() >= 230); // all that is free: by now the next ones are claimed
        first.pause();
        finish.countDown();

        await().until(() -> seen.size() >= 300);
        assertInOrderAndOnce(100, 3);
    }

    @Test
    void what_was_claimed_while_a_handler_failed_is_given_back() {
        append(100, 0);
        SubscriptionOptions options = OPTIONS.withParallelism(1).withLease(Duration.ofHours(1));
        Set<StreamId> failed = ConcurrentHashMap.newKeySet();
        subscribe(
                "view",
                batch -> {
                    if (failed.add(batch.getFirst().stream())) {
                        throw new HandlerUnavailableException(
                                "out of paper", new IOException("no printer"));
                    }
                    seen.addAll(batch);
                },
                options);

        await().until(() -> seen.size() >= 300);
        assertInOrderAndOnce(100, 3);
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
        int versions = 3;
        while (versions < 15 || byOther.isEmpty() && versions < MANY_VERSIONS) {
            append(100, versions);
            versions += 3;
        }

        int all = 100 * versions;
        await().until(() -> seen.size() >= all);
        assertInOrderAndOnce(100, versions);
        assertThat(byOther.size()).isBetween(1, all - 1);
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

    /** One whose handler has a batch in hands until it may finish. */
    private Subscription subscribeBusy(SubscriptionOptions options, CountDownLatch finish)
            throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        Subscription subscription =
                subscribe(
                        "view",
                        batch -> {
                            busy.countDown();
                            finish.await();
                            seen.addAll(batch);
                        },
                        options);
        busy.await();
        return subscription;
    }

    /** Three events for each of that many streams, one stream after the other. */
    private void append(int streams, int expectedVersion) {
        for (int id = 0; id < streams; id++) {
            store.append(stream("s" + id), expectedVersion, events(3), ANONYMOUS);
        }
    }

    private boolean isPoison(RecordedEvent event) {
        return event.stream().equals(stream("s0")) && event.version() == 2;
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
