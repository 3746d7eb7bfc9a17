package dev.brigade.messaging;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the poll loop has fetched of a partition and its worker has not handled. The worker says
 * where to start; until the loop has gone there, what it fetches is dropped.
 */
final class Backlog {

    private static final int FULL = 500;
    private static final int NEARLY_EMPTY = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<ConsumerRecord<byte[], byte[]>> records = new ArrayDeque<>();
    private OptionalLong start = OptionalLong.empty();
    private boolean accepting;
    private boolean full;
    private boolean paused;
    private boolean stopped;

    /** By the worker: drops everything, and asks the loop to fetch from an offset. */
    void startAt(long offset) {
        lock.lock();
        try {
            records.clear();
            accepting = false;
            full = false;
            start = OptionalLong.of(offset);
        } finally {
            lock.unlock();
        }
    }

    /** By the loop, which goes to this offset at once: what it offers from now on is taken. */
    OptionalLong takeStart() {
        lock.lock();
        try {
            OptionalLong wanted = start;
            if (wanted.isPresent()) {
                start = OptionalLong.empty();
                accepting = true;
            }
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    /** By the loop. */
    void offer(List<ConsumerRecord<byte[], byte[]>> fetched) {
        lock.lock();
        try {
            if (accepting) {
                records.addAll(fetched);
                full = records.size() >= FULL;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether the loop should fetch more. */
    boolean wantsMore() {
        lock.lock();
        try {
            return accepting && !full && !paused;
        } finally {
            lock.unlock();
        }
    }

    /**
     * By the worker: waits for the next record, null once stopped.
     *
     * @param drained runs when the loop should fetch again
     */
    @Nullable ConsumerRecord<byte[], byte[]> take(Runnable drained) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!stopped && (paused || records.isEmpty())) {
                changed.await();
            }
            if (stopped) {
                return null;
            }
            ConsumerRecord<byte[], byte[]> next = records.remove();
            if (full && records.size() <= NEARLY_EMPTY) {
                full = false;
                drained.run();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** By the worker: waits, or less when stopped meanwhile. */
    void pause(Duration duration) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = duration.toNanos();
            while (!stopped && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Holds the worker back after the record at hand, or lets it go on. */
    void setPaused(boolean now) {
        lock.lock();
        try {
            paused = now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the worker after the record at hand. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }
}
