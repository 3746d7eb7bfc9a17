package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When subscribers to every event store get what they do not call urgent. */
abstract class UrgentEventsContract {

    private static final SubscriptionOptions NEVER_POLLED =
            SubscriptionOptions.defaults()
                    .withParallelism(1)
                    .withPollInterval(Duration.ofMinutes(5));

    /** In the last slot: what is claimed with it stands before it in the batch. */
    private static final StreamId LAST =
            ids("last").filter(it -> Slots.of(it) == Slots.COUNT - 1).findFirst().orElseThrow();

    private final EventStore store;
    private final Queue<RecordedEvent> seen = new ConcurrentLinkedQueue<>();
    private @Nullable Subscription subscription;

    /**
     * @param store one without events
     */
    UrgentEventsContract(EventStore store) {
        this.store = store;
    }

    @BeforeEach
    void register() {
        store.register(DECIDER, List.of(TYPE));
    }

    @AfterEach
    void close() {
        if (subscription != null) {
            subscription.close();
        }
    }

    @Test
    void an_event_that_is_not_urgent_is_left_until_one_comes_that_is() {
        subscribe(event -> event.stream().equals(LAST) || event.version() > 1, NEVER_POLLED);
        // the subscription may have a look of its own under way when it starts
        StreamId left =
                ids("left")
                        .filter(it -> Slots.of(it) < Slots.COUNT - 1)
                        .limit(20)
                        .filter(this::isLeftBehindTheLast)
                        .findFirst()
                        .orElseThrow();
        store.append(left, 1, events(1), ANONYMOUS);

        await().until(() -> versions(left).size() == 2);
        assertThat(versions(left)).containsExactly(1L, 2L);
    }

    @Test
    void events_that_are_never_urgent_come_when_it_is_polled() {
        subscribe(_ -> false, NEVER_POLLED.withPollInterval(Duration.ofMillis(25)));
        List<StreamId> streams = ids("polled").limit(100).toList();
        streams.forEach(stream -> store.append(stream, 0, events(3), ANONYMOUS));

        await().until(() -> seen.size() >= 300);
        assertThat(streams).allSatisfy(it -> assertThat(versions(it)).containsExactly(1L, 2L, 3L));
    }

    @Test
    void an_event_is_urgent_when_that_cannot_be_told() {
        subscribe(
                _ -> {
                    throw new IllegalStateException("unreadable");
                },
                NEVER_POLLED);
        for (long version = 0; version < 20; version++) {
            store.append(LAST, version, events(1), ANONYMOUS);
        }

        await().until(() -> seen.size() == 20);
    }

    /** Whether a first event of this one was not handled when a later one of the other was. */
    private boolean isLeftBehindTheLast(StreamId stream) {
        int before = versions(LAST).size();
        store.append(stream, 0, events(1), ANONYMOUS);
        store.append(LAST, before, events(1), ANONYMOUS);
        await().until(() -> versions(LAST).size() > before);
        return versions(stream).isEmpty();
    }

    private void subscribe(Predicate<RecordedEvent> urgent, SubscriptionOptions options) {
        subscription =
                store.subscribe(
                        "view",
                        new SubscriptionHandler() {
                            @Override
                            public void handle(List<RecordedEvent> batch) {
                                seen.addAll(batch);
                            }

                            @Override
                            public boolean isUrgent(RecordedEvent event) {
                                return urgent.test(event);
                            }
                        },
                        options);
    }

    private List<Long> versions(StreamId stream) {
        return seen.stream()
                .filter(event -> event.stream().equals(stream))
                .map(RecordedEvent::version)
                .toList();
    }

    private static Stream<StreamId> ids(String prefix) {
        return Stream.iterate(0, n -> n < 1_000, n -> n + 1).map(n -> stream(prefix + n));
    }
}
