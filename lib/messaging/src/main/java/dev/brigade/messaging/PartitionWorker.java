package dev.brigade.messaging;

import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Handles the records of one partition, in order, on a virtual thread of its own. Starts at the
 * offset in the database, and goes back to it when another instance turns out to have moved it.
 */
final class PartitionWorker {

    private static final System.Logger LOG = System.getLogger("dev.brigade.messaging");
    private static final long UNKNOWN = -1;

    private final String name;
    private final TopicPartition partition;
    private final RecordProcessor processor;
    private final RetryPolicy retryPolicy;
    private final Semaphore permits;
    private final Runnable wakeLoop;
    private final Backlog backlog = new Backlog();
    private final FailureStreak streak;
    private final Thread thread;
    private volatile long position = UNKNOWN;

    PartitionWorker(
            TopicPartition partition,
            InboxSettings settings,
            RecordProcessor processor,
            Semaphore permits,
            Runnable wakeLoop) {
        this.name = settings.group() + " on " + partition;
        this.partition = partition;
        this.processor = processor;
        this.retryPolicy = settings.retryPolicy();
        this.permits = permits;
        this.wakeLoop = wakeLoop;
        this.streak = new FailureStreak(name);
        this.thread = Thread.ofVirtual().name("inbox " + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Backlog backlog() {
        return backlog;
    }

    TopicPartition partition() {
        return partition;
    }

    /** The offset of the next record, empty until it is known. */
    OptionalLong position() {
        long now = position;
        return now == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(now);
    }

    /** What is wrong with the record at hand, null when nothing is. */
    @Nullable String problem() {
        return streak.problem();
    }

    /** Waits for a stopped worker, and breaks off its transaction when that takes too long. */
    void awaitEnd(Duration grace) throws InterruptedException {
        if (!thread.join(grace)) {
            thread.interrupt();
        }
    }

    /** Ends when it is stopped, and for no other reason. */
    private void run() {
        while (!backlog.isStopped()) {
            try {
                follow();
                backlog.pause(retryPolicy.pauseAfter(1));
            } catch (Throwable e) {
                if (!backlog.isStopped()) {
                    recover(e);
                }
            }
        }
    }

    private void recover(Throwable cause) {
        try {
            pauseAfter(cause);
        } catch (InterruptedException e) {
            // stopped, or a handler left its thread interrupted: both end the pause only
        }
    }

    /** Handles records until the partition is somebody else's, or this worker is stopped. */
    private void follow() throws InterruptedException, SQLException {
        position = processor.locate(partition);
        backlog.startAt(position);
        wakeLoop.run();
        ConsumerRecord<byte[], byte[]> next = backlog.take(wakeLoop);
        while (next != null && isHandled(next)) {
            next = backlog.take(wakeLoop);
        }
    }

    /** Tries until it is decided; false when this worker has to stop or to look where it is. */
    private boolean isHandled(ConsumerRecord<byte[], byte[]> next) throws InterruptedException {
        int failures = 0;
        while (!backlog.isStopped()) {
            switch (limited(() -> processor.handle(next, position))) {
                case Attempt.Done() -> {
                    return movedPast(next);
                }
                case Attempt.Fenced() -> {
                    return false;
                }
                case Attempt.Invalid(var cause) -> {
                    return isBuried(next, cause, failures + 1);
                }
                case Attempt.Unavailable(var cause) -> pauseAfter(cause);
                case Attempt.Failed(var cause) -> {
                    failures++;
                    if (failures >= retryPolicy.maxAttempts()) {
                        return isBuried(next, cause, failures);
                    }
                    pauseAfter(cause);
                }
            }
        }
        return false;
    }

    private boolean isBuried(ConsumerRecord<byte[], byte[]> next, Throwable cause, int attempts)
            throws InterruptedException {
        while (!backlog.isStopped()) {
            switch (limited(() -> processor.bury(next, position, cause, attempts))) {
                case Attempt.Done() -> {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "{0} gives up on offset {1}: {2}",
                            name,
                            next.offset(),
                            FailureStreak.describe(cause));
                    return movedPast(next);
                }
                case Attempt.Fenced() -> {
                    return false;
                }
                case Attempt.Invalid(var failure) -> pauseAfter(failure);
                case Attempt.Unavailable(var failure) -> pauseAfter(failure);
                case Attempt.Failed(var failure) -> pauseAfter(failure);
            }
        }
        return false;
    }

    private Attempt limited(Supplier<Attempt> attempt) throws InterruptedException {
        permits.acquire();
        try {
            return attempt.get();
        } finally {
            permits.release();
        }
    }

    private boolean movedPast(ConsumerRecord<?, ?> handled) {
        position = handled.offset() + 1;
        streak.succeeded();
        return true;
    }

    private void pauseAfter(Throwable cause) throws InterruptedException {
        streak.failed(cause);
        backlog.pause(retryPolicy.pauseAfter(streak.length()));
    }
}
