package dev.brigade.outbox;

import io.debezium.connector.base.QueueProvider;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What Debezium's reader has read and its task has not taken, with a way to wait for the next. Its
 * bounds are Debezium's. Thread-safe.
 *
 * <p>Public only because the engine finds it by {@link java.util.ServiceLoader}.
 *
 * @param <T> what Debezium puts into it
 */
public final class WakingQueue<T> implements QueueProvider<T> {
    private static final String NAME = "brigade-waking";
    private static final String ID = "brigade.queue.id";
    private static final ConcurrentMap<String, WakingQueue<?>> QUEUES = new ConcurrentHashMap<>();

    private final Queue<T> records = new ArrayDeque<>();
    private @Nullable String id;

    /** Tells the engine to use such a queue, of its own. */
    static void describe(Properties engine) {
        engine.setProperty("queue.provider.type", NAME);
        engine.setProperty(ID, UUID.randomUUID().toString());
    }

    /** The queue of the engine with these properties. */
    static WakingQueue<?> of(Properties engine) {
        return Objects.requireNonNull(QUEUES.get(engine.getProperty(ID)), "the engine's queue");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void configure(Map<String, ?> properties) {
        id = String.valueOf(properties.get(ID));
        QUEUES.put(id, this);
    }

    @Override
    public synchronized void enqueue(T record) {
        records.add(record);
        notifyAll();
    }

    @Override
    public synchronized @Nullable T poll() {
        return records.poll();
    }

    @Override
    public synchronized int size() {
        return records.size();
    }

    /** Returns when there is a record, or that time is over. */
    synchronized void awaitRecord(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        long left = longest.toMillis();
        while (records.isEmpty() && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
    }

    @Override
    public void close() {
        if (id != null) {
            QUEUES.remove(id);
        }
    }
}
