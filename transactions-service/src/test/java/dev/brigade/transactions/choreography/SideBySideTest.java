package dev.brigade.transactions.choreography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brigade.eventstore.EventMetadata;
import dev.brigade.eventstore.RecordedEvent;
import dev.brigade.eventstore.StreamId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SideBySideTest {

    private final SideBySide three = new SideBySide(3);

    @Test
    void streams_are_handled_at_once() throws Exception {
        CyclicBarrier all = new CyclicBarrier(3);
        three.handle(batch(3, 1), _ -> all.await());
        assertThat(all.getNumberWaiting()).isZero();
    }

    @Test
    void no_more_of_them_than_that() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        three.handle(
                batch(50, 1),
                _ -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.yield();
                    now.decrementAndGet();
                });
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void each_in_its_order() throws Exception {
        Map<StreamId, Queue<Long>> seen = new ConcurrentHashMap<>();
        three.handle(
                batch(20, 5),
                events ->
                        events.forEach(event ->
                                seen.computeIfAbsent(
                                                event.stream(), _ -> new ConcurrentLinkedQueue<>())
                                        .add(event.version())));
        assertThat(seen).hasSize(20);
        assertThat(seen.values())
                .allSatisfy(versions -> assertThat(versions).containsExactly(1L, 2L, 3L, 4L, 5L));
    }

    @Test
    void when_one_fails_the_others_are_handled_before_that_is_told() {
        Queue<StreamId> handled = new ConcurrentLinkedQueue<>();
        List<RecordedEvent> batch = batch(10, 1);
        StreamId broken = batch.getFirst().stream();
        assertThatThrownBy(() ->
                        three.handle(
                                batch,
                                events -> {
                                    if (events.getFirst().stream().equals(broken)) {
                                        throw new IOException("no ink");
                                    }
                                    handled.add(events.getFirst().stream());
                                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no ink");
        assertThat(handled)
                .containsExactlyInAnyOrderElementsOf(
                        batch.stream()
                                .map(RecordedEvent::stream)
                                .filter(stream -> !stream.equals(broken))
                                .collect(Collectors.toList()));
    }

    @Test
    void the_only_stream_of_a_batch_is_handled_by_who_asks() throws Exception {
        Queue<Thread> threads = new ConcurrentLinkedQueue<>();
        three.handle(batch(1, 2), _ -> threads.add(Thread.currentThread()));
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    /** As they come: by version, of one stream after the other. */
    private static List<RecordedEvent> batch(int streams, int eventsOfEach) {
        return IntStream.rangeClosed(1, eventsOfEach)
                .boxed()
                .flatMap(version ->
                        IntStream.range(0, streams).mapToObj(stream -> event(stream, version)))
                .toList();
    }

    private static RecordedEvent event(int stream, long version) {
        return new RecordedEvent(
                new UUID(stream, version),
                new StreamId("Order", "order-" + stream),
                version,
                "OrderCreated",
                1,
                "{}",
                false,
                new EventMetadata(null, "correlation", null, null),
                Instant.EPOCH,
                version);
    }
}
