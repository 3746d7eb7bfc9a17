package dev.brigade.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The workers of the partitions that this instance owns at the moment. */
final class Assignment {

    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Map<TopicPartition, PartitionWorker> workers = new ConcurrentHashMap<>();
    private final InboxSettings settings;
    private final RecordProcessor processor;
    private final Semaphore permits;
    private volatile boolean paused;

    Assignment(InboxSettings settings, RecordProcessor processor) {
        this.settings = settings;
        this.processor = processor;
        this.permits = new Semaphore(settings.concurrency());
    }

    /** By the poll loop. */
    void add(TopicPartition partition, Runnable wakeLoop) {
        var worker = new PartitionWorker(partition, settings, processor, permits, wakeLoop);
        worker.backlog().setPaused(paused);
        workers.put(partition, worker);
        worker.start();
    }

    /**
     * By the poll loop: returns when the workers have ended, or were given 3 s to. One that is
     * slower than that cannot commit any more after its successor did.
     */
    void remove(Collection<TopicPartition> partitions) {
        List<PartitionWorker> leaving =
                partitions.stream().map(workers::remove).filter(Objects::nonNull).toList();
        leaving.forEach(worker -> worker.backlog().stop());
        long deadline = System.nanoTime() + GRACE.toNanos();
        for (PartitionWorker worker : leaving) {
            awaitEnd(worker, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        }
    }

    private static void awaitEnd(PartitionWorker worker, Duration atMost) {
        try {
            worker.awaitEnd(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void removeAll() {
        remove(List.copyOf(workers.keySet()));
    }

    Collection<PartitionWorker> workers() {
        return workers.values();
    }

    @Nullable PartitionWorker worker(TopicPartition partition) {
        return workers.get(partition);
    }

    boolean isPaused() {
        return paused;
    }

    void setPaused(boolean now) {
        paused = now;
        workers.values().forEach(worker -> worker.backlog().setPaused(now));
    }
}
