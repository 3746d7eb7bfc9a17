package dev.brigade.transactions.command;

import dev.brigade.eventstore.StreamId;
import dev.brigade.http.ProblemException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Lets the commands of this process to one stream wait for each other, before they take a
 * connection. The store would sort them out too, but by conflicts: with many at once most attempts
 * would be in vain.
 */
final class StreamLocks {

    private static final int STRIPES = 1024;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final ReentrantLock[] stripes =
            Stream.generate(() -> new ReentrantLock(true))
                    .limit(STRIPES)
                    .toArray(ReentrantLock[]::new);

    /**
     * Waits for the stream.
     *
     * @throws ProblemException 503 when that takes too long
     */
    Held hold(StreamId stream) throws InterruptedException {
        ReentrantLock lock = stripes[Math.floorMod(stream.hashCode(), STRIPES)];
        if (!lock.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw ProblemException.unavailable(
                    "Too many commands wait for " + stream, Duration.ofSeconds(1));
        }
        return lock::unlock;
    }

    /** A stream that is ours until it is closed. */
    @FunctionalInterface
    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
