package dev.brigade.eventstore;

import static dev.brigade.eventstore.Samples.ANONYMOUS;
import static dev.brigade.eventstore.Samples.DECIDER;
import static dev.brigade.eventstore.Samples.TYPE;
import static dev.brigade.eventstore.Samples.command;
import static dev.brigade.eventstore.Samples.events;
import static dev.brigade.eventstore.Samples.stream;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brigade.eventstore.AppendResult.Appended;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Writers, consumers, readers and an operator that do what chance tells them, while connections are
 * killed; and a model that says what must come of it: what appends reported is in the log, and
 * every view and every reader got exactly the log, once, each stream in order.
 */
final class RandomRun {

    private static final int WRITERS = 5;
    private static final int CONSUMERS = 4;
    private static final int STREAMS = 25;
    private static final int STEPS = 100;
    private static final String VIEW = "view";

    private final List<StreamId> streams;
    private final long seed;
    private final DataSource dataSource;
    private final PostgresEventStore store;

    /** As of another process: appends of one store hardly meet each other. */
    private final PostgresEventStore other;

    private final Queue<RecordedEvent> reported = new ConcurrentLinkedQueue<>();

    /** How many events there are of a command, if there are any. */
    private final Map<String, Integer> wholes = new ConcurrentHashMap<>();

    private final AtomicBoolean writing = new AtomicBoolean(true);
    private final RandomHistory history = new RandomHistory();

    /**
     * @param dataSource of a database with the schema and no events
     */
    RandomRun(long seed, DataSource dataSource) {
        this.seed = seed;
        this.dataSource = dataSource;
        this.store = new PostgresEventStore(dataSource);
        this.other = new PostgresEventStore(dataSource);
        this.streams = ofFewSlots(dataSource);
    }

    /** So that slots have more than one stream, and more events than one batch takes. */
    private static List<StreamId> ofFewSlots(DataSource dataSource) {
        return new Jdbc(dataSource)
                .query(
                        "select 's' || i from generate_series(1, 10000) as i"
                                + " where eventstore.slot_of(?, 's' || i) < 3 limit ?",
                        row -> stream(row.getString(1)),
                        DECIDER,
                        STREAMS);
    }

    /** Runs, and fails when the history is none that may be. */
    void check() throws Exception {
        store.register(DECIDER, List.of(TYPE));
        store.views().register(VIEW);
        List<RecordedEvent> read;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            List<Future<?>> rest = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Random random = new Random(seed + i);
                PostgresEventStore own = i % 2 == 0 ? store : other;
                writers.add(threads.submit(() -> write(random, own)));
            }
            for (int i = 0; i < CONSUMERS; i++) {
                Random random = new Random(seed - 1 - i);
                RandomConsumer consumer =
                        new RandomConsumer(VIEW, dataSource, random, history, writing::get);
                rest.add(threads.submit(consumer::consume));
            }
            rest.add(threads.submit(() -> operate(new Random(seed + 100))));
            rest.add(threads.submit(() -> kill(new Random(seed + 200))));
            Future<List<RecordedEvent>> reader = threads.submit(this::readEverything);
            for (Future<?> writer : writers) {
                writer.get();
            }
            writing.set(false);
            for (Future<?> it : rest) {
                it.get();
            }
            read = reader.get();
        }
        List<RecordedEvent> log = retried(this::log);
        assertThat(log).containsAll(reported).hasSizeGreaterThan(STEPS);
        assertThat(read).containsExactlyInAnyOrderElementsOf(log);
        RandomHistory.assertEachStreamInOrder(read);
        assertAllOrNothing(log);
        history.assertHandledOnceAndInOrder(log);
        assertThat(retried(() -> store.views().blocked(VIEW))).isEmpty();
    }

    private Void write(Random random, PostgresEventStore to) throws SQLException {
        for (int step = 0; step < STEPS; step++) {
            try {
                switch (random.nextInt(4)) {
                    case 0 -> writeInTransaction(random);
                    case 1 -> writeAll(random, to);
                    default -> {
                        StreamId stream = any(random);
                        List<NewEvent> events = events(1 + random.nextInt(3));
                        report(to.append(stream, version(stream), events, ANONYMOUS));
                    }
                }
            } catch (EventStoreException | SQLException e) {
                requireKilled(e);
            }
        }
        return null;
    }

    /** To several streams, all or nothing, also when the connection is killed. */
    private void writeAll(Random random, PostgresEventStore to) {
        EventMetadata command = command(UUID.randomUUID().toString());
        List<Append> appends =
                Stream.generate(() -> any(random))
                        .limit(1 + random.nextInt(3))
                        .distinct()
                        .map(it -> new Append(it, version(it), events(1), command))
                        .toList();
        wholes.put(requireNonNull(command.commandId()), appends.size());
        report(to.appendAll(appends));
    }

    private void assertAllOrNothing(List<RecordedEvent> log) {
        Map<String, Long> found =
                log.stream()
                        .filter(it -> it.metadata().commandId() != null)
                        .collect(
                                Collectors.groupingBy(
                                        it -> requireNonNull(it.metadata().commandId()),
                                        Collectors.counting()));
        found.forEach((id, events) -> assertThat(events.intValue()).isEqualTo(wholes.get(id)));
        assertThat(found).hasSizeGreaterThan(STEPS / 10);
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

    /** Parks and unparks; at the end nothing is parked. */
    private Void operate(Random random) {
        List<StreamId> parked = new ArrayList<>();
        while (writing.get() || !parked.isEmpty()) {
            try {
                if (writing.get() && random.nextBoolean()) {
                    StreamId stream = any(random);
                    store.views().park(VIEW, stream, "chance");
                    parked.add(stream);
                } else if (!parked.isEmpty()) {
                    store.views().unpark(VIEW, parked.getFirst());
                    parked.removeFirst();
                }
            } catch (UnknownStreamException e) {
                // nobody has appended to it yet
            } catch (EventStoreException e) {
                requireKilled(e);
            }
            LockSupport.parkNanos(random.nextInt(8_000_000));
        }
        for (StreamId stream : streams) {
            retried(() -> unpark(stream));
        }
        return null;
    }

    private boolean unpark(StreamId stream) {
        try {
            return store.views().unpark(VIEW, stream);
        } catch (UnknownStreamException e) {
            return false; // nobody has appended to it
        }
    }

    private Void kill(Random random) {
        while (writing.get()) {
            LockSupport.parkNanos(random.nextInt(60_000_000));
            try {
                new Jdbc(dataSource)
                        .query(
                                "select pg_terminate_backend(pid) from pg_stat_activity"
                                        + " where datname = current_database()"
                                        + " and pid <> pg_backend_pid() order by random() limit 1",
                                row -> true);
            } catch (EventStoreException e) {
                requireKilled(e);
            }
        }
        return null;
    }

    private List<RecordedEvent> readEverything() {
        List<RecordedEvent> all = new ArrayList<>();
        Cursor cursor = Cursor.start();
        boolean atEnd = false;
        while (!atEnd) {
            boolean last = !writing.get();
            try {
                Page page = store.readAll(cursor, 20);
                all.addAll(page.events());
                cursor = page.next();
                atEnd = last && page.events().isEmpty();
            } catch (EventStoreException e) {
                requireKilled(e);
            }
        }
        return all;
    }

    /** Once the connections that were killed while they were idle are found out. */
    private static <T> T retried(Supplier<T> task) {
        while (true) {
            try {
                return task.get();
            } catch (EventStoreException e) {
                requireKilled(e);
            }
        }
    }

    private void report(AppendResult result) {
        if (result instanceof Appended(List<RecordedEvent> events)) {
            reported.addAll(events);
        }
    }

    private List<RecordedEvent> log() {
        List<RecordedEvent> all = new ArrayList<>();
        for (StreamId stream : streams) {
            all.addAll(store.read(stream, 0, 100_000));
        }
        return all;
    }

    private long version(StreamId stream) {
        return store.read(stream, 0, 10_000).size();
    }

    private StreamId any(Random random) {
        return streams.get(random.nextInt(STREAMS));
    }

    /** Fails for every other error. */
    static void requireKilled(Exception e) {
        String code =
                e instanceof EventStoreException store
                        ? store.code()
                        : ((SQLException) e).getSQLState();
        assertThat(String.valueOf(code)).as("%s", e).matches("57P01|08.*");
    }
}
