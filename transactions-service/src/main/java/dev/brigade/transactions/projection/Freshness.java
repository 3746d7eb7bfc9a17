package dev.brigade.transactions.projection;

import dev.brigade.http.ProblemException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets readers wait for the read models. Those of this process are woken at once; what other
 * processes project is looked for a few times a second. Thread-safe.
 */
public final class Freshness {

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somethingChanged = lock.newCondition();
    private long changes;

    /** What a reader looks at. */
    @FunctionalInterface
    public interface Look<T extends Versioned> {
        /** What is there now; empty when there is nothing yet. */
        Optional<T> now() throws SQLException;
    }

    /** The read models were changed. */
    void changed() {
        lock.lock();
        try {
            changes++;
            somethingChanged.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * What is there, once it has reached the version that the reader asks for.
     *
     * @throws ProblemException 503 when it does not in time
     */
    public <T extends Versioned> Optional<T> look(ReadAfter after, Look<T> look)
            throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + after.patience().toNanos();
        while (true) {
            long seen = seen();
            Optional<T> found = look.now();
            long version = found.map(Versioned::version).orElse(0L);
            if (version >= after.minVersion()) {
                return found;
            }
            if (System.nanoTime() - deadline >= 0) {
                throw ProblemException.unavailable(
                        "It is at version %d, not at %d yet".formatted(version, after.minVersion()),
                        Duration.ofSeconds(1));
            }
            awaitChange(seen, deadline);
        }
    }

    private long seen() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    private void awaitChange(long seen, long deadline) throws InterruptedException {
        long longest = Math.min(LOOK_AGAIN_NANOS, deadline - System.nanoTime());
        lock.lock();
        try {
            while (changes == seen && longest > 0) {
                longest = somethingChanged.awaitNanos(longest);
            }
        } finally {
            lock.unlock();
        }
    }
}
