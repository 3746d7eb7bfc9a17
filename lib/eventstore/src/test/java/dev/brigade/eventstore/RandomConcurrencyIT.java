package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.eventstore.AppendResult.Appended;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Writers, consumers and readers that do what chance tells them, and a model that says what must
 * come of it: the log is exactly what appends reported, and every view and every reader got exactly
 * the log, once, each stream in order.
 */
class RandomConcurrencyIT {

    private static final int WRITERS = 6;
    private static final int CONSUMERS = 4;
    private static final int STREAMS = 25;
    private static final int STEPS = 150;
    private static final String VIEW = "view";

    private record Handled(int slot, long fence, List<RecordedEvent> events) {}

    private final AgroalDataSource dataSource = Databases.withEventStore();
    private final PostgresEventStore store = new PostgresEventStore(dataSource);
    private final Slots slots = new PostgresSlots(new Jdbc(dataSource));
    private final ViewOperations views = store.views();
    private final Queue<RecordedEvent> reported = new ConcurrentLinkedQueue<>();
    private final Queue<Handled> handled = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean(true);

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void nothing_is_lost_or_repeated_or_out_of_order() throws Exception {
        long seed = Long.getLong("brigade.seed", System.nanoTime());
        System.out.println("RandomConcurrencyIT: -Dbrigade.seed=" + seed);
        store.register(DECIDER, List.of(TYPE));
        slots.register(VIEW);
        List<RecordedEvent> read;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            List<Future<?>> consumers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Random random = new Random(seed + i);
                writers.add(threads.submit(() -> write(random)));
            }
            for (int i = 0; i < CONSUMERS; i++) {
                Random random = new Random(seed - 1 - i);
                consumers.add(threads.submit(() -> consume(random)));
            }
            Future<List<RecordedEvent>> reader = threads.submit(this::readEverything);
            for (Future<?> writer : writers) {
                writer.get();
            }
            writing.set(false);
            for (Future<?> consumer : consumers) {
                consumer.get();
            }
            read = reader.get();
        }

        assertThat(byStream(List.copyOf(reported), Comparator.comparing(RecordedEvent::version)))
                .isEqualTo(log());
        assertThat(byStream(read)).isEqualTo(log());
        assertThat(byStream(handledInOrder())).isEqualTo(log());
        assertThat(log().values().stream().mapToInt(List::size).sum()).isGreaterThan(STEPS);
    }

    private Void write(Random random) throws SQLException {
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(3) > 0) {
                StreamId stream = any(random);
                report(
                        store.append(
                                stream, version(stream), events(1 + random.nextInt(3)), ANONYMOUS));
            } else {
                writeInTransaction(random);
            }
        }
        return null;
    }

    /** Appends to several streams, dawdles, and may change its mind. */
    private void writeInTransaction(Random random) throws SQLException {
        try (Connection transaction = dataSource.getConnection()) {
            transaction.setAutoCommit(false);
            List<AppendResult> results = new ArrayList<>();
            boolean good = true;
            for (int i = 0; good && i < 1 + random.nextInt(3); i++) {
                StreamId stream = any(random);
                long version = store.read(transaction, stream, 0, 10_000).size();
                AppendResult result =
                        store.append(transaction, stream, version, events(1), ANONYMOUS);
                results.add(result);
                good = result instanceof Appended;
                LockSupport.parkNanos(random.nextInt(10_000_000));
            }
            if (good && random.nextInt(4) > 0) {
                transaction.commit();
                results.forEach(this::report);
            } else {
                transaction.rollback();
            }
        }
    }

    /** Handles batches, or fails, or takes too long; what counts is what it could acknowledge. */
    private void consume(Random random) {
        while (writing.get() || views.lag(VIEW).orElseThrow() > 0) {
            boolean dawdle = random.nextInt(20) == 0;
            Duration lease = dawdle ? Duration.ofMillis(10) : Duration.ofSeconds(30);
            Optional<Claim> claim = slots.claim(VIEW, 1 + random.nextInt(10), lease);
            if (claim.isPresent()) {
                LockSupport.parkNanos(dawdle ? 12_000_000 : random.nextInt(2_000_000));
                settle(claim.get(), random.nextInt(10) == 0);
            }
        }
    }

    private void settle(Claim claim, boolean fail) {
        try {
            if (fail) {
                slots.release(VIEW, claim, Duration.ofMillis(3), "chance");
            } else {
                slots.ack(VIEW, claim);
                handled.add(new Handled(claim.slot(), claim.fence(), claim.events()));
            }
        } catch (LeaseLostException e) {
            // it took too long: somebody else handles the batch
        }
    }

    private List<RecordedEvent> readEverything() {
        List<RecordedEvent> all = new ArrayList<>();
        Cursor cursor = Cursor.start();
        boolean more = true;
        while (more) {
            more = writing.get();
            for (Page page = store.readAll(cursor, 20);
                    !page.events().isEmpty();
                    page = store.readAll(cursor, 20)) {
                all.addAll(page.events());
                cursor = page.next();
            }
        }
        return all;
    }

    private void report(AppendResult result) {
        if (result instanceof Appended(List<RecordedEvent> events)) {
            reported.addAll(events);
        }
    }

    private List<RecordedEvent> handledInOrder() {
        return handled.stream()
                .sorted(Comparator.comparing(Handled::slot).thenComparing(Handled::fence))
                .flatMap(batch -> batch.events().stream())
                .toList();
    }

    private Map<StreamId, List<RecordedEvent>> log() {
        List<RecordedEvent> all = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            all.addAll(store.read(stream("s" + i), 0, 100_000));
        }
        return byStream(all);
    }

    private static Map<StreamId, List<RecordedEvent>> byStream(List<RecordedEvent> events) {
        return events.stream().collect(Collectors.groupingBy(RecordedEvent::stream));
    }

    private static Map<StreamId, List<RecordedEvent>> byStream(
            List<RecordedEvent> events, Comparator<RecordedEvent> order) {
        return byStream(events.stream().sorted(order).toList());
    }

    private long version(StreamId stream) {
        return store.read(stream, 0, 10_000).size();
    }

    private static StreamId any(Random random) {
        return stream("s" + random.nextInt(STREAMS));
    }
}
